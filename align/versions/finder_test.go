package versions_test

import (
	"context"
	"errors"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/countdown"
	"github.com/sejajar/sejajar/align/segment"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/testdata"
)

// pages returns the versions of all stories that come with the module.
func pages(t testing.TB) (documents []align.Document) {
	for _, name := range testdata.Stories() {
		for _, d := range story(t, name, "id", "en", "de") {
			d.ID = name + "/" + d.ID
			documents = append(documents, d)
		}
	}
	return documents
}

// part returns some sentences of a document.
func part(d align.Document, keep func(i int) bool) align.Document {
	var sentences []segment.Sentence
	for i, s := range d.Sentences {
		if keep(i) {
			sentences = append(sentences, s)
		}
	}
	d.Sentences = sentences
	return d
}

// together puts the sentences of documents behind each other.
func together(documents ...align.Document) align.Document {
	var sentences []string
	for _, d := range documents {
		for i := range d.Sentences {
			sentences = append(sentences, d.Sentence(i))
		}
	}
	return align.FromSentences(documents[0].ID, documents[0].Language, sentences...)
}

func find(t testing.TB, documents ...align.Document) []versions.Group {
	t.Helper()
	groups, err := newFinder(t).Find(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	requireGroups(t, documents, groups)
	return groups
}

// requireGroups fails unless every document is in exactly one group, groups and
// links are in order, and what they say is of their documents.
func requireGroups(t testing.TB, documents []align.Document, groups []versions.Group) {
	t.Helper()
	of := make(map[int]int)
	first := -1
	for k, g := range groups {
		if len(g.Indices) == 0 || g.Indices[0] <= first || !slices.IsSorted(g.Indices) || len(g.Documents) != len(g.Indices) {
			t.Fatalf("group %d of %d documents is out of order: %v after %d", k, len(g.Documents), g.Indices, first)
		}
		first = g.Indices[0]
		for p, d := range g.Indices {
			if _, twice := of[d]; twice || d < 0 || d >= len(documents) {
				t.Fatalf("group %d has document %d of %d", k, d, len(documents))
			}
			if !reflect.DeepEqual(g.Documents[p], documents[d]) {
				t.Fatalf("group %d has %s in the place of %s", k, g.Documents[p].ID, documents[d].ID)
			}
			of[d] = k
		}
		requireLinks(t, g)
		if n := len(g.Documents); n > 1 && n <= 48 {
			requireRows(t, g.Documents, g.Rows)
		}
	}
	if len(of) != len(documents) {
		t.Fatalf("%d of %d documents are in a group", len(of), len(documents))
	}
}

func requireLinks(t testing.TB, g versions.Group) {
	t.Helper()
	if n := len(g.Documents); n <= 16 && len(g.Links) != n*(n-1)/2 {
		t.Fatalf("a group of %d documents has %d links", n, len(g.Links))
	}
	for i, l := range g.Links {
		if l.A >= l.B || i > 0 && (g.Links[i-1].A > l.A || g.Links[i-1].A == l.A && g.Links[i-1].B >= l.B) {
			t.Fatalf("link %d is out of order", i)
		}
		if l.A < 0 || l.B >= len(g.Documents) || !(l.Confidence >= 0 && l.Confidence <= 1) {
			t.Fatalf("%+v is no link of %d documents", l, len(g.Documents))
		}
		if l.Alignment == nil || l.Alignment.Unordered != (l.Kind == versions.SameStory) {
			t.Fatalf("a link of the kind %v has the alignment %v", l.Kind, l.Alignment)
		}
		for _, b := range l.Alignment.Beads {
			if b.Source.End > len(g.Documents[l.A].Sentences) || b.Target.End > len(g.Documents[l.B].Sentences) {
				t.Fatalf("a link of the kind %v has the bead %v", l.Kind, b)
			}
		}
	}
}

func members(groups []versions.Group) [][]int {
	all := make([][]int, len(groups))
	for k, g := range groups {
		all[k] = g.Indices
	}
	return all
}

func requireMembers(t *testing.T, groups []versions.Group, want ...[]int) {
	t.Helper()
	if got := members(groups); !reflect.DeepEqual(got, want) {
		t.Errorf("the groups are %v, want %v", got, want)
	}
}

func TestStories(t *testing.T) {
	groups := find(t, pages(t)...)
	requireMembers(t, groups, []int{0, 1, 2}, []int{3, 4, 5}, []int{6, 7, 8})
	for _, g := range groups {
		for _, l := range g.Links {
			if l.Kind != versions.Translation || l.Confidence < 0.7 {
				t.Errorf("%s = %s: %v, %.2f", l.Alignment.Source.ID, l.Alignment.Target.ID, l.Kind, l.Confidence)
			}
		}
	}
}

func TestCopiesInOneLanguage(t *testing.T) {
	for _, d := range pages(t) {
		most := part(d, func(i int) bool { return i%4 != 0 })
		rest := part(d, func(i int) bool { return i%5 != 2 })
		groups := find(t, most, rest)
		requireMembers(t, groups, []int{0, 1})
		if kind := groups[0].Links[0].Kind; kind != versions.Translation {
			t.Errorf("%s: the kind of two copies is %v", d.ID, kind)
		}
	}
}

func TestDigest(t *testing.T) {
	all := pages(t)
	for k := 0; k < len(all); k += 3 {
		id, en := all[k], all[k+1]
		digest := part(en, func(i int) bool { return i >= 3 && i < len(en.Sentences)/3 })
		groups := find(t, id, digest)
		requireMembers(t, groups, []int{0, 1})
		if kind := groups[0].Links[0].Kind; kind != versions.Partial {
			t.Errorf("%s: the kind of a digest is %v", en.ID, kind)
		}
	}
}

func TestShortDigestInOneLanguage(t *testing.T) {
	for _, d := range pages(t) {
		digest := part(d, func(i int) bool { return i%6 == 2 })
		requireMembers(t, find(t, d, digest), []int{0, 1})
	}
}

// A page that holds two stories must not make them one.
func TestRoundUp(t *testing.T) {
	all := pages(t)
	for k := 0; k+6 <= len(all); k += 3 {
		first, second := all[k:k+3], all[k+3:k+6]
		roundUp := together(first[1], second[1])
		groups := find(t, slices.Concat(first, second, []align.Document{roundUp})...)
		for _, g := range groups {
			if slices.Contains(g.Indices, 0) && slices.Contains(g.Indices, 3) {
				t.Errorf("%s joins its stories: %v", roundUp.ID, members(groups))
			}
		}
		groups = find(t, first[0], second[2], roundUp)
		if len(groups) < 2 {
			t.Errorf("%s joins two pages: %v", roundUp.ID, members(groups))
		}
	}
}

// Documents of which each shares half with the next are not all versions of one text.
func TestChain(t *testing.T) {
	long := together(pages(t)[1], pages(t)[4], pages(t)[7])
	const window = 16
	var chain []align.Document
	for from := 0; from+window <= len(long.Sentences); from += window / 2 {
		chain = append(chain, part(long, func(i int) bool { return from <= i && i < from+window }))
	}
	for _, g := range find(t, chain...) {
		if len(g.Documents) > 3 {
			t.Errorf("a chain of %d documents is in one group: %v", len(chain), g.Documents)
		}
	}
}

func TestResultDoesNotDependOnCores(t *testing.T) {
	documents := pages(t)
	want := find(t, documents...)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for k, g := range find(t, documents...) {
		for i, l := range g.Links {
			if w := want[k].Links[i]; l.A != w.A || l.B != w.B || l.Kind != w.Kind || l.Confidence != w.Confidence {
				t.Errorf("on one core %+v, on several %+v", l, w)
			}
		}
	}
}

func TestManyCopies(t *testing.T) {
	d := pages(t)[1]
	var documents []align.Document
	for k := range 60 {
		documents = append(documents, part(d, func(i int) bool { return (i+k)%7 != 0 }))
	}
	if groups := find(t, documents...); len(groups) != 1 {
		t.Errorf("%d copies are in the groups %v", len(documents), members(groups))
	}
}

func TestNothingInCommon(t *testing.T) {
	if groups := find(t); len(groups) > 0 {
		t.Errorf("no documents are in the groups %v", members(groups))
	}
	nothing := align.FromSentences("", language.Und, "", "!")
	requireMembers(t, find(t, align.Document{}, align.Document{}, nothing), []int{0}, []int{1}, []int{2})
	requireMembers(t, find(t,
		align.FromSentences("a", language.English, "Yes.", "No.", "And then?"),
		align.FromSentences("b", language.German, "Vielleicht.", "Morgen um acht.", "Sie schläft.")), []int{0}, []int{1})
}

func TestOptions(t *testing.T) {
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	for name, option := range map[string]versions.Option{
		"MaxDocuments": versions.MaxDocuments(0), "MaxBytes": versions.MaxBytes(-1), "MaxMemory": versions.MaxMemory(0),
	} {
		if _, err := versions.New(aligner, nil, option); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s out of range: %v", name, err)
		}
	}
	for _, test := range []struct {
		option versions.Option
		limit  align.Limit
	}{
		{versions.MaxDocuments(2), align.LimitDocuments},
		{versions.MaxBytes(100), align.LimitTextBytes},
	} {
		finder, err := versions.New(aligner, test.option)
		if err != nil {
			t.Fatal(err)
		}
		var tooLarge *align.TooLargeError
		if _, err = finder.Find(t.Context(), pages(t)); !errors.As(err, &tooLarge) || tooLarge.Limit != test.limit {
			t.Errorf("%v, want too many %v", err, test.limit)
		}
	}
}

