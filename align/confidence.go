package align

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/lattice"
)

// A calibration turns what is known of a bead into the log odds of its being right.
//
// The posteriors of the model are too sure of themselves: the words of a
// sentence are not as independent as the model takes them to be, and the second
// pass has learned from what the first believed. So the log odds are a sum of the log
// odds of both passes and of what they do not tell (Platt 1999), found by logistic
// regression on the development sets, with lexicons, without, and after
// self-training, all sets counting alike. DESIGN.md tells how well that fits.
type calibration struct {
	shift float64
	last  float64 // for each nat of the last pass's log odds
	first float64 // and of the first's
	group float64 // for beads that are not one sentence with one
	known float64 // for the share of the words whose translations are known
	unmet float64 // for each nat that the words speak against the bead
}

// Tuned on the development sets, with pages without a lexicon and long noisy documents
// counting twice. Null beads are judged for themselves: what the words say is no part of them.
var (
	ofPairs = calibration{shift: -0.66, last: 0.378, first: 0.163, group: -0.74, known: 1.93, unmet: 0.325}
	ofNulls = calibration{shift: 0.34, last: 0.74, first: -0.32}
)

const mostOdds = 10 // nats: beyond, more is not surer

// evidence is what is known of a bead.
type evidence struct {
	last, first float64 // what the passes believe
	known       float64 // the share of its words whose translations are known
	words       float64 // what they say, in nats
	shape       lattice.Shape
}

// confidence is the calibrated posterior of a bead.
func (e evidence) confidence() float64 {
	c := &ofPairs
	if e.shape.Source == 0 || e.shape.Target == 0 {
		c = &ofNulls
	}
	odds := c.shift + c.last*bounded(e.last) + c.first*bounded(e.first) + c.known*e.known + c.unmet*min(0, e.words)
	if e.shape.Source > 1 || e.shape.Target > 1 {
		odds += c.group
	}
	return 1 / (1 + math.Exp(-odds))
}

// bounded returns the log odds of a probability, as far as they count.
func bounded(p float64) float64 {
	return max(-mostOdds, min(mostOdds, math.Log(p)-math.Log1p(-p)))
}
