package engine

import (
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/odds"
)

// The posteriors of the model are too sure of themselves: the words of a
// sentence are not as independent as IBM model 1 takes them to be, and the second
// pass has learned from what the first believed. So the log odds of the pass
// that is less sure are scaled to what is found on the development sets (Platt
// 1999), all sets counting alike. DESIGN.md tells how well that fits.
const (
	oddsShift = 1.0
	oddsScale = 0.436
	oddsShape = -1.0 // for beads that are not one sentence with one
	mostOdds  = 8    // nats: beyond, more is not surer
)

// confidence is the calibrated posterior of a bead, given what the first and
// the last pass think of it.
func confidence(first, last float64, shape lattice.Shape) float64 {
	x := oddsShift + oddsScale*max(-mostOdds, min(mostOdds, odds.Of(min(first, last))))
	if shape.Source > 1 || shape.Target > 1 {
		x += oddsShape
	}
	return odds.Probability(x)
}
