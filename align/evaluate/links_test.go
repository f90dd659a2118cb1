package evaluate_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/evaluate"
)

func TestLinks(t *testing.T) {
	for _, test := range []struct {
		name, gold, predicted string
		want                  evaluate.Tally
		rate                  float64
	}{
		{"all sure links are found", "0-0 1-2", "1-2 0-0", evaluate.Tally{Right: 2, Predicted: 2, Found: 2, Gold: 2}, 0},
		{"possible links need not be found", "0-0 1?2", "0-0", evaluate.Tally{Right: 1, Predicted: 1, Found: 1, Gold: 1}, 0},
		{"possible links are right", "0-0 1?2", "0-0 1-2", evaluate.Tally{Right: 2, Predicted: 2, Found: 1, Gold: 1}, 0},
		{"and count for nothing else", "0-0 1?2", "1-2", evaluate.Tally{Right: 1, Predicted: 1, Found: 0, Gold: 1}, 0.5},
		{"what is not in the gold is wrong", "0-0", "0-0 0-1 1-0", evaluate.Tally{Right: 1, Predicted: 3, Found: 1, Gold: 1}, 0.5},
		{"a direction is a direction", "0-1", "1-0", evaluate.Tally{Predicted: 1, Gold: 1}, 1},
		{"links given twice count once", "0-0 0-0 1?1 1-1", "0-0 0-0", evaluate.Tally{Right: 1, Predicted: 1, Found: 1, Gold: 2}, 1.0 / 3},
		{"predicted possible links are links", "0-0", "0?0", evaluate.Tally{Right: 1, Predicted: 1, Found: 1, Gold: 1}, 0},
		{"nothing at all", "", "", evaluate.Tally{}, 0},
		{"nothing predicted", "0-0", "", evaluate.Tally{Gold: 1}, 1},
	} {
		gold, predicted := readLinks(t, test.gold+"\n"), readLinks(t, test.predicted+"\n")
		got := evaluate.Links(gold[0], predicted[0])
		if got != test.want || math.Abs(got.ErrorRate()-test.rate) > 1e-12 {
			t.Errorf("%s: %+v with rate %g, want %+v with %g", test.name, got, got.ErrorRate(), test.want, test.rate)
		}
	}
}

func readLinks(t *testing.T, text string) [][]evaluate.Link {
	t.Helper()
	links, err := evaluate.ReadLinks(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return links
}

func TestReadLinks(t *testing.T) {
	got := readLinks(t, "0-0  12?3\n\n1-1\n")
	want := [][]evaluate.Link{{{Source: 0, Target: 0}, {Source: 12, Target: 3, Possible: true}}, nil, {{Source: 1, Target: 1}}}
	if !slices.EqualFunc(got, want, slices.Equal[[]evaluate.Link]) {
		t.Errorf("read %v, want %v", got, want)
	}
	for text, column := range map[string]int{"0-0 1:2": 5, "0-0 0-x": 7, "-1": 1, "0-0 0-99999999999": 7, "0-0 x-0": 5} {
		_, err := evaluate.ReadLinks(strings.NewReader("1-1\n" + text))
		var syntax *evaluate.SyntaxError
		if !errors.As(err, &syntax) || syntax.Line != 2 || syntax.Column != column {
			t.Errorf("%q: %v, want an error in line 2, column %d", text, err, column)
		}
	}
	if _, err := evaluate.ReadLinks(nil); err == nil {
		t.Error("nothing was read without an error")
	}
}

func FuzzReadLinks(f *testing.F) {
	f.Add("0-0 1?2\n\n3-1", "0-0 1-2\n0-0\n")
	f.Add("2147483647-0", "-")
	f.Fuzz(func(t *testing.T, gold, predicted string) {
		g, err := evaluate.ReadLinks(strings.NewReader(gold))
		if err != nil {
			return
		}
		p, err := evaluate.ReadLinks(strings.NewReader(predicted))
		if err != nil {
			return
		}
		for i := range min(len(g), len(p)) {
			tally := evaluate.Links(g[i], p[i])
			checkTally(t, tally)
			if rate := tally.ErrorRate(); !(rate >= 0 && rate <= 1) {
				t.Errorf("the error rate is %v", rate)
			}
			if self := evaluate.Links(g[i], g[i]); self.ErrorRate() != 0 {
				t.Errorf("the error rate of the gold against itself is %v", self.ErrorRate())
			}
		}
	})
}
