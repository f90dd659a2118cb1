package evaluate

import (
	"math"
	"slices"
)

// bins is the number of bins of equal width in which confidence is compared
// with truth (Guo et al., "On Calibration of Modern Neural Networks", ICML
// 2017).
const bins = 10

// A Calibration compares what beads say of themselves with what they turn out
// to be. The zero Calibration has seen no beads.
type Calibration struct {
	seen []judged
}

type judged struct {
	confidence float64
	right      bool
}

// Calibrate compares the confidence of predicted beads with the gold: a bead
// is right if the identical bead is there. Pairs holds the beads with two
// sides, nulls those with one; beads without confidence are in neither.
func Calibrate(gold, predicted []Bead) (pairs, nulls Calibration) {
	g := newBeadSet(gold, all)
	for _, b := range newBeadSet(predicted, all).beads {
		if b.Null() {
			nulls.Observe(b.Confidence, g.has(b))
		} else {
			pairs.Observe(b.Confidence, g.has(b))
		}
	}
	return pairs, nulls
}

// CalibrateSpans compares the confidence of predicted regions with the gold: a
// region is right as [SpanCounts].Joined has it. Regions without confidence
// are left out.
func CalibrateSpans(gold, predicted []Region) Calibration {
	var c Calibration
	g := newRegions(gold)
	for _, p := range distinct(predicted) {
		first, last := g.inside(p, maxJoined)
		c.Observe(p.Confidence, last > first)
	}
	return c
}

// Observe adds one thing predicted with a confidence of 0 to 1. A confidence
// beyond is taken as the nearer of the two, and NaN as no observation.
func (c *Calibration) Observe(confidence float64, right bool) {
	if !math.IsNaN(confidence) {
		c.seen = append(c.seen, judged{min(max(confidence, 0), 1), right})
	}
}

// Add adds what was seen elsewhere.
func (c *Calibration) Add(other Calibration) { c.seen = slices.Concat(c.seen, other.seen) }

// Len is the number of things seen.
func (c Calibration) Len() int { return len(c.seen) }

// ECE is the expected calibration error in ten bins: how far, 0 to 1, the mean confidence
// of a bin is from the share of it that is right, on the average over all that
// was seen. It is 0 where nothing was.
func (c Calibration) ECE() float64 {
	var gaps [bins]float64 // confidence less truth, summed
	for _, s := range c.seen {
		gap := &gaps[min(int(s.confidence*bins), bins-1)]
		*gap += s.confidence
		if s.right {
			*gap--
		}
	}
	var sum float64
	for _, gap := range gaps {
		sum += math.Abs(gap)
	}
	return sum / float64(max(len(c.seen), 1))
}

// AtLeast tells what is kept by a threshold: of the things seen with that
// confidence or more, the share that is right, and of all right things seen,
// the share that has it.
func (c Calibration) AtLeast(threshold float64) (precision, share float64) {
	var kept, keptRight, right int
	for _, s := range c.seen {
		if s.right {
			right++
		}
		if s.confidence >= threshold {
			kept++
			if s.right {
				keptRight++
			}
		}
	}
	return ratio(keptRight, kept), ratio(keptRight, right)
}
