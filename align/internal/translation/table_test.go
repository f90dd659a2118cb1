package translation

import (
	"math"
	"testing"
)

func TestJoinTrustsTheFirstTable(t *testing.T) {
	first := Table{{Entries: []Entry{{0, 0.5}}, Elsewhere: 0.25}, {}}
	second := Table{{Entries: []Entry{{0, 0.4}, {1, 0.4}}, Elsewhere: 0.2}, {Entries: []Entry{{1, 0.5}}}}
	want := Table{{Entries: []Entry{{0, 0.6}, {1, 0.1}}, Elsewhere: 0.3}, {Entries: []Entry{{1, 0.5}}}}
	joined := Join(nil, first, second)
	near := func(a, b float32) bool { return math.Abs(float64(a-b)) < 1e-6 }
	for s, row := range want {
		got := joined[s]
		if len(got.Entries) != len(row.Entries) || !near(got.Elsewhere, row.Elsewhere) {
			t.Fatalf("row %d: %v, want %v", s, got, row)
		}
		for i, e := range row.Entries {
			if got.Entries[i].Word != e.Word || !near(got.Entries[i].P, e.P) {
				t.Errorf("row %d: %v, want %v", s, got, row)
			}
		}
		if got.Mass() > 1+1e-6 {
			t.Errorf("row %d sums to %g", s, got.Mass())
		}
	}
}
