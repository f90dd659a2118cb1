package versions_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

// Unique words are refused while the text is read, and alignments that are kept while
// documents are aligned.
func TestFindKeepsWithinItsMemory(t *testing.T) {
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	find := func(most int, documents []align.Document) (aligned int, err error) {
		finder, err := versions.New(aligner, versions.MaxMemory(most), versions.OnProgress(func(p versions.Progress) { aligned = p.Done }))
		if err != nil {
			t.Fatal(err)
		}
		_, err = finder.Find(t.Context(), documents)
		tooLarge, refused := errors.AsType[*align.TooLargeError](err)
		if err != nil && (!refused || tooLarge.Limit != align.LimitMemory || tooLarge.Max != most || tooLarge.Size <= most) {
			t.Fatal(err)
		}
		return aligned, err
	}

	var unique strings.Builder
	for n := range 100_000 {
		fmt.Fprintf(&unique, "w%dx ", n)
	}
	if _, err := find(40<<20, []align.Document{align.FromSentences("unique", language.English, unique.String())}); err == nil {
		t.Error("40 MB are enough for 100,000 words")
	}

	var copies []align.Document
	for k := range 20 {
		copies = append(copies, part(pages(t)[1], func(i int) bool { return (i+k)%7 != 0 }))
	}
	before, during := false, false
	for most := 10_000; ; most += most / 3 {
		aligned, err := find(most, copies)
		if err == nil {
			break
		}
		before, during = before || aligned == 0, during || aligned > 0
	}
	if !before || !during {
		t.Errorf("refused before documents are aligned: %v; while they are: %v", before, during)
	}
}
