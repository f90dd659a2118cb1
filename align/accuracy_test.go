package align_test

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/internal/fixture"
)

var update = flag.Bool("update", false, "write testdata/accuracy.tsv anew")

// Sets of documents that accuracy is demanded of.
var accuracySets = []struct {
	name     string
	variants uint64 // made with so many seeds
	vary     func(t testing.TB, pairs []fixture.Pair, seed uint64) []fixture.Pair
	align    func(t testing.TB, aligner *align.Aligner, p fixture.Pair) []evaluate.Bead
}{
	{"clean", 1, func(_ testing.TB, pairs []fixture.Pair, _ uint64) []fixture.Pair { return pairs }, inOrder},
	{"noisy", 16, noisy, inOrder},
	{"long", 3, func(t testing.TB, pairs []fixture.Pair, seed uint64) []fixture.Pair {
		return noisy(t, []fixture.Pair{fixture.Join(pairs)}, seed)
	}, inOrder},
	{"shuffled", 4, func(_ testing.TB, pairs []fixture.Pair, seed uint64) (shuffled []fixture.Pair) {
		for _, p := range pairs {
			shuffled = append(shuffled, p.Shuffled(seed))
		}
		return shuffled
	}, inAnyOrder},
}

func noisy(t testing.TB, pairs []fixture.Pair, seed uint64) []fixture.Pair {
	t.Helper()
	var noisy []fixture.Pair
	for _, p := range pairs {
		n, err := p.Noisy(seed)
		if err != nil {
			t.Fatal(err)
		}
		noisy = append(noisy, n)
	}
	return noisy
}

func inOrder(t testing.TB, aligner *align.Aligner, p fixture.Pair) []evaluate.Bead {
	t.Helper()
	a, err := aligner.Align(t.Context(), p.Source, p.Target)
	if err != nil {
		t.Fatal(err)
	}
	return evaluate.BeadsOf(a)
}

func inAnyOrder(t testing.TB, aligner *align.Aligner, p fixture.Pair) []evaluate.Bead {
	t.Helper()
	a, err := aligner.Match(t.Context(), p.Source, p.Target)
	if err != nil {
		t.Fatal(err)
	}
	return evaluate.BeadsOf(a)
}

