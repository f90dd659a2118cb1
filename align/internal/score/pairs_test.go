package score

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestKeepHoldsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	var all, best []Pair
	for j := range 200 {
		p := Pair{J: j, Score: float64(r.IntN(40))}
		all, best = append(all, p), keepPair(best, p)
	}
	slices.SortStableFunc(all, func(a, b Pair) int { return int(b.Score - a.Score) })
	if !slices.Equal(best, all[:kept]) {
		t.Errorf("kept %v, want %v", best, all[:kept])
	}
}

func TestMostPairs(t *testing.T) {
	for _, test := range []struct{ n, m, want int }{{0, 5, 0}, {5, 0, 0}, {500, 500, 250_000}, {1000, 1000, kept * 2000}} {
		if got := MostPairs(test.n, test.m); got != test.want {
			t.Errorf("at most %d pairs of %d and %d sentences, want %d", got, test.n, test.m, test.want)
		}
	}
}
