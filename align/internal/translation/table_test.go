package translation

import (
	"math"
	"testing"
)

func TestJoinTrustsTheFirstTable(t *testing.T) {
	joined := Join(Table{{{0, 0.75}}, nil}, Table{{{0, 0.4}, {1, 0.4}}, {{1, 0.5}}})
	want := Table{{{0, 0.75 + 0.25*0.4}, {1, 0.25 * 0.4}}, {{1, 0.5}}}
	for s, row := range want {
		for i, e := range row {
			if got := joined[s][i]; got.Word != e.Word || math.Abs(float64(got.P-e.P)) > 1e-6 {
				t.Errorf("row %d: %v, want %v", s, joined[s], row)
			}
		}
	}
}
