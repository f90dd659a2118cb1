package lattice

import (
	"math"
	"testing"
)

func TestLengths(t *testing.T) {
	l := NewLengths([]int{20, 100, 400}, []int{25, 120, 480}, 0.25)
	for i := range 3 {
		for j := range 3 {
			if fit := l.Fit(i, j); (fit > 0) != (i == j) {
				t.Errorf("lengths of %d and %d fit by %.2f nats", i, j, fit)
			}
		}
	}
	if fit := NewLengths([]int{0}, []int{0}, 0.25).Fit(0, 0); math.IsNaN(fit) {
		t.Error("empty sentences fit by NaN")
	}
}

// All pairs but one are of equal length, and a free translation is twice as long.
func TestAFreeTranslationIsFreeInItsLength(t *testing.T) {
	source, target := make([]int, 12), make([]int, 12)
	for k := range source {
		source[k] = 100 + 20*(k%4)
		target[k] = source[k] + k%3
	}
	target[5] *= 2
	p := prior
	p.Deviation = 0.1
	m := newLengthModel(measure(nil, source), measure(nil, target), &p)
	one := Shapes[0]
	if fits, free := m.score(0, 0, one), m.score(5, 5, one); fits < free+5 || free < -10 {
		t.Errorf("a bead that fits says %.1f nats, a free one %.1f", fits, free)
	}
	weight := func(k int) float64 { return m.counts(m.ratio(k, k, one)) }
	if fits, free := weight(0), weight(5); free > fits/2 {
		t.Errorf("a bead that fits weighs %.2f in learning, a free one %.2f", fits, free)
	}
}
