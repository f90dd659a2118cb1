package versions_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/internal/countdown"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/testdata"
)

func newFinder(t testing.TB) *versions.Finder {
	t.Helper()
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	finder, err := versions.New(aligner)
	if err != nil {
		t.Fatal(err)
	}
	return finder
}

// story reads the versions of a story, of sentences cut by hand.
func story(t testing.TB, name string, languages ...string) []align.Document {
	t.Helper()
	var documents []align.Document
	for _, l := range languages {
		text, err := fs.ReadFile(testdata.Files, path.Join("stories", name, l+".sentences.txt"))
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, align.ParseLines(l, language.Make(l), string(text)))
	}
	return documents
}

// requireRows fails unless every sentence is in exactly one row, in order, and
// every confidence is a probability.
func requireRows(t testing.TB, documents []align.Document, rows []versions.Row) {
	t.Helper()
	at := make([]int, len(documents))
	for k, row := range rows {
		if len(row.Cells) != len(documents) || !(row.Confidence >= 0 && row.Confidence <= 1) {
			t.Fatalf("row %d is %+v", k, row)
		}
		sentences := 0
		for v, c := range row.Cells {
			if c.Span.Start != at[v] || c.Span.Len() < 0 || !(c.Confidence >= row.Confidence && c.Confidence <= 1) {
				t.Fatalf("row %d: cell %+v of version %d follows on sentence %d", k, c, v, at[v])
			}
			at[v] = c.Span.End
			sentences += c.Span.Len()
		}
		if sentences == 0 {
			t.Fatalf("row %d is empty", k)
		}
	}
	for v, d := range documents {
		if at[v] != len(d.Sentences) {
			t.Fatalf("rows hold %d of %d sentences of version %d", at[v], len(d.Sentences), v)
		}
	}
}

