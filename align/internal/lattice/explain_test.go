package lattice

import (
	"math"
	"testing"
)

// The parts of a bead but its neighbours are its score, and those say that a match
// between matches is likelier than two null beads.
func TestPartsAreTheScore(t *testing.T) {
	words := little(6, 5)
	l, err := Fit(t.Context(), nil, words, lay(sizes(6)), lay(sizes(6)), 0)
	if err != nil {
		t.Fatal(err)
	}
	e, err := l.Explain(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for k, shape := range Shapes {
		for i := 0; i+shape.Source <= 6; i++ {
			for j := 0; j+shape.Target <= 6; j++ {
				said := words.Bead(i, shape.Source, j, shape.Target)
				p, ok := e.Parts(Bead{I: i, J: j, Shape: shape}, said)
				if !ok {
					t.Fatalf("there are no parts of %v", shape)
				}
				sum := p.Words + p.Paragraphs + p.Lengths + p.Signs + p.Nulls + p.Share
				want := 0.0
				for _, h := range l.hypotheses {
					want += h.share * h.pass.model.score(i, j, k, said+p.Paragraphs)
				}
				if math.Abs(sum-want) > 1e-9 {
					t.Errorf("the parts of %v at %d, %d are %+v, together %g, and the score is %g", shape, i, j, p, sum, want)
				}
				if math.Abs(p.Neighbours) > behind+1e-9 || math.IsNaN(p.Neighbours) {
					t.Errorf("the neighbours of %v at %d, %d say %g", shape, i, j, p.Neighbours)
				}
				if on := i == j && shape == (Shape{1, 1}); on && p.Neighbours <= 0 {
					t.Errorf("neighbours that match say %g for a match at %d", p.Neighbours, i)
				}
			}
		}
	}
	if far, _ := e.Parts(Bead{I: 0, J: 5, Shape: Shape{1, 1}}, 0); far.Neighbours > -5 {
		t.Errorf("neighbours say %g of the first sentence with the last", far.Neighbours)
	}
	for _, shape := range []Shape{{1, 0}, {0, 1}, {5, 1}, {4, 4}} {
		if _, ok := e.Parts(Bead{Shape: shape}, 0); ok {
			t.Errorf("there are parts of %v, which is none of the model's", shape)
		}
	}
}
