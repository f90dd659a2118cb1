package lattice

import (
	"math"
	"testing"
)

func TestSurpriseIsThatOfADensity(t *testing.T) {
	xs := make([]float64, 0, 200)
	for i := range 200 { // most near 4, some near 1.5
		if i%10 == 0 {
			xs = append(xs, 1.5+0.1*math.Sin(float64(i)))
		} else {
			xs = append(xs, 4+0.3*math.Sin(float64(i)))
		}
	}
	said := make([]float64, len(xs))
	surprise(xs, said)
	if rare, usual := said[0], said[1]; rare < usual+0.5 {
		t.Errorf("a rare length surprises by %g, a usual one by %g", rare, usual)
	}
	for i, s := range said {
		if math.IsNaN(s) || s < -2 || s > 6 {
			t.Fatalf("number %g: %g", xs[i], s)
		}
	}
}

func TestTwoShortLinesFitBetterThanTwoLongOnes(t *testing.T) {
	lengths := make([]int, 40)
	for i := range lengths {
		lengths[i] = 90 + i
	}
	lengths[7] = 6
	l := measure(nil, lengths)
	m := newLengthModel(l, l, &prior)
	short, long := m.score(7, 7, Shape{1, 1}), m.score(8, 8, Shape{1, 1})
	if short < long+0.5 {
		t.Errorf("two lines of 6 characters say %g, two of 98 %g", short, long)
	}
	if apart := m.score(7, 8, Shape{1, 1}); apart >= 0 {
		t.Errorf("a short line with a long one says %g", apart)
	}
}