func strictF1(t testing.TB, name, pair string, a *align.Alignment) evaluate.Tally {
	t.Helper()
	f, err := testdata.Files.Open(path.Join("stories", name, pair+".gold.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := evaluate.ReadBeads(f)
	if err != nil {
		t.Fatal(err)
	}
	return evaluate.Beads(gold, evaluate.BeadsOf(a), len(a.Source.Sentences), len(a.Target.Sentences)).Strict
}

func TestRowsOfStories(t *testing.T) {
	finder := newFinder(t)
	var alone, joint evaluate.Tally
	for _, name := range testdata.Stories() {
		documents := story(t, name, "id", "de", "en")
		group, err := finder.Align(t.Context(), documents)
		if err != nil {
			t.Fatal(err)
		}
		requireRows(t, documents, group.Rows)
		for _, l := range group.Links {
			pair := documents[l.A].ID + "-" + documents[l.B].ID
			alone.Add(strictF1(t, name, pair, l.Alignment))
			joint.Add(strictF1(t, name, pair, group.Pair(l.A, l.B)))
		}
	}
	t.Logf("strict F1 of rows %.3f, of pairs alone %.3f", joint.F1(), alone.F1())
	if joint.F1() < 0.95 {
		t.Errorf("strict F1 of rows is %.3f", joint.F1())
	}
}

func TestPairsAreWhole(t *testing.T) {
	documents := story(t, "lake", "en", "id", "de")
	group, err := newFinder(t).Align(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	for a := range documents {
		for b := range documents {
			if a == b {
				continue
			}
			pair := group.Pair(a, b)
			var source, target int
			for _, bead := range pair.Beads {
				if bead.Source.Start != source || bead.Target.Start != target || bead.Source.Len()+bead.Target.Len() == 0 {
					t.Fatalf("bead %v follows on sentences %d and %d", bead, source, target)
				}
				source, target = bead.Source.End, bead.Target.End
			}
			if source != len(documents[a].Sentences) || target != len(documents[b].Sentences) || pair.Score == 0 {
				t.Errorf("beads end at %d and %d, score %g", source, target, pair.Score)
			}
		}
	}
}

// copies makes versions in one language, each of which leaves out some
// sentences of a story, and says which sentence of the story each holds.
func copies(t testing.TB, n int) (documents []align.Document, held [][]int) {
	d := story(t, "ferry", "en")[0]
	r := rand.New(rand.NewPCG(3, 4))
	for v := range n {
		var sentences []string
		var own []int
		for i := range d.Sentences {
			if r.IntN(5) > 0 {
				sentences = append(sentences, d.Sentence(i))
				own = append(own, i)
			}
		}
		documents = append(documents, align.FromSentences(fmt.Sprint(v), language.English, sentences...))
		held = append(held, own)
	}
	return documents, held
}

func TestManyVersionsInOneLanguage(t *testing.T) {
	documents, held := copies(t, 20)
	group, err := newFinder(t).Align(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	requireRows(t, documents, group.Rows)
	right := 0
	for _, row := range group.Rows {
		said := make(map[int]bool)
		for v, c := range row.Cells {
			for i := c.Span.Start; i < c.Span.End; i++ {
				said[held[v][i]] = true
			}
		}
		if len(said) == 1 {
			right++
		}
	}
	if sentences := len(story(t, "ferry", "en")[0].Sentences); right < sentences*9/10 || len(group.Rows) > sentences*11/10 {
		t.Errorf("%d of %d rows hold copies of one sentence; there are %d sentences", right, len(group.Rows), sentences)
	}
}

func TestJoinWithoutAlignments(t *testing.T) {
	documents := story(t, "ferry", "en", "de")
	for _, set := range [][]align.Document{nil, {{}}, {{}, documents[0]}, documents} {
		rows, err := versions.Join(t.Context(), set, []versions.Link{{Kind: versions.SameStory}})
		if err != nil {
			t.Fatal(err)
		}
		requireRows(t, set, rows)
	}
}

func TestJoinChecksLinks(t *testing.T) {
	documents := story(t, "ferry", "en", "de")
	a := &align.Alignment{Source: documents[0], Target: documents[1]}
	for _, test := range []struct {
		name string
		link versions.Link
		want string
	}{
		{"no such document", versions.Link{A: 0, B: 2, Alignment: a}, "documents 0 and 2 of 2"},
		{"a document with itself", versions.Link{A: 1, B: 1, Alignment: a}, "documents 1 and 1 of 2"},
		{"the other way round", versions.Link{A: 1, B: 0, Alignment: a}, "one of others"},
	} {
		if _, err := versions.Join(t.Context(), documents, []versions.Link{test.link}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", test.name, err, test.want)
		}
	}
}

func TestJoinChecksDocuments(t *testing.T) {
	documents := story(t, "ferry", "en", "de")
	documents[1].Text = documents[1].Text[:10]
	_, err := versions.Join(t.Context(), documents, nil)
	wrong, ok := errors.AsType[*versions.DocumentError](err)
	if !ok || wrong.Index != 1 {
		t.Fatalf("error %v", err)
	}
	if _, ok := errors.AsType[*align.SentenceError](err); !ok {
		t.Errorf("error %v", err)
	}
}

func TestJoinStopsWhereverTheContextEnds(t *testing.T) {
	documents := story(t, "ferry", "en", "de", "id")
	group, err := newFinder(t).Align(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	for checks := 0; ; checks++ {
		rows, err := versions.Join(countdown.New(t.Context(), checks), documents, group.Links)
		if err == nil {
			if checks < 4 || !slices.EqualFunc(rows, group.Rows, func(a, b versions.Row) bool {
				return a.Confidence == b.Confidence && slices.Equal(a.Cells, b.Cells)
			}) {
				t.Errorf("other rows after %d checks of the context", checks)
			}
			return
		}
		if !errors.Is(err, context.Canceled) || rows != nil {
			t.Fatalf("rows %v, error %v", rows, err)
		}
	}
}

func BenchmarkJoin(b *testing.B) {
	documents, _ := copies(b, 20)
	group, err := newFinder(b).Align(b.Context(), documents)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := versions.Join(b.Context(), documents, group.Links); err != nil {
			b.Fatal(err)
		}
	}
}
