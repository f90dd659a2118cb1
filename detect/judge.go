package detect

import (
	"math"

	"golang.org/x/text/language"
)

// UnlistedConfidence is the most that the detector trusts an answer in a
// language that has no word list: 4 in 5.
const UnlistedConfidence = 0.8

// The weights of evidence, in nats. They were fitted by logistic regression on
// documents, sentences and pieces of five words in Indonesian, English, German
// and 201 other languages, and then drawn towards caution, since the next
// foreign language is one that nothing was fitted to. A fit to either half of the
// languages has a loss on the other half that is 12 to 14% above that of a fit
// to it; single weights differ by up to a third, which hardly moves the measures.
const (
	// Is the text in the language at all?
	hitGain    = 2.0 // for each word in the language's list
	missLoss   = 0.5 // for each other word: one listed word in five is even odds
	knownBias  = 0.3
	knownModel = 0.3 // for each nat of lingua's log-odds

	// Is it in the language, or in a look-alike that lingua knows?
	rivalGain  = 3.0 // for each word in the language's list beyond those in the rival's
	rivalBias  = 3.0 // look-alikes are rarer than the languages that are looked for
	rivalModel = 0.7

	// Or in one that lingua does not know?
	strangerGain = 3.5
	strangerBias = 2.0

	fullWords  = 100  // words that count in full: those of a longer text count less, by the root
	modelFloor = 1e-4 // lingua's probabilities are no better than this
	fewSay     = 5    // so many words say half of what they seem to against a language
	silentSay  = 15   // and so many where they do not speak for another one either
	leadGain   = 15.0 // where a text is in two languages, for each by how much the larger leads
	clearly    = 4.0  // odds of 50 to 1, whatever lingua would say
)

// evidence is what a text says about the likeliest of the languages asked for.
type evidence struct {
	candidate candidate
	words     float64
	hits      float64 // words in the candidate's list
	rival     float64 // words in the best list among languages that lingua was loaded with
	stranger  float64 // words in the best list among those it was not
	model     float64 // lingua's log-odds of the candidate against its best rival; 0 before it is asked
}

// surest is the most that any answer is trusted: no measure is made on so many
// texts that it could show more.
const surest = 0.999

// judge weighs the evidence in a sample.
func (d *Detector) judge(s *sample) Result {
	script, ok := s.script()
	if !ok || s.isJunk() && !d.closed {
		return Result{}
	}
	d.lists.lookUp(s, script)
	h := d.lists.count(s)
	e, ok := d.weigh(&h, script, nil)
	if !ok {
		return Result{language.Und, surest}
	}
	lead := d.keepBulk(s, &h)
	if lead < 1 {
		h = d.lists.count(s)
		e, _ = d.weigh(&h, script, nil)
	}
	if !d.isClear(e) {
		e, _ = d.weigh(&h, script, d.models.probabilities(s))
	}
	p := d.probability(e)
	most := min(surest, 1/(1+math.Exp(-leadGain*lead)))
	if p < 0.5 && !d.closed {
		say := float64(fewSay)
		if max(e.rival, e.stranger)-e.hits < lineLead {
			say = silentSay
		}
		doubt := math.Log(p/(1-p)) * e.words / (e.words + say)
		return Result{language.Und, min(1/(1+math.Exp(doubt)), most)}
	}
	return Result{e.candidate.tag, min(p, most)}
}

// weigh finds the language asked for that the words, and lingua's
// probabilities where they are given, speak for most, and what speaks against
// it. It reports false if none is written in the script.
func (d *Detector) weigh(h *hits, script script, probabilities []float64) (evidence, bool) {
	best, top := -1, math.Inf(-1)
	for i, c := range d.asked {
		if c.script != script {
			continue
		}
		score := rivalGain * scale(float64(h.n)) * h.in(c.list)
		if probabilities != nil {
			score += rivalModel * math.Log(max(probabilities[c.model], modelFloor))
		}
		if score > top {
			best, top = i, score
		}
	}
	if best < 0 {
		return evidence{}, false
	}
	c := d.asked[best]
	e := evidence{candidate: c, words: float64(h.n), hits: h.in(c.list)}
	for i, n := range h.of {
		switch {
		case i == c.list || d.closed && !d.askedLists.has(i):
		case d.knownLists.has(i):
			e.rival = max(e.rival, float64(n))
		default:
			e.stranger = max(e.stranger, float64(n))
		}
	}
	if probabilities != nil {
		rival := modelFloor
		for i, p := range probabilities {
			if i != c.model && (!d.closed || i < len(d.asked)) {
				rival = max(rival, p)
			}
		}
		e.model = math.Log(max(probabilities[c.model], modelFloor) / rival)
	}
	return e, true
}

// in is how many words list i holds, 0 for no list.
func (h *hits) in(i int) float64 {
	if i < 0 {
		return 0
	}
	return float64(h.of[i])
}

// scale is what each of n words counts.
func scale(n float64) float64 { return math.Sqrt(min(1, fullWords/max(n, 1))) }

// odds are the log-odds of the candidate against a language that nothing is
// known of, against look-alikes that lingua knows, and against others.
func (d *Detector) odds(e evidence) (known, rival, stranger float64) {
	scale := scale(e.words)
	belongs := func(hits float64) float64 { return knownBias + scale*belongs(hits, e.words) }
	if e.candidate.list < 0 {
		known = math.Log(UnlistedConfidence / (1 - UnlistedConfidence))
		return known, rivalModel * e.model, strangerBias - max(belongs(e.stranger), 0)
	}
	known = belongs(e.hits) + knownModel*e.model
	rival = rivalBias + scale*rivalGain*(e.hits-e.rival) + rivalModel*e.model
	stranger = strangerBias + scale*strangerGain*(e.hits-e.stranger)
	return known, rival, stranger
}

// probability is that of the candidate.
func (d *Detector) probability(e evidence) float64 {
	known, rival, stranger := d.odds(e)
	if d.closed {
		return 1 / (1 + math.Exp(rivalBias-rival))
	}
	return 1 / (1 + math.Exp(-known) + math.Exp(-rival) + math.Exp(-stranger))
}

// isClear reports whether lingua could not turn the answer.
func (d *Detector) isClear(e evidence) bool {
	if e.candidate.list < 0 {
		return false
	}
	known, rival, stranger := d.odds(e)
	reach := -math.Log(modelFloor)
	if d.closed {
		return rival-rivalBias-rivalModel*reach > clearly
	}
	if d.unlisted {
		return false
	}
	yes := min(known-knownModel*reach, rival-rivalModel*reach, stranger) > clearly
	no := min(known+knownModel*reach, rival+rivalModel*reach, stranger) < -clearly
	return yes || no
}
