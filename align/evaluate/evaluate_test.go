package evaluate_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
)

func beads(t testing.TB, text string) []evaluate.Bead {
	t.Helper()
	list, err := evaluate.ReadBeads(strings.NewReader(strings.ReplaceAll(text, " ", "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestBeads(t *testing.T) {
	type tally = evaluate.Tally
	for _, test := range []struct {
		name, gold, predicted string
		n, m                  int
		want                  evaluate.Counts
	}{
		{"nothing against nothing is all null", "", "", 2, 1, evaluate.Counts{
			Nulls: tally{3, 3, 3, 3},
		}},
		{"the gold itself is right", "[0]:[0] [1,2]:[1] [3]:[] []:[2]", "[0]:[0] [1,2]:[1] [3]:[] []:[2]", 4, 3, evaluate.Counts{
			Strict: tally{2, 2, 2, 2}, Vecalign: tally{4, 4, 2, 2}, Lax: tally{4, 4, 2, 2}, Nulls: tally{2, 2, 2, 2},
		}},
		{"a part of a bead is right laxly, not strictly", "[0,1]:[0]", "[0]:[0] [1]:[]", 2, 1, evaluate.Counts{
			Strict: tally{0, 1, 0, 1}, Vecalign: tally{0, 2, 0, 1}, Lax: tally{1, 2, 1, 1}, Nulls: tally{0, 1, 0, 0},
		}},
		{"a shared source with other targets is wrong", "[0]:[0] [1]:[1]", "[0]:[1] [1]:[0]", 2, 2, evaluate.Counts{
			Strict: tally{0, 2, 0, 2}, Vecalign: tally{0, 2, 0, 2}, Lax: tally{0, 2, 0, 2},
		}},
		{"a wide bead is right laxly and finds both", "[0]:[0] [1]:[1]", "[0,1]:[0,1]", 2, 2, evaluate.Counts{
			Strict: tally{0, 1, 0, 2}, Vecalign: tally{0, 1, 0, 2}, Lax: tally{1, 1, 2, 2},
		}},
		{"null beads count in the precision of vecalign only", "[0]:[0] [1]:[] []:[1]", "[0]:[0] [1]:[1]", 2, 2, evaluate.Counts{
			Strict: tally{1, 2, 1, 1}, Vecalign: tally{1, 2, 1, 1}, Lax: tally{1, 2, 1, 1}, Nulls: tally{0, 0, 0, 2},
		}},
		{"sentences nobody mentions are null", "[0]:[0]", "", 3, 2, evaluate.Counts{
			Strict: tally{0, 0, 0, 1}, Vecalign: tally{0, 0, 0, 1}, Lax: tally{0, 0, 0, 1}, Nulls: tally{3, 5, 3, 3},
		}},
		{"order and repetition make no difference", "[1,0]:[0] [2]:[1]", "[2]:[1] [0,1]:[0] [2]:[1]", 3, 2, evaluate.Counts{
			Strict: tally{2, 2, 2, 2}, Vecalign: tally{2, 2, 2, 2}, Lax: tally{2, 2, 2, 2},
		}},
		{"groups need not stand together", "[0,2]:[1] [1]:[0]", "[0,2]:[1] [1]:[0]", 3, 2, evaluate.Counts{
			Strict: tally{2, 2, 2, 2}, Vecalign: tally{2, 2, 2, 2}, Lax: tally{2, 2, 2, 2},
		}},
		{"sentences outside the document are not null lines", "[0]:[0]", "[7]:[9]", 1, 1, evaluate.Counts{
			Strict: tally{0, 1, 0, 1}, Vecalign: tally{0, 1, 0, 1}, Lax: tally{0, 1, 0, 1}, Nulls: tally{0, 2, 0, 0},
		}},
		{"a bead of nothing is none", "[0]:[0] []:[]", "[]:[] [0]:[0]", 1, 1, evaluate.Counts{
			Strict: tally{1, 1, 1, 1}, Vecalign: tally{1, 1, 1, 1}, Lax: tally{1, 1, 1, 1},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := evaluate.Beads(beads(t, test.gold), beads(t, test.predicted), test.n, test.m)
			if got != test.want {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
		})
	}
}

func TestCountsSumUp(t *testing.T) {
	var total evaluate.Counts
	total.Add(evaluate.Beads(beads(t, "[0]:[0] [1]:[1]"), beads(t, "[0]:[0] [1]:[]"), 2, 2))
	total.Add(evaluate.Beads(beads(t, "[0]:[0]"), beads(t, "[0]:[0]"), 1, 1))
	if p, r := total.Strict.Precision(), total.Strict.Recall(); p != 1 || r != 2./3 {
		t.Errorf("strict precision %v and recall %v, want 1 and 2/3", p, r)
	}
	if f := total.Strict.F1(); math.Abs(f-0.8) > 1e-12 {
		t.Errorf("strict F1 %v, want 0.8", f)
	}
}

func TestTallyOfNothingIsZero(t *testing.T) {
	var none evaluate.Tally
	if none.Precision() != 0 || none.Recall() != 0 || none.F1() != 0 {
		t.Errorf("got %v %v %v", none.Precision(), none.Recall(), none.F1())
	}
}

func TestFromAlignment(t *testing.T) {
	got := evaluate.BeadsOf(&align.Alignment{Beads: []align.Bead{
		{Source: align.Span{Start: 0, End: 2}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.5},
		{Source: align.Span{Start: 2, End: 2}, Target: align.Span{Start: 1, End: 2}, Confidence: 0.25},
	}})
	if s := fmt.Sprint(got); s != "[{[0 1] [0] 0.5} {[] [1] 0.25}]" {
		t.Error(s)
	}
}

func TestRegionsOfBeadsWithTwoSides(t *testing.T) {
	got := evaluate.RegionsOf(&align.Alignment{
		Source: align.FromSentences("source", language.German, "Ja.", "Nein."),
		Target: align.FromSentences("target", language.English, "Yes, no.", "Perhaps."),
		Beads: []align.Bead{
			{Source: align.Span{Start: 0, End: 2}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.5},
			{Source: align.Span{Start: 2, End: 2}, Target: align.Span{Start: 1, End: 2}, Confidence: 0.25},
		},
	})
	if s := fmt.Sprint(got); s != "[{{0 9} {0 8} 0.5}]" {
		t.Error(s)
	}
}

func region(a, b, c, d int) evaluate.Region {
	return evaluate.Region{Source: align.Range{Start: a, End: b}, Target: align.Range{Start: c, End: d}}
}

func TestRegions(t *testing.T) {
	type tally = evaluate.Tally
	type list = []evaluate.Region
	gold := list{region(0, 10, 0, 10), region(10, 20, 10, 20), region(20, 30, 20, 30), region(30, 40, 30, 40)}
	for _, test := range []struct {
		name      string
		predicted list
		want      evaluate.RegionCounts
	}{
		{"nothing", nil, evaluate.RegionCounts{
			Joined: tally{0, 0, 0, 4}, Single: tally{0, 0, 0, 4}, Area: tally{0, 0, 0, 400},
		}},
		{"the gold itself, in any order", list{gold[2], gold[0], gold[3], gold[1], gold[1]}, evaluate.RegionCounts{
			Joined: tally{4, 4, 4, 4}, Single: tally{4, 4, 4, 4}, Area: tally{400, 400, 400, 400},
		}},
		{"three joined are right, and wrong singly", list{region(0, 30, 0, 30)}, evaluate.RegionCounts{
			Joined: tally{1, 1, 3, 4}, Single: tally{0, 1, 0, 4}, Area: tally{300, 900, 300, 400},
		}},
		{"four joined are wrong", list{region(0, 40, 0, 40)}, evaluate.RegionCounts{
			Joined: tally{0, 1, 0, 4}, Single: tally{0, 1, 0, 4}, Area: tally{400, 1600, 400, 400},
		}},
		{"an overlap of 0.8 will do", list{region(0, 8, 0, 10)}, evaluate.RegionCounts{
			Joined: tally{1, 1, 1, 4}, Single: tally{1, 1, 1, 4}, Area: tally{80, 80, 80, 400},
		}},
		{"less will not", list{region(0, 10, 0, 7)}, evaluate.RegionCounts{
			Joined: tally{0, 1, 0, 4}, Single: tally{0, 1, 0, 4}, Area: tally{70, 70, 70, 400},
		}},
		{"half a gold region is not held", list{region(0, 15, 0, 15)}, evaluate.RegionCounts{
			Joined: tally{0, 1, 0, 4}, Single: tally{0, 1, 0, 4}, Area: tally{125, 225, 125, 400},
		}},
		{"empty on one side is no region", list{region(0, 10, 0, 0), region(5, 5, 0, 10)}, evaluate.RegionCounts{
			Joined: tally{0, 0, 0, 4}, Single: tally{0, 0, 0, 4}, Area: tally{0, 0, 0, 400},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := evaluate.Regions(gold, test.predicted); got != test.want || err != nil {
				t.Errorf("got  %+v, %v\nwant %+v", got, err, test.want)
			}
		})
	}
}

func TestRegionsWithAnotherBetweenAreNotJoined(t *testing.T) {
	gold := []evaluate.Region{region(0, 10, 0, 10), region(10, 12, 90, 99), region(12, 22, 10, 20)}
	got, err := evaluate.Regions(gold, []evaluate.Region{region(0, 22, 0, 20)})
	if got.Joined.Right != 0 || err != nil {
		t.Errorf("got %+v, %v, want none right", got.Joined, err)
	}
}

func TestGoldRegionsThatOverlapAreRefused(t *testing.T) {
	type list = []evaluate.Region
	for _, test := range []struct {
		name    string
		list    list
		overlap bool
	}{
		{"apart", list{region(0, 10, 0, 10), region(10, 20, 10, 20)}, false},
		{"one in another", list{region(0, 10, 0, 10), region(2, 4, 2, 4)}, true},
		{"a far one over all", list{region(5, 6, 30, 40), region(0, 100, 0, 100), region(7, 8, 120, 130)}, true},
		{"in the source alone", list{region(0, 10, 0, 10), region(0, 10, 10, 20), region(5, 10, 20, 30)}, false},
		{"in the target alone", list{region(0, 10, 0, 10), region(10, 20, 0, 10), region(20, 30, 5, 10)}, false},
		{"past one that has ended", list{region(0, 100, 0, 10), region(0, 10, 20, 30), region(20, 30, 5, 40)}, true},
		{"empty ones", list{region(0, 10, 0, 10), region(5, 5, 5, 5)}, false},
	} {
		_, err := evaluate.Regions(test.list, nil)
		if _, ok := errors.AsType[*evaluate.OverlapError](err); ok != test.overlap || ok != (err != nil) {
			t.Errorf("%s: error %v", test.name, err)
		}
	}
}

func TestCalibrate(t *testing.T) {
	gold := beads(t, "[0]:[0] [1]:[1] [2]:[2] [3]:[]")
	predicted := beads(t, "[0]:[0]:0.95 [1]:[1]:0.85 [2]:[3]:0.85 [3]:[]:0.6 []:[2]:0.4 [9]:[9]")
	pairs, nulls := evaluate.Calibrate(gold, predicted)
	if pairs.Len() != 3 || nulls.Len() != 2 {
		t.Fatalf("%d pairs and %d nulls, want 3 and 2", pairs.Len(), nulls.Len())
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	near("ECE of pairs", pairs.ECE(), (0.05+0.7)/3)
	near("ECE of nulls", nulls.ECE(), (0.4+0.4)/2)
	precision, share := pairs.AtLeast(0.9)
	near("precision at 0.9", precision, 1)
	near("share at 0.9", share, 0.5)
	precision, share = pairs.AtLeast(0.85)
	near("precision at 0.85", precision, 2./3)
	near("share at 0.85", share, 1)

	together := pairs
	together.Add(nulls)
	near("ECE together", together.ECE(), (0.05+0.7+0.4+0.4)/5)
	near("ECE of pairs afterwards", pairs.ECE(), (0.05+0.7)/3)
}

func TestCalibrateRegions(t *testing.T) {
	gold := []evaluate.Region{region(0, 10, 0, 10), region(10, 20, 10, 20)}
	predicted := []evaluate.Region{region(0, 20, 0, 20), region(40, 50, 40, 50), region(0, 10, 5, 5)}
	predicted[0].Confidence, predicted[1].Confidence = 0.8, 0.1
	c := evaluate.CalibrateRegions(gold, predicted)
	if c.Len() != 2 || math.Abs(c.ECE()-0.15) > 1e-9 {
		t.Errorf("%d regions with ECE %v, want 2 and 0.15", c.Len(), c.ECE())
	}
}

func TestCalibrationTakesAnyNumber(t *testing.T) {
	var c evaluate.Calibration
	if c.ECE() != 0 {
		t.Errorf("ECE of nothing is %v", c.ECE())
	}
	for _, confidence := range []float64{0, 1, -3, 7, math.Inf(1), math.NaN()} {
		c.Observe(confidence, confidence > 0.5)
	}
	if c.Len() != 5 || c.ECE() != 0 {
		t.Errorf("%d seen with ECE %v, want 5 and 0", c.Len(), c.ECE())
	}
}

// TestOfSharedSets takes a share out of each gold alignment, which costs
// recall in proportion and nothing else.
func TestOfSharedSets(t *testing.T) {
	shared := sharedFolder(t)
	files, err := filepath.Glob(filepath.Join(shared, "bench", "*", "*", "*", "gold.txt"))
	if err != nil || len(files) == 0 {
		t.Skip("no gold alignments in the shared folder")
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		gold, err := evaluate.ReadBeads(strings.NewReader(string(text)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var n, m, kept, pairs int
		var predicted []evaluate.Bead
		for k, b := range gold {
			n, m = max(n, slices.Max(append(b.Source, -1))+1), max(m, slices.Max(append(b.Target, -1))+1)
			if !b.Null() {
				pairs++
			}
			if k%3 > 0 {
				predicted = append(predicted, b)
				if !b.Null() {
					kept++
				}
			}
		}
		got := evaluate.Beads(gold, predicted, n, m)
		if want := (evaluate.Tally{Right: kept, Predicted: kept, Found: kept, Gold: pairs}); got.Strict != want {
			t.Errorf("%s: strict %+v, want %+v", name, got.Strict, want)
		}
		if got.Vecalign.Precision() != 1 || got.Lax.Precision() != 1 || got.Nulls.Found != got.Nulls.Gold {
			t.Errorf("%s: %+v has something wrong", name, got)
		}
	}
}

func sharedFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			shared := filepath.Join(dir, "..", "shared")
			if _, err := fs.Stat(os.DirFS(shared), "bench"); err != nil {
				t.Skip("no shared data beside the checkout")
			}
			return shared
		}
		if dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	t.Skip("not in a checkout")
	return ""
}
