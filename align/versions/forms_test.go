package versions_test

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

// Reports of one form differ in their names and numbers: those of one day are
// versions of each other, in all languages, and those of two days are not. Of two
// alone in two languages that is not sure.
func TestFormsFilledInAnew(t *testing.T) {
	var documents []align.Document
	for _, day := range []string{"tuesday", "friday"} {
		for _, tag := range []string{"de", "en", "id"} {
			text, err := os.ReadFile(filepath.Join("testdata", "forms", day+"."+tag+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			documents = append(documents, align.ParseLines(day+"/"+tag, language.Make(tag), string(text)))
		}
	}
	requireMembers(t, find(t, documents...), []int{0, 1, 2}, []int{3, 4, 5})
	for _, a := range documents[:3] {
		for _, b := range documents[3:] {
			if groups := find(t, a, b); len(groups) == 1 && (a.Language == b.Language || groups[0].Links[0].Confidence > 0.6) {
				t.Errorf("%s and %s are versions with a confidence of %.2f", a.ID, b.ID, groups[0].Links[0].Confidence)
			}
		}
	}
}

// Two versions of a text in one language that have other names or numbers here and
// there are near copies; what merely leaves something out is a copy.
func TestNearCopies(t *testing.T) {
	for _, d := range pages(t) {
		lines := make([]string, len(d.Sentences))
		for i := range lines {
			lines[i] = d.Sentence(i)
			if i%8 == 3 {
				lines[i] += " 4711"
			}
		}
		revised := align.FromSentences("revised", d.Language, lines...)
		groups := find(t, d, revised)
		if len(groups) != 1 || groups[0].Links[0].Kind != versions.NearCopy || groups[0].Links[0].Alignment.Unordered {
			t.Errorf("%s with other numbers: %v, %v", d.ID, members(groups), groups[0].Links)
		}
		if link := find(t, d, part(d, func(i int) bool { return i%8 != 3 }))[0].Links[0]; link.Kind != versions.Translation {
			t.Errorf("%s without some sentences: %v", d.ID, link.Kind)
		}
	}
}