// TestAccuracy demands that nothing becomes worse than testdata/accuracy.tsv
// has it. Where a change makes much better and a little worse, the flag -update writes the
// new figures, and the change shows both.
func TestAccuracy(t *testing.T) {
	file := filepath.Join("testdata", "accuracy.tsv")
	measured := make(map[string]fixture.Figures)
	floors, err := fixture.ReadFigures(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	for _, lexicons := range []string{"lexicon", "none"} {
		var options []align.Option
		if lexicons == "none" {
			options = append(options, align.Lexicons(nil))
		}
		aligner := newAligner(t, options...)
		for _, of := range fixture.Languages {
			pairs, err := fixture.Pairs(of[0], of[1])
			if err != nil {
				t.Fatal(err)
			}
			for _, set := range accuracySets {
				what := fmt.Sprintf("%s %s-%s %s", set.name, of[0], of[1], lexicons)
				var m fixture.Measure
				for seed := range set.variants {
					for _, p := range set.vary(t, pairs, seed) {
						m.Add(p, set.align(t, aligner, p))
					}
				}
				measured[what] = m.Figures()
				t.Logf("%s: %+.4f", what, measured[what])
				if floor, known := floors[what]; !*update && !known {
					t.Errorf("%s has no figures in %s: write them with -update", what, file)
				} else if worse := m.Figures().Worse(floor, m.Margin()); !*update && worse != "" {
					t.Errorf("%s: %s", what, worse)
				}
			}
		}
	}
	if *update {
		if err := fixture.WriteFigures(file, measured); err != nil {
			t.Fatal(err)
		}
	}
}

// Of pages that tell one event in their own words, matching without order finds
// less than half of what tells the same, and little else.
func TestAccuracyOfRetoldEvents(t *testing.T) {
	events, err := fixture.Events()
	if err != nil {
		t.Fatal(err)
	}
	aligner := newAligner(t)
	for _, test := range []struct {
		name              string
		align             func(context.Context, align.Document, align.Document) (*align.Alignment, error)
		precision, recall float64
	}{
		{"in any order", aligner.Match, 0.964, 0.415},
		{"in order", func(ctx context.Context, source, target align.Document) (*align.Alignment, error) {
			return aligner.Align(ctx, source, target)
		}, 0.912, 0.378},
	} {
		var found fixture.Retelling
		for _, e := range events {
			for i, a := range e.Pages {
				for _, b := range e.Pages[i+1:] {
					alignment, err := test.align(t.Context(), a, b)
					if err != nil {
						t.Fatal(err)
					}
					found.Add(e, a, b, alignment.Beads)
				}
			}
		}
		t.Logf("%s: precision %.4f, recall %.4f", test.name, found.Precision(), found.Recall())
		if found.Precision() < test.precision || found.Recall() < test.recall {
			t.Errorf("%s: precision %.4f, want %.3f; recall %.4f, want %.3f", test.name, found.Precision(), test.precision, found.Recall(),
				test.recall)
		}
	}
}

// Without a lexicon, the value of numbers and dates is all that these texts share.
func TestNumbersAndDatesCountByValue(t *testing.T) {
	aligner := newAligner(t, align.Lexicons(nil))
	indonesian := align.FromSentences("id", language.Indonesian,
		"Tujuh belas perahu kembali pada tanggal dua Mei.", "Sembilan puluh rumah rusak.", "Ada empat puluh satu tamu.",
		"Dua ratus orang datang.", "Kami menunggu tiga belas hari.")
	german := align.FromSentences("de", language.German,
		"Am 2. Mai kehrten siebzehn Boote heim.", "Es gab einundvierzig Gäste.", "Zweihundert Leute kamen.",
		"Wir warteten dreizehn Tage.")
	a, err := aligner.Align(t.Context(), indonesian, german)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][2]int{{0, 0}, {2, 1}, {3, 2}, {4, 3}} {
		if !slices.ContainsFunc(a.Beads, func(b align.Bead) bool {
			return b.Source == align.Span{Start: want[0], End: want[0] + 1} && b.Target == align.Span{Start: want[1], End: want[1] + 1}
		}) {
			t.Errorf("sentences %d and %d are not paired in %v", want[0], want[1], a.Beads)
		}
	}
}

// Without a lexicon, the sentences that share a number teach the words that the
// others consist of.
func TestDocumentsTeachThemselves(t *testing.T) {
	aligner := newAligner(t, align.Lexicons(nil))
	dutch := []string{"boot", "huis", "vogel", "straat", "molen", "kaas", "fiets", "brug"}
	other := []string{"perahu", "rumah", "unggas", "jalanan", "kincir", "keju", "sepeda", "jembatan"}
	var source, target []string
	for k := range 40 {
		a, b := k%8, (k+1+k/8)%8
		source = append(source, fmt.Sprintf("%s %s %d %d.", dutch[a], dutch[b], 1000+7*k, 31*k))
		target = append(target, fmt.Sprintf("%d %s %d %s.", 31*k, other[b], 1000+7*k, other[a]))
	}
	anchored := len(source)
	var want []align.Bead
	for k := range 8 { // no numbers here: the words must tell which is left out
		source = append(source, fmt.Sprintf("%s %s %s.", dutch[k], dutch[(k+2)%8], dutch[(k+3)%8]))
		if k%3 == 1 {
			continue
		}
		i, j := len(source)-1, len(target)
		want = append(want, align.Bead{Source: align.Span{Start: i, End: i + 1}, Target: align.Span{Start: j, End: j + 1}})
		target = append(target, fmt.Sprintf("%s %s %s.", other[(k+3)%8], other[k], other[(k+2)%8]))
	}
	for range 3 {
		target = append(target, "lain lagi.")
	}
	a, err := aligner.Align(t.Context(), align.FromSentences("s", language.Dutch, source...),
		align.FromSentences("t", language.Malay, target...))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range want {
		if !slices.ContainsFunc(a.Beads, func(b align.Bead) bool { return b.Source == w.Source && b.Target == w.Target }) {
			t.Errorf("%q and %q are not paired in %v", a.Source.Slice(w.Source), a.Target.Slice(w.Target), a.Beads[anchored:])
		}
	}
}
