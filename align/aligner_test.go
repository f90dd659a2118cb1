package align_test

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"path"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/internal/countdown"
	"github.com/sejajar/sejajar/testdata"
)

func newAligner(t testing.TB, options ...align.Option) *align.Aligner {
	t.Helper()
	a, err := align.New(options...)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// version reads the hand-cut sentences of one version of a story.
func version(t testing.TB, story, lang string) align.Document {
	t.Helper()
	text, err := fs.ReadFile(testdata.Files, path.Join("stories", story, lang+".sentences.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return align.ParseLines(story+" "+lang, language.Make(lang), string(text))
}

// requireWhole fails unless every sentence is in exactly one bead and the beads
// are in order.
func requireWhole(t testing.TB, a *align.Alignment) {
	t.Helper()
	var source, target int
	for _, b := range a.Beads {
		if b.Source.Start != source || b.Target.Start != target || b.Source.Len() < 0 || b.Target.Len() < 0 ||
			b.Source.Len()+b.Target.Len() == 0 {
			t.Fatalf("bead %v does not follow on sentences %d and %d", b, source, target)
		}
		if !(b.Confidence >= 0 && b.Confidence <= 1) {
			t.Fatalf("bead %v has a confidence of %g", b, b.Confidence)
		}
		source, target = b.Source.End, b.Target.End
	}
	if source != len(a.Source.Sentences) || target != len(a.Target.Sentences) {
		t.Fatalf("beads end at %d and %d of %d and %d sentences", source, target, len(a.Source.Sentences), len(a.Target.Sentences))
	}
}

func readGold(t testing.TB, story, pair string) []evaluate.Bead {
	t.Helper()
	f, err := testdata.Files.Open(path.Join("stories", story, pair+".gold.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := evaluate.ReadBeads(f)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

func TestStories(t *testing.T) {
	aligner := newAligner(t)
	var all evaluate.Counts
	for _, story := range testdata.Stories() {
		for _, pair := range []string{"id-en", "de-en", "id-de"} {
			source, target, _ := strings.Cut(pair, "-")
			a, err := aligner.Align(t.Context(), version(t, story, source), version(t, story, target))
			if err != nil {
				t.Fatal(err)
			}
			requireWhole(t, a)
			counts := evaluate.Beads(readGold(t, story, pair), evaluate.BeadsOf(a), len(a.Source.Sentences), len(a.Target.Sentences))
			all.Add(counts)
			t.Logf("%s %s: F1 %.3f", story, pair, counts.Strict.F1())
		}
	}
	t.Logf("all: precision %.3f, recall %.3f, F1 %.3f", all.Strict.Precision(), all.Strict.Recall(), all.Strict.F1())
	if f := all.Strict.F1(); f < leastStoryF1 {
		t.Errorf("strict F1 over all stories is %.3f, want at least %.2f", f, leastStoryF1)
	}
}

// leastStoryF1 stands a little below what is measured.
const leastStoryF1 = 0.95

func TestDocumentsWithoutSentences(t *testing.T) {
	aligner := newAligner(t)
	some := align.FromSentences("some", language.English, "One.", "Two.")
	none := align.FromSentences("none", language.German)
	for _, pair := range [][2]align.Document{{some, none}, {none, some}, {none, none}, {{}, some}} {
		a, err := aligner.Align(t.Context(), pair[0], pair[1])
		if err != nil {
			t.Fatal(err)
		}
		requireWhole(t, a)
	}
}

func TestStopsWhereverTheContextEnds(t *testing.T) {
	aligner := newAligner(t)
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	for looks := 0; ; looks += 1 + looks/8 {
		a, err := aligner.Align(countdown.New(t.Context(), looks), source, target)
		if err == nil {
			if requireWhole(t, a); looks < 200 {
				t.Errorf("the context was looked at %d times in all, want more", looks)
			}
			return
		}
		if !errors.Is(err, context.Canceled) || a != nil {
			t.Fatalf("alignment %v, error %v", a, err)
		}
	}
}

func TestManyGoroutinesAgree(t *testing.T) {
	aligner := newAligner(t)
	source, target := version(t, "lake", "id"), version(t, "lake", "de")
	want, err := aligner.Align(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got, err := aligner.Align(t.Context(), source, target); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("another alignment, error %v", err)
			}
		})
	}
	group.Wait()
}

func FuzzAlign(f *testing.F) {
	f.Add("Satu 1. Dua 2. NATO.\n\nTiga.", "One 1. Two 2. NATO. Three.")
	f.Add("a\xff b. \u202e c.", "")
	f.Add("1. 1. 1. 1. 1. 1. 1.", "1. 1. 1.")
	aligner := newAligner(f)
	f.Fuzz(func(t *testing.T, source, target string) {
		a, err := aligner.Align(t.Context(), align.Parse("s", language.Indonesian, source), align.ParseLines("t", language.English, target))
		if err != nil {
			t.Fatal(err)
		}
		requireWhole(t, a)
	})
}

func BenchmarkAlign(b *testing.B) {
	aligner := newAligner(b)
	source, target := version(b, "ferry", "id"), version(b, "ferry", "en")
	for b.Loop() {
		if _, err := aligner.Align(b.Context(), source, target); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTheZeroAlignerIsThatWithoutOptions(t *testing.T) {
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	want, err := newAligner(t, nil, align.MinConfidence(0), nil).Align(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	var zero align.Aligner
	got, err := zero.Align(t.Context(), source, target)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("the zero aligner returns another alignment, error %v", err)
	}
	if got, err := zero.Match(t.Context(), source, target); err != nil || len(got.Beads) == 0 {
		t.Errorf("the zero aligner matches %v, error %v", got, err)
	}
}

func TestOptionsOutOfRange(t *testing.T) {
	for _, option := range []align.Option{
		align.MinConfidence(-0.1), align.MinConfidence(1.1), align.MinConfidence(math.NaN()),
		align.MaxSentences(0), align.MaxSentenceBytes(-1), align.MaxMemory(0),
		align.Concurrency(0), align.PairTimeout(-time.Second),
	} {
		if _, err := align.New(option); err == nil || !strings.Contains(err.Error(), "want ") {
			t.Errorf("error %v, want one that tells the range", err)
		}
	}
}

func TestProgressGoesFromTheFirstStepToTheLast(t *testing.T) {
	var seen []align.Progress
	aligner, err := align.New(align.Lexicons(nil), align.OnProgress(func(p align.Progress) { seen = append(seen, p) }))
	if err != nil {
		t.Fatal(err)
	}
	source, target := align.Parse("a", language.Indonesian, "Satu 1. Dua 2."), align.Parse("b", language.English, "One 1. Two 2.")
	if _, err := aligner.Align(t.Context(), source, target); err != nil {
		t.Fatal(err)
	}
	for k, p := range seen {
		if p.Source != "a" || p.Target != "b" || p.Total != seen[0].Total || k > 0 && p.Done <= seen[k-1].Done {
			t.Errorf("step %d is %+v", k, p)
		}
	}
	if len(seen) < 4 || seen[0].Done != 1 || seen[len(seen)-1].Done != seen[0].Total {
		t.Errorf("the steps are %+v", seen)
	}
	// An option without a function changes nothing.
	if aligner, err = align.New(align.OnProgress(nil)); err != nil {
		t.Fatal(err)
	}
	if _, err := aligner.Align(t.Context(), source, target); err != nil {
		t.Fatal(err)
	}
}
