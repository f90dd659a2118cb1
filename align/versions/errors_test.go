package versions_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/segment"
	"github.com/sejajar/sejajar/align/versions"
)

// limited returns a finder whose aligner has a limit.
func limited(t *testing.T, limit align.Option) *versions.Finder {
	t.Helper()
	aligner, err := align.New(limit)
	if err != nil {
		t.Fatal(err)
	}
	finder, err := versions.New(aligner)
	if err != nil {
		t.Fatal(err)
	}
	return finder
}

// Of five versions one is too large: the other four are a group all the same.
func TestADocumentThatIsTooLargeIsLeftOut(t *testing.T) {
	ferry := story(t, "ferry", "id", "en", "de")
	most := len(ferry[0].Sentences)
	for _, d := range ferry {
		most = max(most, len(d.Sentences))
	}
	large := together(ferry[1], ferry[1])
	large.ID = "large"
	documents := []align.Document{ferry[0], ferry[1], large, ferry[2], part(ferry[1], func(i int) bool { return i%4 != 0 })}

	groups, err := limited(t, align.MaxSentences(most)).Find(t.Context(), documents)
	requireMembers(t, groups, []int{0, 1, 3, 4}, []int{2})
	if g := groups[0]; len(g.Links) != 6 || len(g.Rows) == 0 || g.Documents[2].ID != "de" {
		t.Errorf("the four have %d links and %d rows, the third is %q", len(g.Links), len(g.Rows), g.Documents[2].ID)
	}
	var failed versions.Errors
	var document *versions.DocumentError
	var tooLarge *align.TooLargeError
	switch {
	case !errors.As(err, &failed) || len(failed) != 1:
		t.Fatalf("error %v, want one of a document", err)
	case !errors.As(failed[0], &document) || document.Index != 2 || document.ID != "large":
		t.Errorf("error %v is not that of document 2", failed[0])
	case !errors.As(err, &tooLarge) || tooLarge.Size != len(large.Sentences) || tooLarge.Limit != align.LimitSentences || tooLarge.Max != most:
		t.Errorf("error %v does not say by how much it is too large", err)
	}
}

func TestADocumentThatIsNoneIsLeftOut(t *testing.T) {
	documents := story(t, "ferry", "id", "en", "de")
	documents[1].Sentences = []segment.Sentence{{Start: 0, End: len(documents[1].Text) + 1}}
	groups, err := newFinder(t).Find(t.Context(), documents)
	requireMembers(t, groups, []int{0, 2}, []int{1})
	var sentence *align.SentenceError
	if !errors.As(err, &sentence) || !strings.HasPrefix(err.Error(), "versions: en: ") {
		t.Errorf("error %v, want that of the sentence", err)
	}
}

// Two long versions are too large to be aligned with each other: a short one
// keeps them in one group.
func TestTwoDocumentsThatCannotBeAlignedHaveNoLink(t *testing.T) {
	ferry := story(t, "ferry", "en", "de")
	short := part(ferry[0], func(i int) bool { return i%2 == 0 })
	documents := []align.Document{ferry[0], short, ferry[1]}
	var groups []versions.Group
	var err error
	var failed versions.Errors
	for limit := 100_000; ; limit += limit / 40 { // until only the two long ones are over it
		groups, err = limited(t, align.MaxMemory(limit)).Find(t.Context(), documents)
		if !errors.As(err, &failed) || len(failed) == 1 {
			break
		}
	}
	requireMembers(t, groups, []int{0, 1, 2})
	var pair *versions.PairError
	if len(failed) != 1 || !errors.As(err, &pair) || pair.A != 0 || pair.B != 2 || !strings.Contains(err.Error(), "align en with de") {
		t.Errorf("error %v, want that of documents 0 and 2", err)
	}
	if links := groups[0].Links; len(links) != 2 || slices.ContainsFunc(links, func(l versions.Link) bool { return l.A == 0 && l.B == 2 }) {
		t.Errorf("the links are %v", links)
	}
	requireRows(t, groups[0].Documents, groups[0].Rows)
}

func TestAllErrorsAreTold(t *testing.T) {
	documents := pages(t)
	groups, err := limited(t, align.MaxSentences(5)).Find(t.Context(), documents)
	var failed versions.Errors
	if len(groups) != len(documents) || !errors.As(err, &failed) || len(failed) != len(documents) {
		t.Fatalf("%d groups of %d documents, error %v", len(groups), len(documents), err)
	}
	if text := err.Error(); !strings.Contains(text, "and 8 more errors") {
		t.Errorf("the error says %q", text)
	}
}

// A document that is left out does not count among the bytes of the others.
func TestWhatIsLeftOutTakesNoRoom(t *testing.T) {
	aligner, err := align.New(align.MaxSentenceBytes(1000))
	if err != nil {
		t.Fatal(err)
	}
	finder, err := versions.New(aligner, versions.MaxBytes(5000))
	if err != nil {
		t.Fatal(err)
	}
	long := align.FromSentences("long", language.English, strings.Repeat("word ", 2000))
	groups, err := finder.Find(t.Context(), []align.Document{long, align.FromSentences("short", language.English, "Yes.")})
	requireMembers(t, groups, []int{0}, []int{1})
	if document := new(versions.DocumentError); !errors.As(err, &document) {
		t.Errorf("error %v, want that of the long document", err)
	}
}
