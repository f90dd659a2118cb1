package versions_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

var others = flag.Int("others", 200, "how many other documents are grouped with those of ntrex-versions")

const shared = "../../../shared"

// glob returns what matches a pattern in the shared folder, and skips the test
// if that is nothing.
func glob(t testing.TB, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(shared, pattern))
	if err != nil || len(names) == 0 {
		t.Skipf("no %s in the shared folder beside the checkout", pattern)
	}
	return names
}

func readLines(t testing.TB, name, tag string) align.Document {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return align.ParseLines(name, language.Make(tag), string(text))
}

// stories returns the documents of ntrex-versions, three for each story.
func stories(t testing.TB) (documents []align.Document) {
	for _, folder := range glob(t, "bench/ntrex-versions/*-*") {
		for _, tag := range []string{"en", "de", "id"} {
			documents = append(documents, readLines(t, filepath.Join(folder, tag+".txt"), tag))
		}
	}
	return documents
}

// fillers returns n pieces of 10 to 60 lines, of one half of each training file, so
// that none translates another.
func fillers(t testing.TB, n int) (documents []align.Document) {
	half := 0
	for _, source := range glob(t, "train/*/*.txt") {
		name := strings.Split(filepath.Base(source), ".")[0]
		pair := strings.Split(filepath.Base(filepath.Dir(source)), "-")
		switch {
		case !strings.HasSuffix(source, "."+pair[0]+".txt"), pair[1] == "fr":
			continue
		case name == "lohelp" && pair[0]+pair[1] != "deen": // the same text in all pairs
			continue
		}
		half = 1 - half
		file := filepath.Join(filepath.Dir(source), name+"."+pair[half]+".txt")
		d := readLines(t, file, pair[half])
		for from, k := 0, 0; ; k++ {
			to := from + 10 + k*37%51
			if to > len(d.Sentences) {
				break
			}
			piece := d
			piece.ID, piece.Text = fmt.Sprintf("%s:%d", file, from), d.Slice(align.Span{Start: from, End: to})
			documents = append(documents, align.ParseLines(piece.ID, piece.Language, piece.Text))
			from = to
		}
	}
	if len(documents) < n {
		t.Fatalf("%d pieces, want %d", len(documents), n)
	}
	chosen := make([]align.Document, n)
	for k := range chosen {
		chosen[k] = documents[k*len(documents)/n]
	}
	return chosen
}

// score counts the pairs of documents that are rightly and wrongly in one group,
// and those that should be. Two of the same story should be; "" is the story of one that is alone.
func score(groups []versions.Group, story func(document int) string) (right, wrong, all int) {
	count := make(map[string]int)
	for _, g := range groups {
		for i, a := range g.Indices {
			if s := story(a); s != "" {
				all += count[s]
				count[s]++
			}
			for _, b := range g.Indices[:i] {
				if story(a) != "" && story(a) == story(b) {
					right++
				} else {
					wrong++
				}
			}
		}
	}
	return right, wrong, all
}

// TestOneHeap wants the versions of every story of ntrex-versions together, alone
// and among other documents. With -others 2000 it measures a collection of 2186.
func TestOneHeap(t *testing.T) {
	if testing.Short() {
		t.Skip("measures accuracy, which takes seconds")
	}
	finder := newFinder(t)
	for _, n := range []int{0, *others} {
		t.Run(fmt.Sprintf("%d others", n), func(t *testing.T) {
			documents := stories(t)
			ntrex := len(documents)
			if n > 0 {
				documents = append(documents, fillers(t, n)...)
			}
			groups, err := finder.Find(t.Context(), documents)
			if err != nil {
				t.Fatal(err)
			}
			story := func(d int) string {
				if d < ntrex {
					return strings.Replace(filepath.Dir(documents[d].ID), "050-scotsman.133791", "020-bbc.381746", 1) // of one football match
				}
				return ""
			}
			right, wrong, all := score(groups, story)
			precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(all)
			t.Logf("%d documents: precision %.4f, recall %.4f, %d false pairs", len(documents), precision, recall, wrong)
			if recall < 0.98 || n == 0 && precision < 0.99 || wrong > 5 {
				t.Error("want a recall of 0.98, a precision of 0.99 and at most 5 false pairs")
			}
			for _, g := range groups {
				for _, l := range g.Links {
					if a, b := g.Indices[l.A], g.Indices[l.B]; story(a) == "" || story(a) != story(b) {
						from, to := strings.TrimPrefix(documents[a].ID, shared), strings.TrimPrefix(documents[b].ID, shared)
						t.Logf("%s = %s: %v, %.2f", from, to, l.Kind, l.Confidence)
					}
				}
			}
		})
	}
}

// TestSeeds wants five pages of one story together, two of them translations,
// and foreign stories apart from them.
func TestSeeds(t *testing.T) {
	var documents []align.Document
	tags := []string{"id", "en", "en", "de", "en"}
	for k, name := range glob(t, "seeds/*.txt") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, align.Parse(filepath.Base(name), language.Make(tags[k]), string(text)))
	}
	finder := newFinder(t)
	ntrex := stories(t)
	for _, foreign := range [][]align.Document{
		nil,
		slices.Concat(story(t, "lake", "id", "en", "de"), story(t, "ferry", "id", "en", "de")),
		ntrex[:6], ntrex[60:66], ntrex[180:],
	} {
		groups, err := finder.Find(t.Context(), append(slices.Clone(documents), foreign...))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(groups[0].Indices, []int{0, 1, 2, 3, 4}) || len(groups) != 1+len(foreign)/3 {
			t.Fatalf("the groups are %v", groups)
		}
		for _, l := range groups[0].Links {
			if ordered := l.Kind != versions.SameStory; ordered != (l.A == 0 && l.B == 1) {
				t.Errorf("%d and %d: %v, %.2f", l.A, l.B, l.Kind, l.Confidence)
			}
		}
	}
}

// TestShuffledStories wants two documents together that have half of their
// sentences in common, in no order.
func TestShuffledStories(t *testing.T) {
	if testing.Short() {
		t.Skip("measures accuracy, which takes seconds")
	}
	finder := newFinder(t)
	for _, pair := range []string{"id-en", "de-en", "id-de"} {
		tags := strings.Split(pair, "-")
		found, disordered := 0, 0
		folders := glob(t, "bench/ntrex-story/"+pair+"/*")
		for _, folder := range folders {
			groups, err := finder.Find(t.Context(), []align.Document{
				readLines(t, filepath.Join(folder, "src.txt"), tags[0]),
				readLines(t, filepath.Join(folder, "tgt.txt"), tags[1]),
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(groups) == 1 {
				found++
				if groups[0].Links[0].Kind == versions.SameStory {
					disordered++
				}
			}
		}
		t.Logf("%s: of %d together %d, as same story %d", pair, len(folders), found, disordered)
		if found < len(folders)*85/100 || disordered < found*80/100 {
			t.Errorf("%s: want 85%% together, and 80%% of them as the same story", pair)
		}
	}
}
