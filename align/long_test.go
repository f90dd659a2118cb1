package align_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/longtext"
)

// shared returns the path of a file or folder beside the repository, and skips
// the test where it is missing.
func shared(t testing.TB, elements ...string) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			t.Skip("the tests are not in a module")
		}
		folder = parent
	}
	path := filepath.Join(slices.Concat([]string{folder, "..", "shared"}, elements)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("needs %s", filepath.Join(slices.Concat([]string{"..", "shared"}, elements)...))
	}
	return path
}

// long makes documents of n sentences a side, whose lines are German and English.
func long(t testing.TB, n int) *longtext.Text { return longOf(t, "de", "en", n) }

func longOf(t testing.TB, from, to string, n int) *longtext.Text {
	t.Helper()
	lines, err := longtext.Read(shared(t, "train", from+"-"+to), from, to, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	return longtext.Make(lines, n, 1)
}

func documents(t *longtext.Text) (source, target align.Document) {
	return align.FromSentences("source", language.German, t.Source...), align.FromSentences("target", language.English, t.Target...)
}

// f1 is that of the match beads.
func f1(t *longtext.Text, a *align.Alignment) float64 {
	gold := make(map[longtext.Bead]bool, len(t.Gold))
	for _, b := range t.Gold {
		gold[b] = true
	}
	right, all := 0, len(gold)
	for _, b := range a.Beads {
		if b.Null() {
			continue
		}
		all++
		if gold[longtext.Bead{I: b.Source.Start, A: b.Source.Len(), J: b.Target.Start, B: b.Target.Len()}] {
			right++
		}
	}
	return 2 * float64(right) / float64(all)
}

func TestLongDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	one := long(t, 3000)
	excerpt := one.Cut(1300, 1600)
	for _, test := range []struct {
		name  string
		text  *longtext.Text
		least float64
	}{
		{"a book", one, 0.955},
		{"copies of itself", long(t, 700).Repeat(4), 0.94},
		{"a chapter told twice", one.Again(500, 700), 0.93},
		{"one side ten times longer", excerpt, 0.9},
	} {
		t.Run(test.name, func(t *testing.T) {
			source, target := documents(test.text)
			a, err := newAligner(t, align.Lexicons(nil)).Align(t.Context(), source, target)
			if err != nil {
				t.Fatal(err)
			}
			requireWhole(t, a)
			got := f1(test.text, a)
			t.Logf("%d and %d sentences: F1 %.4f", len(source.Sentences), len(target.Sentences), got)
			if got < test.least {
				t.Errorf("F1 %.4f, want %.2f", got, test.least)
			}
		})
	}
}

// The band must not cost accuracy: what is found is what all nodes find.
func TestBandFindsWhatTheFullLatticeFinds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	text := long(t, 1000)
	source, target := documents(text)
	var scores [2]float64
	for k, aligner := range []*align.Aligner{newAligner(t, align.Lexicons(nil)), newAligner(t, align.Lexicons(nil), align.FullLattice)} {
		a, err := aligner.Align(t.Context(), source, target)
		if err != nil {
			t.Fatal(err)
		}
		scores[k] = f1(text, a)
	}
	t.Logf("F1 %.4f within the band, %.4f in all", scores[0], scores[1])
	if scores[0] < scores[1]-0.002 {
		t.Errorf("F1 %.4f within the band, %.4f in all", scores[0], scores[1])
	}
}

// A second core changes nothing that comes out, to the last bit.
func TestTheSameBeadsOnAnyNumberOfCores(t *testing.T) {
	aligner := newAligner(t, align.Lexicons(nil))
	source, target := documents(long(t, 2000))
	var beads [2][]align.Bead
	for k := range beads {
		before := runtime.GOMAXPROCS(1 + 2*k)
		a, err := aligner.Align(t.Context(), source, target)
		runtime.GOMAXPROCS(before)
		if err != nil {
			t.Fatal(err)
		}
		beads[k] = a.Beads
	}
	if !slices.Equal(beads[0], beads[1]) {
		t.Error("three cores find other beads than one")
	}
}

func BenchmarkDocument(b *testing.B) {
	aligner := newAligner(b)
	for _, n := range []int{40, 400, 4_000, 40_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			source, target := documents(long(b, n))
			b.SetBytes(int64(len(source.Text) + len(target.Text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := aligner.Align(b.Context(), source, target); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "sentences/s")
		})
	}
}
