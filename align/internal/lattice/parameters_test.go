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
