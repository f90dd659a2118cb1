package segment

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/testdata"
)

// TestStoriesAreCutAsByHand compares the sentences of our own pages with those cut by hand.
func TestStoriesAreCutAsByHand(t *testing.T) {
	cut, err := fs.Glob(testdata.Files, "stories/*/*.sentences.txt")
	if err != nil || len(cut) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, name := range cut {
		page, _ := fs.ReadFile(testdata.Files, strings.Replace(name, ".sentences", "", 1))
		hand, _ := fs.ReadFile(testdata.Files, name)
		tag := language.MustParse(strings.TrimSuffix(path.Base(name), ".sentences.txt"))
		var want []string
		for s := range Lines(string(hand)) {
			want = append(want, strings.Join(strings.Fields(s.In(string(hand))), " "))
		}
		got := texts(For(tag), string(page))
		for i := range got {
			got[i] = strings.Join(strings.Fields(got[i]), " ")
		}
		for _, s := range got {
			if !slices.Contains(want, s) {
				t.Errorf("%s: nobody would cut %q", name, s)
			}
		}
		for _, s := range want {
			if !slices.Contains(got, s) {
				t.Errorf("%s: did not cut %q", name, s)
			}
		}
	}
}
