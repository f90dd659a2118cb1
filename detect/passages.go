package detect

import (
	"cmp"
	"context"
	"fmt"
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

// DefaultMaxLines is the limit of [MaxLines] unless it is set.
const DefaultMaxLines = 1_000_000

// MaxLines limits the lines of a text that [Detector.Passages] divides. Each that is
// not blank takes about 70 bytes of memory, and 250 where no other is the same.
func MaxLines(n int) Option {
	return func(d *Detector) error {
		if n < 1 {
			return fmt.Errorf("MaxLines(%d): want at least 1", n)
		}
		d.maxLines = n
		return nil
	}
}

// A TooLargeError says that a text has more lines than [MaxLines] allows, blank ones
// not counted.
type TooLargeError struct {
	Lines, Max int // Lines is how many were counted until then
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("detect: the text has more than %d lines; raise the limit or divide the text in parts", e.Max)
}

// Passages divides a text into runs of paragraphs in one language each. A
// paragraph is a line: one that changes its language half-way counts as what
// most of it is. Lines without words, and those too short to tell, go with
// their neighbours. A text without words has no passages.
//
// The runs are the likeliest sequence of languages (Viterbi 1967), where every
// line has the evidence of its words and every change has a price. Time and
// memory grow with the number of lines; of each line no more than a sample is
// read, and of lines that are the same only one.
//
// The error is a [*TooLargeError], or the context's soon after the context ends.
func (d *Detector) Passages(ctx context.Context, text string) ([]Passage, error) {
	d.ready()
	lines, err := d.readLines(ctx, text)
	if err != nil || !lines.words {
		return nil, err
	}
	passages, err := d.runs(ctx, lines)
	if err != nil {
		return nil, err
	}
	for i := range passages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
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
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &passages[i]
		r := d.Detect(text[p.Start:p.End])
		if p.Confidence = r.Confidence; r.Tag != p.Tag {
			p.Confidence = min(1-r.Confidence, 0.5)
		}
	}
	return passages, nil
}

// A scored text is its lines that are not blank, and what their words say.
type scored struct {
	lines  []scoredLine
	scores []float64 // of each different line: one for each language asked for and one for none of them
	words  bool      // there are any
}

type scoredLine struct {
	start, end int
	scores     int // which of the different lines it is
}

func (d *Detector) readLines(ctx context.Context, text string) (*scored, error) {
	s := d.sample()
	defer d.samples.Put(s)
	if err := d.checkLines(ctx, text); err != nil {
		return nil, err
	}
	read, known := new(scored), make(map[string]int)
	start := 0
	for line := range strings.Lines(text) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if trimmed := strings.TrimSpace(line); trimmed != "" {
			which, ok := known[trimmed]
			if !ok {
				which = len(known)
				known[trimmed] = which
				s.read(trimmed)
				read.words = read.words || len(s.words) > 0
				read.scores = d.appendScores(read.scores, s)
			}
			at := start + strings.Index(line, trimmed)
			read.lines = append(read.lines, scoredLine{at, at + len(trimmed), which})
		}
		start += len(line)
	}
	return read, nil
}

// checkLines returns an error if a text has too many lines that are not blank.
func (d *Detector) checkLines(ctx context.Context, text string) error {
	n, read, most := 0, 0, cmp.Or(d.maxLines, DefaultMaxLines)
	for line := range strings.Lines(text) {
		if read++; read%breath == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if n++; n > most {
			return &TooLargeError{n, most}
		}
	}
	return nil
}

// runs returns the lines of the likeliest languages, neighbours in the same joined.
func (d *Detector) runs(ctx context.Context, read *scored) ([]Passage, error) {
	states, err := read.likeliest(ctx, len(d.asked)+1)
	if err != nil {
		return nil, err
	}
	var passages []Passage
	for i, line := range read.lines {
		tag := language.Und
		if int(states[i]) < len(d.asked) {
			tag = d.asked[states[i]].tag
		}
		if n := len(passages); n > 0 && states[i] == states[i-1] {
			passages[n-1].End = line.end
		} else {
			passages = append(passages, Passage{Start: line.start, End: line.end, Result: Result{Tag: tag}})
		}
	}
	return passages, nil
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

// likeliest returns the state of each line on the best path through the scores of all,
// n to a line, of which the last stands for no language.
func (read *scored) likeliest(ctx context.Context, n int) ([]uint8, error) {
	scores := func(line int) []float64 { return read.scores[read.lines[line].scores*n:][:n] }
	from := make([]uint8, len(read.lines)*n) // the state before each
	best, next := slices.Clone(scores(0)), make([]float64, n)
	for line := 1; line < len(read.lines); line++ {
		if line%breath == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		here := scores(line)
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
					next[state], from[line*n+state] = score, uint8(previous)
				}
			}
			next[state] += here[state]
		}
		best, next = next, best
	}
	path := make([]uint8, len(read.lines))
	state := uint8(0)
	for i := range best {
		if best[i] > best[state] {
			state = uint8(i)
		}
	}
	for line := len(path) - 1; line >= 0; line-- {
		path[line] = state
		state = from[line*n+int(state)]
	}
	return path, nil
}

// breath is how many lines are gone through before the context is looked at again.
const breath = 1 << 10
