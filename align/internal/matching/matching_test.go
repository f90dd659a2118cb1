package matching

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// enumerated returns the probability of each edge by looking at all matchings.
func enumerated(rows, columns int, edges []Edge) []float64 {
	p := make([]float64, len(edges))
	var all float64
	taken := make([]bool, rows+columns)
	var chosen []int
	var visit func(k int, weight float64)
	visit = func(k int, weight float64) {
		if k == len(edges) {
			all += weight
			for _, c := range chosen {
				p[c] += weight
			}
			return
		}
		visit(k+1, weight)
		if i, j := edges[k].I, rows+edges[k].J; !taken[i] && !taken[j] {
			taken[i], taken[j] = true, true
			chosen = append(chosen, k)
			visit(k+1, weight*math.Exp(edges[k].Odds))
			chosen = chosen[:len(chosen)-1]
			taken[i], taken[j] = false, false
		}
	}
	visit(0, 1)
	for k := range p {
		p[k] /= all
	}
	return p
}

func TestMarginals(t *testing.T) {
	for _, test := range []struct {
		name    string
		edges   []Edge
		rows    int
		columns int
	}{
		{"one edge", []Edge{{0, 0, 1}}, 1, 1},
		{"rivals", []Edge{{0, 0, 2}, {0, 1, 1}, {0, 2, -1}}, 1, 3},
		{"a chain", []Edge{{0, 0, 2}, {0, 1, 1}, {1, 1, 3}, {2, 1, 0}, {2, 2, 1}}, 3, 3},
		{"certain", []Edge{{0, 0, 1000}, {0, 1, -1000}, {1, 1, math.Inf(-1)}}, 2, 2},
	} {
		p, err := Marginals(t.Context(), test.rows, test.columns, test.edges)
		if err != nil {
			t.Fatal(err)
		}
		for k, e := range test.edges {
			test.edges[k].Odds = max(-most, min(most, e.Odds))
		}
		for k, want := range enumerated(test.rows, test.columns, test.edges) {
			if math.Abs(p[k]-want) > 1e-3 {
				t.Errorf("%s: edge %d has the probability %.4f, want %.4f", test.name, k, p[k], want)
			}
		}
	}
}

func TestMarginalsOfCircles(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var off float64
	n := 0
	for range 40 {
		var edges []Edge
		for i := range 4 {
			for j := range 4 {
				edges = append(edges, Edge{i, j, r.NormFloat64() * 3})
			}
		}
		p, err := Marginals(t.Context(), 4, 4, edges)
		if err != nil {
			t.Fatal(err)
		}
		for k, want := range enumerated(4, 4, edges) {
			off += math.Abs(p[k] - want)
			n++
		}
	}
	if off /= float64(n); off > 0.03 {
		t.Errorf("probabilities are off by %.3f on the average", off)
	}
}

func TestChooseIsOneToOne(t *testing.T) {
	edges := []Edge{{0, 0, 0}, {0, 1, 0}, {1, 0, 0}, {1, 1, 0}, {2, 2, 0}}
	got := Choose(3, 3, edges, []float64{0.8, 0.9, 0.5, 0.6, 0.3}, 0.4)
	if !slices.Equal(got, []int{1, 2}) {
		t.Errorf("chosen %v, want the likeliest edge and what it leaves", got)
	}
}

func TestMarginalsStopWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Marginals(ctx, 1, 1, []Edge{{}}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
