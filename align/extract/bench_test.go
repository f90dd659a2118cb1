package extract

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// Files of other programs' tests, each with what pandoc takes out of it, are
// outside the project.
const others = "../../../shared/bench/files"

// shared are the words that two texts have in common, each as often as both.
func shared(a, b []string) int {
	count := make(map[string]int)
	for _, w := range a {
		count[w]++
	}
	n := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			n++
		}
	}
	return n
}

// listNumbers are what pandoc writes before the items of lists.
var listNumbers = regexp.MustCompile(`(?m)^[ \t-]*(?:[a-zA-Z]{1,5}[.)][ \t]+)+`)

func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

func TestFilesOfOtherPrograms(t *testing.T) {
	for _, test := range []struct {
		format    Format
		precision float64
		recall    float64
	}{{DOCX, .95, .95}, {ODT, .95, .95}, {EPUB, .95, .85}} { // pandoc tells what pictures show
		names, err := filepath.Glob(filepath.Join(others, string(test.format), "*."+string(test.format)))
		if err != nil {
			t.Fatal(err)
		}
		if len(names) == 0 {
			t.Skip("no files in " + others)
		}
		var got, want, both int
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			pandoc, err := os.ReadFile(strings.TrimSuffix(name, filepath.Ext(name)) + ".pandoc.txt")
			if err != nil {
				t.Fatal(err)
			}
			file, err := Parse(t.Context(), name, content)
			if err != nil {
				t.Error(err)
				continue
			}
			checkFile(t, file, content)
			ours, theirs := wordsOf(file.Text), wordsOf(listNumbers.ReplaceAllString(string(pandoc), ""))
			common := shared(ours, theirs)
			if common < len(ours) || common < len(theirs) {
				t.Logf("%s: %d of %d words, pandoc has %d", filepath.Base(name), common, len(ours), len(theirs))
			}
			got, want, both = got+len(ours), want+len(theirs), both+common
		}
		p, r := float64(both)/float64(got), float64(both)/float64(want)
		t.Logf("%s: P %.3f, R %.3f of the words that pandoc takes out of %d files", test.format, p, r, len(names))
		if p < test.precision || r < test.recall {
			t.Errorf("%s: want P %.2f, R %.2f", test.format, test.precision, test.recall)
		}
	}
}