func TestProgress(t *testing.T) {
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	last, total := 0, 0
	finder, err := versions.New(aligner, versions.OnProgress(func(p versions.Progress) {
		if p.Done != last+1 {
			t.Errorf("%d done after %d", p.Done, last)
		}
		last, total = p.Done, p.Total
	}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := finder.Find(t.Context(), pages(t)); err != nil {
		t.Fatal(err)
	}
	if last == 0 || last != total {
		t.Errorf("%d of %d done", last, total)
	}
}

func TestFindStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	finder, err := versions.New(aligner, versions.OnProgress(func(p versions.Progress) {
		if p.Done == 2 {
			cancel()
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, when := range []string{"while documents are aligned", "before"} {
		if groups, err := finder.Find(ctx, pages(t)); !errors.Is(err, context.Canceled) || groups != nil {
			t.Errorf("the context ends %s: groups %v, error %v", when, groups, err)
		}
	}
}

// Wherever the context ends, its error comes, and no groups.
func TestFindStopsWhereverTheContextEnds(t *testing.T) {
	documents, finder := pages(t), newFinder(t)
	documents = append(documents, numbered(part(documents[0], func(i int) bool { return i < 2 }), 60, 1)...)
	for checks := 1; ; checks += 1 + checks*2/3 {
		groups, err := finder.Find(countdown.New(t.Context(), checks), documents)
		if err == nil {
			requireGroups(t, documents, groups)
			if checks < 1000 {
				t.Errorf("the context was looked at less than %d times", checks)
			}
			return
		}
		if !errors.Is(err, context.Canceled) || groups != nil {
			t.Fatalf("after %d checks of the context: %d groups, error %v", checks, len(groups), err)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Putin 5 Mei.\x00Putin, May 5.\x00Am 5. Mai Putin\x00Putin 5 Mei.", uint8(6))
	f.Add("\xff\x00\x00a\nb\x00a", uint8(0))
	finder := newFinder(f)
	tags := []language.Tag{language.Indonesian, language.English, language.German, language.French, language.Und}
	f.Fuzz(func(t *testing.T, text string, first uint8) {
		if len(text) > 4000 {
			t.Skip("too long")
		}
		var documents []align.Document
		for k, d := range strings.SplitN(text, "\x00", 8) {
			documents = append(documents, align.ParseLines("", tags[(int(first)+k)%len(tags)], d))
		}
		groups, err := finder.Find(t.Context(), documents)
		if err != nil {
			t.Fatal(err)
		}
		requireGroups(t, documents, groups)
	})
}

func BenchmarkFind(b *testing.B) {
	documents := stories(b)
	finder := newFinder(b)
	for b.Loop() {
		if _, err := finder.Find(b.Context(), documents); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(documents)*b.N)/b.Elapsed().Seconds(), "documents/s")
}
