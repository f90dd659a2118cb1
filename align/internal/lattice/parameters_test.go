package lattice

import (
	"math"
	"slices"
	"testing"
)

// What happened to be counted beside source nulls must not make nulls that face
// each other cheap.
func TestNullsSideBySideAreTied(t *testing.T) {
	c := new(tally)
	c.transition[match] = [states]float64{match: 900, sourceOnly: 50, targetOnly: 1}
	c.transition[sourceOnly] = [states]float64{match: 0, sourceOnly: 10, targetOnly: 50}
	c.share[0], c.beads = 900, 900
	p := c.parameters(&prior)
	if after, anywhere := p.Transition[sourceOnly][targetOnly], p.Transition[match][targetOnly]; after > 0.35 || after < anywhere {
		t.Errorf("target null after source null %g, anywhere %g", after, anywhere)
	}
	for from, row := range p.Transition {
		var sum float64
		for _, q := range row {
			sum += q
		}
		if math.Abs(sum-1) > 1e-9 || slices.Min(row[:]) < 0 {
			t.Errorf("from state %d: %v", from, row)
		}
	}
}

// Texts in which next to nothing has a counterpart leave out more beside each other than
// there are matches.
func TestTransitionsAreProbabilities(t *testing.T) {
	for _, beside := range []float64{0, 1, 100, 4000} {
		for _, left := range []float64{0, 1, 100, 4000} {
			c := new(tally)
			c.transition[match] = [states]float64{match: 1, sourceOnly: left, targetOnly: left / 3}
			c.transition[sourceOnly] = [states]float64{match: 1, sourceOnly: 10 * left, targetOnly: beside}
			c.transition[targetOnly] = [states]float64{match: 1, targetOnly: 10 * left}
			p := c.parameters(&prior)
			for from, row := range p.Transition {
				sum := row[match] + row[sourceOnly] + row[targetOnly]
				if slices.Min(row[:]) < 0 || row[match] == 0 || math.Abs(sum-1) > 1e-9 {
					t.Errorf("%g sentences left out, %g beside others, from state %d: %v", left, beside, from, row)
				}
			}
		}
	}
}
