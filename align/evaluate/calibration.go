package evaluate

import (
	"math"
	"slices"
)

// bins is the number of bins of equal width in which confidence is compared
// with truth (Guo et al., "On Calibration of Modern Neural Networks", ICML
// 2017).
const bins = 10

// A Calibration compares the confidence of predictions, which are beads or
// regions, with whether they are right. The zero Calibration holds none.
type Calibration struct {
	predictions []prediction
}

type prediction struct {
	confidence float64
	right      bool
}

// Calibrate compares the confidence of predicted beads with the gold: a bead is
// right if the gold has the identical bead. Pairs holds the beads with two sides,
// nulls the null beads. Beads without a confidence are in neither.
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

// CalibrateRegions compares the confidence of predicted regions with the gold: a
// region is right as [RegionCounts].Joined has it. Regions without confidence
// are left out.
func CalibrateRegions(gold, predicted []Region) Calibration {
	var c Calibration
	g := newRegions(gold)
	for _, p := range distinct(predicted) {
		first, last := g.inside(p, maxJoined)
		c.Observe(p.Confidence, last > first)
	}
	return c
}

// Observe adds a prediction made with a confidence from 0 to 1. A confidence
// below 0 counts as 0, one above 1 as 1. One that is NaN is not added.
func (c *Calibration) Observe(confidence float64, right bool) {
	if !math.IsNaN(confidence) {
		c.predictions = append(c.predictions, prediction{min(max(confidence, 0), 1), right})
	}
}

// Add adds the predictions of another Calibration.
func (c *Calibration) Add(other Calibration) {
	c.predictions = slices.Concat(c.predictions, other.predictions)
}

// Len is the number of predictions.
func (c Calibration) Len() int { return len(c.predictions) }

// ECE is the expected calibration error, from 0 to 1. The predictions are put in
// ten bins by their confidence; the error of a bin is the difference between its
// mean confidence and the fraction of it that is right, and the ECE is the mean
// over the bins, weighted by how many predictions are in each. Without
// predictions it is 0.
func (c Calibration) ECE() float64 {
	var gaps [bins]float64 // confidence less truth, summed
	for _, s := range c.predictions {
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
	return sum / float64(max(len(c.predictions), 1))
}

// AtLeast tells what a threshold on the confidence keeps: precision is the
// fraction of the predictions at or above it that is right, and recall the
// fraction of all right predictions that is at or above it.
func (c Calibration) AtLeast(threshold float64) (precision, recall float64) {
	var kept, keptRight, right int
	for _, s := range c.predictions {
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
