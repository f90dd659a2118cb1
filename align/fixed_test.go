package align_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/testdata"
)

func span(start, end int) align.Span { return align.Span{Start: start, End: end} }

func TestFixedBeadsAreKept(t *testing.T) {
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	n, m := len(source.Sentences), len(target.Sentences)
	aligner := newAligner(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var fixed []align.Bead
		for i, j := r.IntN(8), r.IntN(8); i+5 < n && j+5 < m; {
			b := align.Bead{Source: span(i, i+r.IntN(6)), Target: span(j, j+r.IntN(6)), Confidence: 1}
			if b.Source.Len()+b.Target.Len() > 0 {
				fixed = append(fixed, b)
			}
			i, j = b.Source.End+r.IntN(12), b.Target.End+r.IntN(12)
		}
		a, err := aligner.Align(t.Context(), source, target, fixed...)
		if err != nil {
			t.Fatal(err)
		}
		requireWhole(t, a)
		for _, b := range fixed {
			if !slices.Contains(a.Beads, b) {
				t.Errorf("the fixed bead %v is missing", b)
			}
		}
	}
}

func TestFixedBeadsGuideTheRest(t *testing.T) {
	source := align.FromSentences("s", language.Indonesian, "Ya.", "Ya.", "Ya.", "Tidak.")
	target := align.FromSentences("t", language.English, "Yes.", "No.")
	third := align.Bead{Source: span(2, 3), Target: span(0, 1), Confidence: 1}
	a, err := newAligner(t).Align(t.Context(), source, target, third)
	if err != nil {
		t.Fatal(err)
	}
	requireWhole(t, a)
	for _, b := range a.Beads {
		if b != third && b.Source.Start < 2 && !b.Null() {
			t.Errorf("bead %v crosses the fixed bead", b)
		}
	}
}

func TestFixedBeadsAreChecked(t *testing.T) {
	d := align.FromSentences("d", language.English, "One.", "Two.", "Three.")
	aligner := newAligner(t)
	for _, test := range []struct {
		name  string
		beads []align.Bead
	}{
		{"empty", []align.Bead{{Source: span(1, 1), Target: span(1, 1)}}},
		{"outside", []align.Bead{{Source: span(2, 4), Target: span(0, 1)}}},
		{"negative", []align.Bead{{Source: span(-1, 1), Target: span(0, 1)}}},
		{"backwards", []align.Bead{{Source: span(2, 1), Target: span(0, 3)}}},
		{"of no confidence", []align.Bead{{Source: span(0, 1), Target: span(0, 1), Confidence: math.NaN()}}},
		{"of a confidence above 1", []align.Bead{{Source: span(0, 1), Target: span(0, 1), Confidence: 7}}},
		{"of a confidence below 0", []align.Bead{{Source: span(0, 1), Target: span(0, 1), Confidence: -1}}},
		{"overlapping", []align.Bead{{Source: span(0, 2), Target: span(0, 1)}, {Source: span(1, 3), Target: span(1, 2)}}},
		{"out of order", []align.Bead{{Source: span(2, 3), Target: span(2, 3)}, {Source: span(0, 1), Target: span(0, 1)}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := aligner.Align(t.Context(), d, d, test.beads...)
			var wrong *align.FixedBeadError
			if !errors.As(err, &wrong) || !strings.Contains(err.Error(), "d with d") {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestMinConfidence(t *testing.T) {
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	plain, err := newAligner(t).Align(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	strict, err := newAligner(t, align.MinConfidence(0.95)).Align(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	requireWhole(t, strict)
	count := func(a *align.Alignment, least float64) (n int) {
		for _, b := range a.Beads {
			if !b.Null() && b.Confidence >= least {
				n++
			}
		}
		return n
	}
	if all, sure := count(plain, 0), count(plain, 0.95); count(strict, 0) != sure || sure == all || sure == 0 {
		t.Errorf("%d beads in all, %d are sure, %d are kept", all, sure, count(strict, 0))
	}
	for _, p := range []float64{-0.1, 1.1} {
		if _, err := align.New(align.MinConfidence(p)); err == nil {
			t.Errorf("MinConfidence(%g) is taken", p)
		}
	}
}

func TestScoreTellsVersionsFromOthers(t *testing.T) {
	aligner := newAligner(t)
	stories := testdata.Stories()
	for _, one := range stories {
		for _, other := range stories {
			a, err := aligner.Align(t.Context(), version(t, one, "id"), version(t, other, "en"))
			if err != nil {
				t.Fatal(err)
			}
			source, target := a.Coverage()
			t.Logf("%s with %s: score %.1f, coverage %.2f and %.2f", one, other, a.Score, source, target)
			if (a.Score > 1) != (one == other) {
				t.Errorf("%s with %s: score %g", one, other, a.Score)
			}
		}
	}
}

func TestLearn(t *testing.T) {
	aligner := newAligner(t, align.Lexicons(nil))
	learned, err := align.Learn(t.Context(), language.Indonesian, language.English, func(yield func(*align.Alignment) bool) {
		for _, story := range testdata.Stories() {
			a, err := aligner.Align(t.Context(), version(t, story, "id"), version(t, story, "en"))
			if err != nil {
				t.Fatal(err)
			}
			if !yield(nil) || !yield(a) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := learned.Source().Find("danau"); !ok {
		t.Error("a word of the stories was not learned")
	}
	newAligner(t, align.Lexicons(lexicon.NewSet(learned)))
}
