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
		{"the last pass is less sure", evidence{last: 0.9, first: 0.99, met: 0.6, unmet: 0.2, shape: pair}},
		{"the first pass is less sure", evidence{last: 0.99, first: 0.9, met: 0.6, unmet: 0.2, shape: pair}},
		{"two sentences with one", evidence{last: 0.99, first: 0.99, met: 0.6, unmet: 0.2, shape: lattice.Shape{Source: 2, Target: 1}}},
		{"fewer words are known", evidence{last: 0.99, first: 0.99, met: 0.3, unmet: 0.1, shape: pair}},
		{"the numbers differ", evidence{last: 0.99, first: 0.99, met: 0.6, unmet: 0.2, differ: 0.2, shape: pair}},
		{"the last pass has learned from the first",
			evidence{last: 0.99, first: 0.99, met: 0.6, unmet: 0.2, shape: pair, document: document{taught: true}}},
		{"the document is doubtful",
			evidence{last: 0.99, first: 0.99, met: 0.6, unmet: 0.2, shape: pair, document: document{doubt: 0.1}}},
		{"more of what is known lacks a counterpart", evidence{last: 0.99, first: 0.99, met: 0.5, unmet: 0.3, shape: pair}},
		{"known words lack counterparts", evidence{last: 0.99, first: 0.99, met: 0, unmet: 0.8, shape: pair}},
	} {
		if less, more := test.less.confidence(), usual.confidence(); less >= more {
			t.Errorf("%s: %.3f, otherwise %.3f", test.name, less, more)
		}
	}
	if c := (evidence{last: 0.97, first: 0.97, met: 0, unmet: 0.8, shape: pair}).confidence(); c > 0.5 {
		t.Errorf("%.3f where no known word has a counterpart", c)
	}
	doubtful := document{doubt: 0.45, taught: true}
	surer := evidence{last: 0.99, first: 0.9, shape: pair, document: doubtful}
	lessSure := evidence{last: 0.9, first: 0.9, shape: pair, document: doubtful}
	if a, b := surer.confidence(), lessSure.confidence(); a <= b {
		t.Errorf("in the most doubtful of documents %.3f for the surer bead, %.3f for the other", a, b)
	}
	for _, p := range []float64{0, 1} {
		if c := (evidence{last: p, first: p, shape: pair}).confidence(); !(c > 0 && c < 1) {
			t.Errorf("confidence %g where both passes believe %g", c, p)
		}
	}
}
