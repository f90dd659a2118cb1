package versions_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

// trimmed returns documents without their furniture.
func trimmed(documents []align.Document, furniture [][]bool) []align.Document {
	texts := slices.Clone(documents)
	for i, without := range furniture {
		if without != nil {
			texts[i] = part(texts[i], func(s int) bool { return !without[s] })
		}
	}
	return texts
}

// judged groups documents step by step: those are compared that share two keys.
func judged(t testing.TB, finder *versions.Finder, documents []align.Document) ([]versions.Group, int) {
	t.Helper()
	furniture, err := finder.Furniture(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	texts := trimmed(documents, furniture)
	judge := judgeOf(t, finder, texts)
	shared := make(map[[2]int]int)
	having := make(map[uint64][]int)
	for i, d := range texts {
		keys, err := judge.Keys(t.Context(), d, 40)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range keys {
			for _, other := range having[key.Hash] {
				shared[[2]int{other, i}]++
			}
			having[key.Hash] = append(having[key.Hash], i)
		}
	}
	var comparisons []versions.Comparison
	pairs := 0
	for pair, keys := range shared {
		if keys < 2 {
			continue
		}
		pairs++
		c, ok, err := judge.Compare(t.Context(), texts[pair[0]], texts[pair[1]])
		if err != nil {
			t.Fatal(err)
		}
		if c.A, c.B = pair[0], pair[1]; ok {
			comparisons = append(comparisons, c)
		}
	}
	t.Logf("%d documents, %d pairs share keys, %d were compared", len(documents), pairs, len(comparisons))
	groups, err := judge.Group(t.Context(), documents, furniture, comparisons)
	if err != nil {
		t.Fatal(err)
	}
	return groups, len(comparisons)
}

// judgeOf counts the words of documents in two parts.
func judgeOf(t testing.TB, finder *versions.Finder, texts []align.Document) *versions.Judge {
	t.Helper()
	var counts, part versions.Counts
	for i, d := range texts {
		to := &counts
		if i%3 == 0 {
			to = &part
		}
		if err := to.Add(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	counts.Merge(&part)
	if n := counts.Documents(); n != len(texts) {
		t.Fatalf("%d documents were counted, want %d", n, len(texts))
	}
	data, err := counts.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var read versions.Counts
	if err := read.UnmarshalBinary(data); err != nil || !reflect.DeepEqual(read, counts) {
		t.Fatalf("counts changed when they were written and read: %v", err)
	}
	judge, err := finder.Judge(t.Context(), &read)
	if err != nil {
		t.Fatal(err)
	}
	return judge
}

// requireSameGroups wants the same documents together, linked in the same ways, and the
// same units.
func requireSameGroups(t testing.TB, got, want []versions.Group) {
	t.Helper()
	if !reflect.DeepEqual(members(got), members(want)) {
		t.Fatalf("the groups are %v, want %v", members(got), members(want))
	}
	for k, g := range got {
		var kinds, wanted []versions.Kind
		for i, l := range g.Links {
			kinds, wanted = append(kinds, l.Kind), append(wanted, want[k].Links[i].Kind)
		}
		if !slices.Equal(kinds, wanted) {
			t.Errorf("group %v is linked as %v, want %v", g.Indices, kinds, wanted)
		}
		if g, w := slices.Collect(g.Units(versions.SureClaim)), slices.Collect(want[k].Units(versions.SureClaim)); !reflect.DeepEqual(g, w) {
			t.Errorf("group %v has other units: %d, want %d", got[k].Indices, len(g), len(w))
		}
	}
}

func TestJudgeFindsWhatFindDoes(t *testing.T) {
	finder := newFinder(t)
	for name, documents := range map[string][]align.Document{
		"nothing": nil,
		"stories": pages(t),
		"copies with furniture": slices.Concat(pages(t), []align.Document{
			part(pages(t)[1], func(i int) bool { return i%5 != 2 }), together(pages(t)[1], pages(t)[4]),
		}),
	} {
		t.Run(name, func(t *testing.T) {
			want, err := finder.Find(t.Context(), documents)
			if err != nil {
				t.Fatal(err)
			}
			got, _ := judged(t, finder, documents)
			requireSameGroups(t, got, want)
		})
	}
}

// TestJudgeOfOneHeap wants the same groups and units as Find has of ntrex-versions among
// other documents.
func TestJudgeOfOneHeap(t *testing.T) {
	if testing.Short() {
		t.Skip("compares some thousands of pairs, which takes seconds")
	}
	finder := newFinder(t)
	documents := append(stories(t), fillers(t, *others)...)
	want, err := finder.Find(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	got, _ := judged(t, finder, documents)
	requireSameGroups(t, got, want)
}

func TestJudgeOfASample(t *testing.T) {
	finder := newFinder(t)
	documents := pages(t)
	judge := judgeOf(t, finder, documents[3:]) // all but the first story
	for _, pair := range [][2]int{{0, 1}, {1, 2}, {0, 3}, {1, 4}} {
		c, ok, err := judge.Compare(t.Context(), documents[pair[0]], documents[pair[1]])
		if err != nil {
			t.Fatal(err)
		}
		if want := pair[1] < 3; (ok && c.Joins) != want {
			t.Errorf("documents %v: %+v, want versions: %v", pair, c, want)
		}
	}
	judge = judgeOf(t, finder, nil)
	if c, ok, err := judge.Compare(t.Context(), documents[0], documents[1]); ok || err != nil {
		t.Errorf("of a language that was not counted: %+v, %v", c, err)
	}
}

func TestKeysAreSharedAcrossLanguages(t *testing.T) {
	finder := newFinder(t)
	documents := pages(t)
	judge := judgeOf(t, finder, documents)
	of := make([][]versions.Key, len(documents))
	for i, d := range documents {
		keys, err := judge.Keys(t.Context(), d, 30)
		if err != nil || len(keys) != 30 {
			t.Fatalf("%s: %d keys, %v", d.ID, len(keys), err)
		}
		of[i] = keys
	}
	shared := func(a, b int) (n int) {
		for _, key := range of[a] {
			if slices.Contains(of[b], key) {
				n++
			}
		}
		return n
	}
	for a := range documents {
		for b := range a {
			if n := shared(a, b); a/3 == b/3 && n < 5 || a/3 != b/3 && n > 4 {
				t.Errorf("%s and %s share %d keys", documents[b].ID, documents[a].ID, n)
			}
		}
	}
}

func TestJudgeRefuses(t *testing.T) {
	finder, documents := newFinder(t), pages(t)
	judge := judgeOf(t, finder, documents)
	bad := documents[0]
	bad.Text = bad.Text[:40]
	var wrong *versions.DocumentError
	if _, _, err := judge.Compare(t.Context(), documents[1], bad); !errors.As(err, &wrong) || wrong.Index != 1 {
		t.Errorf("sentences beyond the text: %v", err)
	}
	if _, err := finder.Furniture(t.Context(), []align.Document{bad}); !errors.As(err, &wrong) {
		t.Errorf("furniture of sentences beyond the text: %v", err)
	}
	for name, c := range map[string]versions.Comparison{"backwards": {A: 1}, "beyond the documents": {A: 0, B: 9}} {
		if _, err := judge.Group(t.Context(), documents, nil, []versions.Comparison{c}); err == nil {
			t.Errorf("a comparison %s is no error", name)
		}
	}
	if _, err := judge.Group(t.Context(), documents, make([][]bool, 2), nil); err == nil {
		t.Error("furniture of other documents is no error")
	}
	furniture := make([][]bool, len(documents))
	furniture[0] = make([]bool, 1)
	if _, err := judge.Group(t.Context(), documents, furniture, nil); err == nil {
		t.Error("furniture of other sentences is no error")
	}
	if keys, err := judge.Keys(t.Context(), documents[0], -1); err != nil || len(keys) > 0 {
		t.Errorf("at most -1 keys are %d, error %v", len(keys), err)
	}
}

func TestWhatIsNoCountsIsRefused(t *testing.T) {
	var counts versions.Counts
	for name, data := range map[string]string{
		"the end of a text is missing":    "\x02",
		"the words are missing":           "\x02de\x01\x01",
		"more words than there are bytes": "\x02de\x01\xff\xff\xff\x01\x01a",
		"no language":                     "\x01a\x01\x00",
		"a language twice":                "\x02de\x01\x00\x02de\x01\x00",
		"an empty word":                   "\x02de\x01\x01\x00\x01\x00",
		"a word twice":                    "\x02de\x02\x02\x01a\x01\x00\x01a\x01\x00",
		"a word in more documents":        "\x02de\x01\x01\x01a\x02\x00",
		"too many documents":              "\x02de\xff\xff\xff\xff\xff\xff\xff\xff\x7f\x00",
		"too many capitals":               "\x02de\x01\x01\x01a\x01\xff\xff\xff\xff\x7f",
	} {
		if err := counts.UnmarshalBinary([]byte(data)); err == nil {
			t.Errorf("%s: %q is read as counts", name, data)
		}
	}
	if err := counts.UnmarshalBinary([]byte("\x02de\x01\x01\x01a\x01\x00")); err != nil || counts.Documents() != 1 {
		t.Errorf("a word of one document: %d documents, error %v", counts.Documents(), err)
	}
}
