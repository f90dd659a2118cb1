package versions_test

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
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
