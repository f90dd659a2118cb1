package versions

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/fixture"
)

// TestToldAlike counts of how many doubtful pairs of documents it is rightly told whether they
// tell one story: pages of the retold events and of ntrex-versions, in one heap.
func TestToldAlike(t *testing.T) {
	if testing.Short() {
		t.Skip("measures accuracy, which takes seconds")
	}
	documents, stories := toldPages(t)
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(aligner)
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCollection(t.Context(), documents, aligner.Lexicons(), f.limits.memory)
	if err != nil {
		t.Fatal(err)
	}
	lookups, err := c.newLookups(t.Context(), aligner.Lexicons())
	if err != nil {
		t.Fatal(err)
	}
	candidates, err := c.candidates(t.Context(), lookups)
	if err != nil {
		t.Fatal(err)
	}
	texts := withoutFurniture(documents, c.furniture)
	right, all := 0, 0
	for _, pair := range candidates {
		r := f.confirm(t.Context(), align.Prepare(texts[pair.a]), align.Prepare(texts[pair.b]), pair, true)
		if r.err != nil {
			t.Fatal(r.err)
		}
		if !r.told {
			continue
		}
		all++
		if one := stories[r.a] == stories[r.b]; one == (r.odds > 0) {
			right++
		} else {
			t.Logf("%s and %s: log odds %.2f, of one story: %t", documents[r.a].ID, documents[r.b].ID, r.odds, one)
		}
	}
	t.Logf("%d of %d pairs are told rightly", right, all)
	if all < 100 || float64(right) < 0.95*float64(all) {
		t.Errorf("%d of %d doubtful pairs are told rightly, want 0.95 of 100 or more", right, all)
	}
}

// toldPages returns the documents of several stories, and the story of each.
func toldPages(t *testing.T) (documents []align.Document, stories []string) {
	events, err := fixture.Events()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		for _, d := range e.Pages {
			story := e.Name
			if d.ID = e.Name + "/" + d.ID; filepath.Base(d.ID)[0] == 'o' {
				story = d.ID
			}
			documents, stories = append(documents, d), append(stories, story)
		}
	}
	names, err := filepath.Glob("../../../shared/bench/ntrex-versions/*/??.txt")
	if err != nil || len(names) == 0 {
		t.Skip("no ntrex-versions in the shared folder beside the checkout")
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Base(filepath.Dir(name))
		id := folder + "/" + filepath.Base(name)
		documents = append(documents, align.ParseLines(id, language.Make(filepath.Base(name)[:2]), string(text)))
		stories = append(stories, strings.Replace(folder, "050-scotsman.133791", "020-bbc.381746", 1)) // of one football match
	}
	return documents, stories
}
