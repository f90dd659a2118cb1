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
	taught float64 // more for each where the last pass has learned from the first
	doubt  float64 // and for each, by how far the beads of the document are doubted
	first  float64 // for each nat of the first pass's
	group  float64 // for beads that are not one sentence with one
	free   float64 // and for those, by the share of null beads
	known  float64 // for the share of the words that is known
	lack   float64 // for that of known words, among the known, that lack a counterpart in the bead
	unmet  float64 // for that of known words, among all, that lack one beyond what is usual
	differ float64 // for that of numbers without a counterpart, where either side has some
}

// Tuned on the development sets, with pages without a lexicon and long noisy documents
// counting twice. Where hardly any of the known words has a counterpart, real translations,
// of which 1.5% are like that, are right all the same; unmet is as large as it can be
// without spoiling the calibration, for lines that only face each other. Null beads are
// judged for themselves: what their words say is no part of them. differ is larger than what the
// data ask for: a page number alone must not make a pair.
var (
	ofPairs = calibration{shift: -0.02, last: 0.594, taught: -0.224, doubt: -0.63, first: 0.125, group: -1.29, free: 2.64,
		known: 0.94, lack: -1.04, unmet: -12, differ: -10}
	ofNulls = calibration{shift: 0.34, last: 0.74, first: -0.32}
)

// usuallyUnmet is the share of the known words that may lack a counterpart.
const usuallyUnmet = 0.7

// littleKnown is the share of the words below which it hardly matters which of the known ones lack
// a counterpart.
const littleKnown = 0.05

// leastLast is the least that a nat of the last pass's log odds counts, however doubtful the document.
const leastLast = 0.1

const mostOdds = 10 // nats: beyond, more is not surer

// confidence is the calibrated posterior of a bead.
func (e evidence) confidence() float64 {
	c := &ofPairs
	if e.shape.Source == 0 || e.shape.Target == 0 {
		c = &ofNulls
	}
	last := c.last + c.doubt*e.document.doubt
	if e.document.taught {
		last += c.taught
	}
	last = max(leastLast, last)
	known := e.met + e.unmet
	x := c.shift + last*bounded(e.last) + c.first*bounded(e.first) +
		c.known*known + c.lack*e.unmet/(known+littleKnown) + c.unmet*max(0, e.unmet-usuallyUnmet*known) + c.differ*e.differ
	if e.shape.Source > 1 || e.shape.Target > 1 {
		x += c.group + c.free*e.document.null
	}
	return odds.Probability(x)
}

// bounded returns the log odds of a probability, as far as they count.
func bounded(p float64) float64 {
	return max(-mostOdds, min(mostOdds, odds.Of(p)))
}
