package evaluate_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/evaluate"
)

func TestReadBeads(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"an empty file has none", "", "[]"},
		{"a pair, no confidence", "[0]:[0]", "[{[0] [0] NaN}]"},
		{"blanks around indices", " [0, 1] : [ 2 ] : 0.5 ", "[{[0 1] [2] 0.5}]"},
		{"null beads", "[3]:[]\n[]:[4]", "[{[3] [] NaN} {[] [4] NaN}]"},
		{"blank lines and carriage returns", "\r\n[0]:[0]\r\n\r\n", "[{[0] [0] NaN}]"},
		{"a byte order mark", "\ufeff[0]:[0]", "[{[0] [0] NaN}]"},
		{"more fields than three", "[0]:[0]:0.25:x:y", "[{[0] [0] 0.25}]"},
		{"a third field that is no number", "[0]:[0]:good", "[{[0] [0] NaN}]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := evaluate.ReadBeads(strings.NewReader(test.text))
			if err != nil || fmt.Sprint(got) != test.want {
				t.Errorf("got %v %v, want %v", got, err, test.want)
			}
		})
	}
}

func TestReadBeadsTellsWhereAndWhat(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"no colon", "[0]:[0]\n\n[1] [1]", `line 3, column 1: "[1] [1]" is not a bead, it has no colon: write a bead as [0,1]:[0]`},
		{"no brackets", "0:0", `line 1, column 1: "0:0" is not a bead, "0" has no brackets around it`},
		{"no number", "[a]:[0]", `"a" is not a number from 0`},
		{"a range", "[0]:[0-3]", `line 1, column 5: "[0]:[0-3]" is not a bead, "0-3" is not a number from 0`},
		{"a negative index", "[-1]:[0]", `"-1" is not a number from 0`},
		{"a huge index", "[99999999999999999999]:[0]", `is not a number from 0`},
		{"a long line", "[0]:[0]\n" + strings.Repeat("[", 1<<21), "line 2, column 1048577: the line is longer than 1048576 bytes"},
		{"long nonsense is cut", strings.Repeat("x", 1000), `"` + strings.Repeat("x", 40) + `"... is not a bead`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := evaluate.ReadBeads(strings.NewReader(test.text))
			var syntax *evaluate.SyntaxError
			if !errors.As(err, &syntax) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestReadRegions(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"an empty file has none", "", "[]"},
		{"four columns", "0\t5\t6\t9", "[{{0 5} {6 9} NaN}]"},
		{"confidence", "0\t5\t6\t9\t0.75\n", "[{{0 5} {6 9} 0.75}]"},
		{"blanks for tabs", "0 5 6 9", "[{{0 5} {6 9} NaN}]"},
		{"comments and column names", "srcStart\tsrcEnd\n# a comment\n0\t5\t6\t9\r\n", "[{{0 5} {6 9} NaN}]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := evaluate.ReadRegions(strings.NewReader(test.text))
			if err != nil || fmt.Sprint(got) != test.want {
				t.Errorf("got %v %v, want %v", got, err, test.want)
			}
		})
	}
}

func TestReadRegionsTellsWhereAndWhat(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"too few columns", "0\t5\t6\t9\n1\t2\t3",
			`line 2, column 6: "1\t2\t3" is not a pair of byte ranges, it has too few fields: write it as srcStart, srcEnd`},
		{"too few columns at the top", "1\t2\t3", "line 1, column 6: "},
		{"column names further down", "0\t5\t6\t9\n2\tsrcEnd\t3\t4",
			`line 2, column 3: "2\tsrcEnd\t3\t4" is not a pair of byte ranges, "srcEnd" is not a number from 0`},
		{"negative", "-1\t5\t6\t9", `"-1" is not a number from 0`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := evaluate.ReadRegions(strings.NewReader(test.text))
			var syntax *evaluate.SyntaxError
			if !errors.As(err, &syntax) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func FuzzReadBeads(f *testing.F) {
	f.Add("[0,1]:[0]:0.5\n[2]:[]", "[0]:[0]\n[1,2]:[1]")
	f.Add("[2147483647]:[]\n", "[]:[]")
	f.Fuzz(func(t *testing.T, gold, predicted string) {
		g, err := evaluate.ReadBeads(strings.NewReader(gold))
		if err != nil {
			return
		}
		p, err := evaluate.ReadBeads(strings.NewReader(predicted))
		if err != nil {
			return
		}
		c := evaluate.Beads(g, p, 10, 10)
		for _, tally := range []evaluate.Tally{c.Strict, c.Vecalign, c.Lax, c.Nulls} {
			checkTally(t, tally)
		}
		if self := evaluate.Beads(g, g, 10, 10); self.Strict.Right != self.Strict.Gold || self.Nulls.Right != self.Nulls.Gold {
			t.Errorf("the gold against itself is %+v", self)
		}
		pairs, nulls := evaluate.Calibrate(g, p)
		pairs.Add(nulls)
		if ece := pairs.ECE(); !(ece >= 0 && ece <= 1) {
			t.Errorf("expected calibration error %v", ece)
		}
	})
}

func FuzzReadRegions(f *testing.F) {
	f.Add("0\t5\t6\t9\n5\t9\t9\t12", "0\t9\t6\t12\t0.5")
	f.Fuzz(func(t *testing.T, gold, predicted string) {
		g, err := evaluate.ReadRegions(strings.NewReader(gold))
		if err != nil {
			return
		}
		p, err := evaluate.ReadRegions(strings.NewReader(predicted))
		if err != nil {
			return
		}
		c, err := evaluate.Regions(g, p)
		if err != nil {
			return
		}
		checkTally(t, c.Joined)
		checkTally(t, c.Single)
		if most := 1 << 20; c.Area.Predicted < most && c.Area.Right > c.Area.Predicted {
			t.Errorf("the area %+v has more right than predicted", c.Area)
		}
	})
}

func checkTally(t *testing.T, tally evaluate.Tally) {
	t.Helper()
	if tally.Right < 0 || tally.Right > tally.Predicted || tally.Found < 0 || tally.Found > tally.Gold {
		t.Errorf("impossible counts %+v", tally)
	}
}

func BenchmarkBeads(b *testing.B) {
	const n = 4000
	var list []evaluate.Bead
	for i := range n {
		list = append(list, evaluate.Bead{Source: []int{i}, Target: []int{i}})
	}
	for b.Loop() {
		evaluate.Beads(list, list, n, n)
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "beads/s")
}
