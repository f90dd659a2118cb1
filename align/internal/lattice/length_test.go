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
