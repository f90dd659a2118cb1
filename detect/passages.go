package detect

import (
	"math"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// What a change of language costs, in nats, between two of the languages
// looked for and between one of them and any other.
const (
	switchCost = 3.5
	leaveCost  = 6.0
)

// sureOfWhole is the confidence from which a passage as a whole is in the
// language that it is detected to be in, whatever its lines seem to be. Below it
// a passage in none goes with its neighbour.
const sureOfWhole = 0.97

// A Passage is a run of paragraphs in one language, or in none of those
// looked for: the half-open byte range [Start, End) of the text.
type Passage struct {
	Start, End int
	Result
}

// In returns the passage's text, a part of the text it was found in.
func (p Passage) In(text string) string { return text[p.Start:p.End] }

// Passages divides a text into runs of paragraphs in one language each. A
// paragraph is a line: one that changes its language half-way counts as what
// most of it is. Lines without words, and those too short to tell, go with
// their neighbours. A text without words has no passages.
//
// The runs are the likeliest sequence of languages (Viterbi 1967), where every
// line has the evidence of its words and every change has a price. Time and
// memory grow with the number of lines; of each line no more than a sample is
// read.
func (d *Detector) Passages(text string) []Passage {
	d.ready()
	s := d.sample()
	defer d.samples.Put(s)

	var lines []Passage
	var scores []float64 // for each line, one for each language asked for and one for none of them
	start, words := 0, false
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimSpace(line); trimmed != "" {
			at := start + strings.Index(line, trimmed)
			lines = append(lines, Passage{Start: at, End: at + len(trimmed)})
			s.read(trimmed)
			words = words || len(s.words) > 0
			scores = d.appendScores(scores, s)
		}
		start += len(line)
	}
	if !words {
		return nil
	}

	for i, state := range likeliest(scores, len(d.asked)+1) {
		lines[i].Tag = language.Und
		if state < len(d.asked) {
			lines[i].Tag = d.asked[state].tag
		}
	}
	passages := join(lines)
	for i := range passages {
		p := &passages[i]
		switch r := d.Detect(text[p.Start:p.End]); {
		case r.Confidence >= sureOfWhole:
			p.Tag = r.Tag
		case p.Tag == language.Und && len(passages) > 1:
			// Headlines, captions and by-lines are names, which are in no language.
			p.Tag = passages[max(i-1, 1-i)].Tag
		}
	}
	passages = join(passages)
	for i := range passages {
		p := &passages[i]
		r := d.Detect(text[p.Start:p.End])
		if p.Confidence = r.Confidence; r.Tag != p.Tag {
			p.Confidence = min(1-r.Confidence, 0.5)
		}
	}
	return passages
}

// join makes one passage of neighbours in the same language.
func join(passages []Passage) (joined []Passage) {
	for _, p := range passages {
		if n := len(joined); n > 0 && joined[n-1].Tag == p.Tag {
			joined[n-1].End = p.End
		} else {
			joined = append(joined, p)
		}
	}
	return joined
}

// appendScores appends the log-odds of each language asked for, and of none of
// them, against a language that nothing is known of.
func (d *Detector) appendScores(scores []float64, s *sample) []float64 {
	base := len(scores)
	scores = append(scores, make([]float64, len(d.asked)+1)...)
	line := scores[base:]
	script, ok := s.script()
	if !ok || s.isJunk() {
		return scores
	}
	d.lists.lookUp(s, script)
	h := d.lists.count(s)
	words := float64(h.n)
	best, second := math.Inf(-1), math.Inf(-1)
	for i, c := range d.asked {
		line[i] = belongs(h.in(c.list), words)
		best, second = max(best, line[i]), max(second, min(best, line[i]))
	}
	if best-second < clearly+rivalModel*-math.Log(modelFloor) {
		p := d.models.probabilities(s)[:len(d.asked)]
		likeliest := max(slices.Max(p), modelFloor)
		for i := range p {
			line[i] += rivalModel * math.Log(max(p[i], modelFloor)/likeliest)
		}
	}
	none := 0.0
	for i, n := range h.of {
		if !d.askedLists.has(i) {
			none = max(none, belongs(float64(n), words)-rivalBias)
		}
	}
	for i, c := range d.asked {
		if c.script != script {
			line[i] = -missLoss * float64(s.letters[script])
		} else if d.closed {
			none = math.Inf(-1)
		}
	}
	line[len(d.asked)] = none
	return scores
}

// likeliest returns the states of the best path through lines of scores, n to
// a line, of which the last stands for no language.
func likeliest(scores []float64, n int) []int {
	lines := len(scores) / n
	from := make([]int, len(scores)) // the state before each
	best, next := slices.Clone(scores[:n]), make([]float64, n)
	for line := 1; line < lines; line++ {
		for state := range n {
			next[state] = math.Inf(-1)
			for previous, score := range best {
				switch {
				case previous == state:
				case previous == n-1 || state == n-1:
					score -= leaveCost
				default:
					score -= switchCost
				}
				if score > next[state] {
					next[state], from[line*n+state] = score, previous
				}
			}
			next[state] += scores[line*n+state]
		}
		best, next = next, best
	}
	path := make([]int, lines)
	state := 0
	for i := range best {
		if best[i] > best[state] {
			state = i
		}
	}
	for line := lines - 1; line >= 0; line-- {
		path[line] = state
		state = from[line*n+state]
	}
	return path
}
