package versions_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

// numbered returns copies of a document, each with a number of its own in some of its
// sentences.
func numbered(d align.Document, copies, sentences int) (documents []align.Document) {
	lines := make([]string, len(d.Sentences))
	for i := range lines {
		lines[i] = d.Sentence(i)
	}
	for k := range copies {
		own := slices.Clone(lines)
		for i := range sentences {
			own[i*len(own)/sentences] += fmt.Sprintf(" %d", 10_000+k)
		}
		documents = append(documents, align.FromSentences(fmt.Sprint("copy ", k), d.Language, own...))
	}
	return documents
}

// A story that stands thousands of times with another number each time is one group with
// its translation, and another story, of which there are many too, is another.
func TestThousandsOfNearCopies(t *testing.T) {
	n := 5000
	if testing.Short() {
		n = 1200
	}
	beginning := func(d align.Document) align.Document { return part(d, func(i int) bool { return i < 5 }) }
	ferry, lake := story(t, "ferry", "id", "en"), story(t, "lake", "id")
	documents := slices.Concat(numbered(beginning(ferry[0]), n, 1), numbered(beginning(lake[0]), n/10, 2))
	groups := find(t, append(documents, beginning(ferry[1]))...)
	if len(groups) != 2 || len(groups[0].Documents) != n+1 || len(groups[1].Documents) != n/10 {
		t.Fatalf("%d and %d near copies of two stories are in %d groups", n, n/10, len(groups))
	}
	for k, want := range []versions.Kind{versions.Translation, versions.NearCopy} {
		kinds := make(map[versions.Kind]int)
		for _, l := range groups[k].Links {
			kinds[l.Kind]++
		}
		if kinds[want] < len(groups[k].Documents)-2 {
			t.Errorf("group %d has links of the kinds %v, want %v", k, kinds, want)
		}
	}
}

// Near copies on pages of one site have its menus, and so have other pages of it: those
// come together, and these stay apart.
func TestThousandsOfPagesOfOneSite(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	var menu []string
	for k := range 150 {
		menu = append(menu, fmt.Sprintf("Rubrik%c%c Wilayah%c%c", 'a'+k%26, 'a'+k/26, 'k'+k%13, 'f'+k/13))
	}
	const n = 1100
	words := func(k, w int) string { return fmt.Sprintf("kata%cx%dz", 'a'+w%26, k*31+w/26) }
	var documents []align.Document
	for k := range n {
		var article []string
		for s := range 2 {
			var sentence []string
			for w := range 12 {
				sentence = append(sentence, words(k, 12*s+w))
			}
			article = append(article, strings.Join(sentence, " ")+".")
		}
		documents = append(documents, align.FromSentences(fmt.Sprint(k), language.Indonesian, slices.Concat(menu, article)...))
	}
	if groups := find(t, documents...); len(groups) != n {
		t.Errorf("%d pages of one site are in %d groups", n, len(groups))
	}
}

// Documents that are put together of the same sentences in thousands of ways are no copies.
// All of their words are common, and that is told of each.
func TestThousandsOfPartsOfOneText(t *testing.T) {
	lake := story(t, "lake", "en")[0]
	const n = 2200
	random := rand.New(rand.NewPCG(1, 2))
	var documents []align.Document
	for k := range n {
		d := part(lake, func(i int) bool { return i < 20 && random.IntN(100) < 53 })
		d.ID = fmt.Sprint(k)
		documents = append(documents, d)
	}
	groups, err := newFinder(t).Find(t.Context(), documents)
	var failed versions.Errors
	if !errors.As(err, &failed) || len(groups) < n/2 {
		t.Fatalf("%d parts are in %d groups, error %v", n, len(groups), err)
	}
	told := make(map[int]bool)
	for _, err := range failed {
		var document *versions.DocumentError
		var common *versions.CommonWordsError
		if errors.As(err, &document) && errors.As(err, &common) && common.Share >= 0.9 && document.ID == documents[document.Index].ID {
			told[document.Index] = true
		}
	}
	for _, g := range groups {
		if len(g.Indices) == 1 && !told[g.Indices[0]] {
			t.Fatalf("part %d is alone, and that is not told", g.Indices[0])
		}
	}
}
