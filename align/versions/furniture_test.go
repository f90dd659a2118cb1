package versions_test

import (
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

// framed returns the page of a site, testdata/furniture/SITE.LANGUAGE.txt, with a
// document where that has a line of dashes.
func framed(t testing.TB, site string, d align.Document) align.Document {
	t.Helper()
	frame, err := os.ReadFile(filepath.Join("testdata", "furniture", fmt.Sprintf("%s.%v.txt", site, d.Language)))
	if err != nil {
		t.Fatal(err)
	}
	head, foot, ok := strings.Cut(string(frame), "---\n")
	if !ok {
		t.Fatalf("%s has no line of dashes", site)
	}
	lines := head
	for i := range d.Sentences {
		lines += d.Sentence(i) + "\n"
	}
	return align.ParseLines(site+"/"+d.ID, d.Language, lines+foot)
}

// beginning returns the first n sentences of a document.
func beginning(d align.Document, n int) align.Document {
	return part(d, func(i int) bool { return i < n })
}

// Pages of one site share its menus and notices, and are no versions for that.
func TestPagesOfOneSite(t *testing.T) {
	const short = 8 // sentences: fewer than are around them
	for _, tag := range []language.Tag{language.Indonesian, language.English, language.German} {
		var articles []align.Document
		for _, d := range pages(t) {
			if d.Language == tag {
				articles = append(articles, framed(t, "harbour", beginning(d, short)))
			}
		}
		requireMembers(t, find(t, articles...), []int{0}, []int{1}, []int{2})
		requireMembers(t, find(t, articles[:2]...), []int{0}, []int{1})
	}
}

// In three languages each story is still found.
func TestStoriesOfOneSite(t *testing.T) {
	var documents []align.Document
	for _, d := range pages(t) {
		documents = append(documents, framed(t, "harbour", beginning(d, 20)))
	}
	groups := find(t, documents...)
	requireMembers(t, groups, []int{0, 1, 2}, []int{3, 4, 5}, []int{6, 7, 8})
	for _, g := range groups {
		for _, l := range g.Links {
			if l.Kind != versions.Translation || l.Confidence < 0.7 {
				t.Errorf("%s = %s: %v, %.2f", g.Documents[l.A].ID, g.Documents[l.B].ID, l.Kind, l.Confidence)
			}
			if n := len(g.Documents[l.A].Sentences); l.Alignment.Beads[0].Source.Start != 0 || len(l.Alignment.Source.Sentences) != n {
				t.Errorf("the alignment of %s lacks the menus", g.Documents[l.A].ID)
			}
		}
	}
}

// What copies of one story have in common is no furniture, whoever prints them.
func TestCopiesOfTwoSites(t *testing.T) {
	all := pages(t)
	for k := 1; k < len(all); k += 3 {
		story, other := all[k], all[(k+3)%len(all)]
		documents := []align.Document{
			framed(t, "harbour", story), framed(t, "island", story), framed(t, "harbour", other), framed(t, "island", other),
		}
		requireMembers(t, find(t, documents...), []int{0, 1}, []int{2, 3})
		requireMembers(t, find(t, documents[:2]...), []int{0, 1})
		var copies []align.Document
		for n := range 12 {
			copies = append(copies, framed(t, "island", part(story, func(i int) bool { return (i+n)%7 != 0 })))
		}
		groups := find(t, append(slices.Clone(copies), framed(t, "island", other))...)
		if len(groups) != 2 || len(groups[1].Documents) != 1 {
			t.Errorf("copies of one story and a page of the same site are in the groups %v", members(groups))
		}
	}
}
