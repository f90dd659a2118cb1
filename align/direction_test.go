package align_test

import (
	"math"
	"path/filepath"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/fixture"
)

// Which text is the source makes no difference: the beads are the same, and their confidence.
func TestBothDirectionsSayTheSame(t *testing.T) {
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
			for _, p := range append(pairs, noisy(t, pairs, 1)...) {
				requireSame(t, lexicons, aligner, p.Source, p.Target)
			}
		}
		documents, err := filepath.Glob(filepath.Join("..", "..", "shared", "bench", "ntrex-noisy", "id-de", "*0-*"))
		if err != nil {
			t.Fatal(err)
		}
		if len(documents) == 0 {
			t.Log("without ../shared/bench only the documents of testdata are aligned")
		}
		for _, d := range documents {
			requireSame(t, lexicons, aligner, readLines(t, filepath.Join(d, "src.txt"), language.Indonesian),
				readLines(t, filepath.Join(d, "tgt.txt"), language.German))
		}
	}
}

func requireSame(t *testing.T, lexicons string, aligner *align.Aligner, source, target align.Document) {
	t.Helper()
	there, err := aligner.Align(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	back, err := aligner.Align(t.Context(), target, source)
	if err != nil {
		t.Fatal(err)
	}
	confidence := make(map[[2]align.Span]float64)
	for _, b := range back.Beads {
		if !b.Null() {
			confidence[[2]align.Span{b.Target, b.Source}] = b.Confidence
		}
	}
	for _, b := range there.Beads {
		if b.Null() {
			continue
		}
		c, found := confidence[[2]align.Span{b.Source, b.Target}]
		if !found || math.Abs(c-b.Confidence) > 0.02 {
			t.Errorf("%q, %s: bead %v with %v has confidence %.3f, the other way round %.3f", source.Slice(align.Span{Start: 0, End: 1}),
				lexicons, b.Source, b.Target, b.Confidence, c)
		}
		delete(confidence, [2]align.Span{b.Source, b.Target})
	}
	for spans := range confidence {
		t.Errorf("%q, %s: bead %v is found in one direction only", source.Slice(align.Span{Start: 0, End: 1}), lexicons, spans)
	}
}
