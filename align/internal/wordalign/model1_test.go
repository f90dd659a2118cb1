package wordalign

import (
	"math"
	"testing"
)

// one round from the start, as the formula of explain has it, for all pairs.
func direct(pairs []Pair, words int, steepness float64) [][]float64 {
	null, total := make([]float64, words), 0.0
	for _, p := range pairs {
		for _, t := range p.Target {
			null[t] += p.Weight
			total += p.Weight
		}
	}
	counts := make([][]float64, words)
	for s := range counts {
		counts[s] = make([]float64, words)
	}
	for _, p := range pairs {
		S, T := float64(len(p.Source)), float64(len(p.Target))
		for y, t := range p.Target {
			near := make([]float64, len(p.Source))
			sum := 0.0
			for x := range near {
				distance := math.Abs((float64(x)+0.5)/S - (float64(y)+0.5)/T)
				near[x] = math.Exp(-steepness * math.Round(distance*steps) / steps)
				sum += near[x]
			}
			for x, s := range p.Source {
				counts[s][t] += p.Weight * S * near[x] / sum / (null[t]/total + S)
			}
		}
	}
	return counts
}

func TestARoundIsTheFormula(t *testing.T) {
	pairs := []Pair{
		{[]int32{0, 1, 0, 2}, []int32{2, 1, 1}, 1},
		{[]int32{1}, []int32{0, 1, 2, 3}, 0.5},
		{[]int32{3, 1, 2}, []int32{3}, 0.25},
	}
	for _, steepness := range []float64{0, 7.3} {
		want := direct(pairs, 4, steepness)
		for s, row := range train(t, pairs, 4, Settings{Rounds: 1, Diagonal: steepness}) {
			total := 0.0
			for _, c := range want[s] {
				total += c
			}
			for _, e := range row.Entries {
				if p := want[s][e.Word] / total; math.Abs(p-float64(e.P)) > 1e-5 {
					t.Errorf("diagonal %g: p(%d|%d) = %g, want %g", steepness, e.Word, s, e.P, p)
				}
			}
		}
	}
}
