package lattice

import (
	"testing"
)

// A text of which every sentence faces its translation, but for some in the midst of which the words say other things.
func TestGapsAreDoubtedAsWholes(t *testing.T) {
	const n, from = 40, 20
	for _, test := range []struct {
		name        string
		said        []float64 // by sentence of the gap
		probability float64
		paired      bool
		surer       float64 // than what the beads of the gap may be in the end
	}{
		{"three that say nothing", []float64{0, 0, 0}, 0.8, true, 1},
		{"one with something against it", []float64{-1.5}, 0.8, true, 1},
		{"three with something against them", []float64{-1.5, -1.5, -1.5}, 0.8, true, 0.75},
		{"three with much against them", []float64{-3, -3, -3}, 0.8, false, 0},
		{"two with much against them, and a third for them", []float64{-3, 7, -3}, 0.8, true, 1},
	} {
		words := little(n, 15)
		for k, nats := range test.said {
			words.scores[(from+k)*n+from+k] = nats
		}
		l, err := Fit(t.Context(), nil, words, lay(sizes(n)), lay(sizes(n)), 0)
		if err != nil {
			t.Fatal(err)
		}
		var beads []Bead
		for i := range n {
			b := Bead{I: i, J: i, Shape: Shape{1, 1}, Probability: 0.999}
			if i >= from && i < from+len(test.said) {
				b.Probability = test.probability
			}
			beads = append(beads, b)
		}
		for _, b := range l.Doubt(beads) {
			switch within := b.I >= from && b.J < from+len(test.said); {
			case !within && (b.null() || b.Probability != 0.999):
				t.Errorf("%s: the bead %+v is doubted beside the gap", test.name, b)
			case within && b.null() == test.paired:
				t.Errorf("%s: the bead %+v, paired: want %t", test.name, b, test.paired)
			case within && test.paired && b.Probability > min(test.surer, test.probability+1e-9):
				t.Errorf("%s: the bead %+v is as sure as before", test.name, b)
			}
		}
	}
}

func TestAgainst(t *testing.T) {
	words := little(4, 15)
	words.scores[1*4+1], words.scores[2*4+2] = -1, -3
	l, err := Fit(t.Context(), nil, words, lay(sizes(4)), lay(sizes(4)), 0)
	if err != nil {
		t.Fatal(err)
	}
	at := func(i int) Bead { return Bead{I: i, J: i, Shape: Shape{1, 1}} }
	if null := (Bead{I: 2, J: 2, Shape: Shape{1, 0}}); l.Against([]Bead{at(0), at(1), null, at(3)}) || !l.Against([]Bead{at(1), at(2)}) {
		t.Error("it is not the words of the third sentences that speak clearly against them")
	}
}
