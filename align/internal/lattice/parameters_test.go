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

// A weight is the exponential of a score, whatever it is made of.
func TestWeightIsTheExponentialOfTheScore(t *testing.T) {
	lengths := []int{3, 200, 41, 40, 39, 7, 1000, 60}
	layout := lay(lengths)
	for i := range layout.Signs {
		layout.Signs[i] = Signs{[]Sign{upper, digit}[i%2], []Sign{stop, lower, colon}[i%3]}
	}
	m := newFitting(nil, layout, layout, nil).believe(prior)
	for k, s := range Shapes {
		for i := range len(lengths) - s.Source + 1 {
			for j := range len(lengths) - s.Target + 1 {
				for _, words := range []float32{-200, -3, 0, 5, overwhelming, overwhelming + 1, 2000} {
					want := m.bounded(m.score(i, j, k, float64(words)))
					if got := math.Log(m.weight(i, j, k, words, math.Exp(float64(words)))); math.Abs(got-want) > 1e-9 {
						t.Fatalf("%v at (%d,%d) with words of %g: %g, want %g", s, i, j, words, got, want)
					}
				}
			}
		}
	}
}
