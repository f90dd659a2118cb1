package engine

import (
	"testing"

	"github.com/sejajar/sejajar/align/internal/lattice"
)

func TestConfidenceFollowsTheEvidence(t *testing.T) {
	pair := lattice.Shape{Source: 1, Target: 1}
	usual := evidence{last: 0.99, first: 0.99, met: 0.6, unmet: 0.2, shape: pair}
	for _, test := range []struct {
		name string
		less evidence
	}{
		{"the last pass is less sure", evidence{0.9, 0.99, 0.6, 0.2, 0, pair}},
		{"the first pass is less sure", evidence{0.99, 0.9, 0.6, 0.2, 0, pair}},
		{"two sentences with one", evidence{0.99, 0.99, 0.6, 0.2, 0, lattice.Shape{Source: 2, Target: 1}}},
		{"fewer words are known", evidence{0.99, 0.99, 0.3, 0.1, 0, pair}},
		{"the numbers differ", evidence{0.99, 0.99, 0.6, 0.2, 0.2, pair}},
		{"known words lack counterparts", evidence{0.99, 0.99, 0, 0.8, 0, pair}},
	} {
		if less, more := test.less.confidence(), usual.confidence(); less >= more {
			t.Errorf("%s: %.3f, otherwise %.3f", test.name, less, more)
		}
	}
	if c := (evidence{0.97, 0.97, 0, 0.8, 0, pair}).confidence(); c > 0.5 {
		t.Errorf("%.3f where no known word has a counterpart", c)
	}
	for _, p := range []float64{0, 1} {
		if c := (evidence{last: p, first: p, shape: pair}).confidence(); !(c > 0 && c < 1) {
			t.Errorf("confidence %g where both passes believe %g", c, p)
		}
	}
}
