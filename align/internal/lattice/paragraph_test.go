package lattice

import (
	"math"
	"testing"
)

func TestParagraphBreaks(t *testing.T) {
	for _, test := range []struct {
		name   string
		begins []bool
		n      int // sentences of the bead, which begins with the second
		want   float64
	}{
		{"text without paragraphs says nothing", []bool{false, false, false, false}, 3, 0},
		{"text of single sentences says nothing", []bool{true, true, true, true}, 3, 0},
		{"a sentence alone says nothing", []bool{false, true, false, true}, 1, 0},
		{"a break speaks against", []bool{false, false, true, false}, 2, math.Log(oddsWithin / (0.75 + 0.25*oddsWithin))},
		{"no break speaks for", []bool{false, false, false, true}, 2, -math.Log(0.75 + 0.25*oddsWithin)},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := measureBreaks(nil, test.begins).score(1, test.n); math.Abs(got-test.want) > 1e-12 {
				t.Errorf("score %g, want %g", got, test.want)
			}
		})
	}
}

func TestMeasureBreaksOfNothing(t *testing.T) {
	if got := measureBreaks(nil, nil); len(got) != 1 || got[0] != 0 {
		t.Errorf("breaks %v", got)
	}
}
