package engine

import "github.com/sejajar/sejajar/align/internal/odds"

// A calibration turns what is known of a bead into the log odds of its being right.
//
// The posteriors of the model are too sure of themselves: the words of a
// sentence are not as independent as the model takes them to be, and the second
// pass has learned from what the first believed. So the log odds are a sum of the log
// odds of both passes and of what they do not tell (Platt 1999), found by logistic
// regression on the development sets, with lexicons, without, and after
// self-training, all sets counting alike. DESIGN.md tells how well that fits.
type calibration struct {
	shift  float64
	last   float64 // for each nat of the last pass's log odds
	first  float64 // and of the first's
	group  float64 // for beads that are not one sentence with one
	known  float64 // for the share of the words that is known
	unmet  float64 // for that of known words without a counterpart in the bead, beyond what is usual
	differ float64 // for that of numbers without a counterpart, where either side has some
}

// Tuned on the development sets, with pages without a lexicon and long noisy documents
// counting twice. Where hardly any of the known words has a counterpart, real translations,
// of which 1.5% are like that, are right all the same; unmet is as large as it can be
// without spoiling the calibration, for lines that only face each other. Null beads are
// judged for themselves: what their words say is no part of them. differ is larger than what the
// data ask for: a page number alone must not make a pair.
var (
	ofPairs = calibration{shift: -0.6, last: 0.405, first: 0.143, group: -0.16, known: 1.89, unmet: -12, differ: -10}
	ofNulls = calibration{shift: 0.34, last: 0.74, first: -0.32}
)

// usuallyUnmet is the share of the known words that may lack a counterpart.
const usuallyUnmet = 0.7

const mostOdds = 10 // nats: beyond, more is not surer

// confidence is the calibrated posterior of a bead.
func (e evidence) confidence() float64 {
	c := &ofPairs
	if e.shape.Source == 0 || e.shape.Target == 0 {
		c = &ofNulls
	}
	known := e.met + e.unmet
	x := c.shift + c.last*bounded(e.last) + c.first*bounded(e.first) + c.known*known + c.unmet*max(0, e.unmet-usuallyUnmet*known) +
		c.differ*e.differ
	if e.shape.Source > 1 || e.shape.Target > 1 {
		x += c.group
	}
	return odds.Probability(x)
}

// bounded returns the log odds of a probability, as far as they count.
func bounded(p float64) float64 {
	return max(-mostOdds, min(mostOdds, odds.Of(p)))
}
