package align

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/lattice"
)

// The posterior of the model is too sure of itself: words of a sentence are not
// as independent as IBM model 1 takes them to be. Its log odds are scaled to
// what is found on the development sets (Platt 1999), all sets counting alike.
// DESIGN.md tells how well that fits.
const (
	oddsShift = 0.13
	oddsScale = 0.62
	oddsShape = -0.79 // for beads that are not one sentence with one
	mostOdds  = 8     // nats: beyond, more is not surer
)

// confidence is the calibrated posterior of a bead.
func confidence(b lattice.Bead) float64 {
	odds := math.Log(b.Probability) - math.Log1p(-b.Probability)
	odds = oddsShift + oddsScale*max(-mostOdds, min(mostOdds, odds))
	if b.Shape.Source > 1 || b.Shape.Target > 1 {
		odds += oddsShape
	}
	return 1 / (1 + math.Exp(-odds))
}
