package detect

import (
	"math"

	"golang.org/x/text/language"
)

// Where a text is no text at all.
const mostJunk = 0.25 // share of chunks that look like code or noise

// Evidence, in nats: the logarithm of the odds that an answer is right. Tuned on ...
const (
	hitGain   = 1.6 // for a word that the language's list holds
	missLoss  = 0.43
	knownBias = 0.5
	fullWords = 80 // words past which more of the same prove nothing more

	marginGain = 1.5 // for a word that the language's list holds and the best rival's does not
	modelGain  = 0.7 // for lingua's log-odds against the best rival
	modelKnown = 0.2
	modelFloor = 1e-4
	marginBias = 0.5

	clear = 7 // odds of 1000 to 1 whatever lingua says
)

// evidence is what speaks for the likeliest of the languages asked for.
type evidence struct {
	candidate candidate
	words     float64
	hits      float64 // words in the candidate's list
	rival     float64 // words in the list of its best rival
	model     float64 // log-odds of the candidate against its best rival by lingua, 0 if not asked
}

// judge weighs the evidence in a sample.
func (d *Detector) judge(s *sample) Result {
	script, ok := s.script()
	if !ok || float64(s.junk) > mostJunk*float64(s.junk+s.prose) {
		return Result{}
	}
	e, ok := d.weigh(s, script)
	if !ok {
		return Result{language.Und, 0.99}
	}
	if e.candidate.list < 0 {
		return Result{e.candidate.tag, 0.5}
	}
	if p := e.probability(d.closed); p >= 0.5 || d.closed {
		return Result{e.candidate.tag, p}
	} else {
		return Result{language.Und, 1 - p}
	}
}

// script is the one that most letters are of.
func (s *sample) script() (most script, ok bool) {
	for i, n := range s.letters {
		if n > s.letters[most] {
			most = script(i)
		}
	}
	return most, s.letters[most] > 0
}

func (d *Detector) weigh(s *sample, script script) (evidence, bool) {
	h := d.lists.count(s, script)
	e, ok := d.best(h, script, nil)
	if !ok || e.isClear(d.closed) {
		return e, ok
	}
	return d.best(h, script, d.models.probabilities(s, script))
}

// best finds the candidate that the hits, and the models' probabilities where
// they are given, speak for most.
func (d *Detector) best(h *hits, script script, probabilities []float64) (evidence, bool) {
	score := func(list, model int) float64 {
		var sum float64
		if list >= 0 {
			sum = marginGain * float64(h.of[list])
		}
		if probabilities != nil {
			sum += modelGain * math.Log(max(probabilities[model], modelFloor))
		}
		return sum
	}
	best, found := candidate{}, false
	top := math.Inf(-1)
	for _, c := range d.asked {
		if c.script == script {
			if v := score(c.list, c.model); v > top {
				best, top, found = c, v, true
			}
		}
	}
	if !found {
		return evidence{}, false
	}
	e := evidence{candidate: best, words: float64(h.n)}
	if best.list >= 0 {
		e.hits = float64(h.of[best.list])
	}
	if d.closed {
		for _, c := range d.asked {
			if c.script == script && c != best && c.list >= 0 {
				e.rival = max(e.rival, float64(h.of[c.list]))
			}
		}
	} else {
		for i, n := range h.of {
			if i != best.list {
				e.rival = max(e.rival, float64(n))
			}
		}
	}
	if probabilities != nil {
		rival := modelFloor
		for i, p := range probabilities {
			if i != best.model && (!d.closed || d.isAsked(i)) {
				rival = max(rival, p)
			}
		}
		e.model = math.Log(max(probabilities[best.model], modelFloor) / rival)
	}
	return e, true
}

func (d *Detector) isAsked(model int) bool {
	for _, c := range d.asked {
		if c.model == model {
			return true
		}
	}
	return false
}

func (e evidence) odds(closed bool) (known, margin float64) {
	scale := min(1, fullWords/max(e.words, 1))
	known = knownBias + scale*(hitGain*e.hits-missLoss*(e.words-e.hits)) + modelKnown*e.model
	margin = marginBias + scale*marginGain*(e.hits-e.rival) + modelGain*e.model
	if closed {
		known = math.Inf(1)
	}
	return known, margin
}

func (e evidence) probability(closed bool) float64 {
	known, margin := e.odds(closed)
	return 1 / (1 + math.Exp(-known) + math.Exp(-margin))
}

func (e evidence) isClear(closed bool) bool {
	known, margin := e.odds(closed)
	return known > clear && margin > clear || known < -clear || margin < -clear
}
