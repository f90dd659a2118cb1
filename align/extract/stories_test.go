package extract_test

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/extract"
)

// The stories that come with the repository give the same pairs in Markdown as
// they do as text, with the same confidence.
func TestStoriesInMarkdown(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("..", "..", "testdata", "stories", "*"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("%d stories, %v", len(folders), err)
	}
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	pairs := func(folder, ending string, write func(string) string) map[string]float64 {
		var documents [2]align.Document
		for k, tag := range []language.Tag{language.German, language.English} {
			story, err := os.ReadFile(filepath.Join(folder, tag.String()+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			documents[k], err = extract.Document(t.Context(), tag.String()+ending, []byte(write(string(story))),
				func(string) language.Tag { return tag })
			if err != nil {
				t.Fatal(err)
			}
		}
		alignment, err := aligner.Align(t.Context(), documents[0], documents[1])
		if err != nil {
			t.Fatal(err)
		}
		found := make(map[string]float64)
		for _, b := range alignment.Beads {
			both := alignment.Source.Slice(b.Source) + " = " + alignment.Target.Slice(b.Target)
			found[strings.Join(strings.Fields(both), " ")] = b.Confidence
		}
		return found
	}
	special := regexp.MustCompile("([\\\\`*_{}\\[\\]<>#+\\-.!|:&~])")
	inside := regexp.MustCompile(`([^\n])\n([^\n])`) // a paragraph
	markdown := func(text string) string {
		return inside.ReplaceAllString(special.ReplaceAllString(text, `\$1`), "$1\\\n$2")
	}
	for _, folder := range folders {
		text := pairs(folder, ".txt", strings.Clone)
		same := pairs(folder, ".md", markdown)
		if len(text) != len(same) {
			t.Errorf("%s: %d pairs in Markdown, %d as text", folder, len(same), len(text))
		}
		for pair, confidence := range text {
			if got, found := same[pair]; !found || math.Abs(got-confidence) > 0.02 {
				t.Errorf("%s: %q has %.4f in Markdown, %.4f as text", folder, pair, got, confidence)
			}
		}
	}
}
