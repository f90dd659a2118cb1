package versions

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// A link whose sentences cannot be matched is taken away, and the error tells of
// what it was.
func TestLinksThatCannotBeMatched(t *testing.T) {
	aligner, err := align.New(align.MaxSentences(1))
	if err != nil {
		t.Fatal(err)
	}
	finder, err := New(aligner)
	if err != nil {
		t.Fatal(err)
	}
	one, two := align.FromSentences("one", language.English, "Yes."), align.FromSentences("two", language.English, "Yes.", "No.")
	groups := []Group{{
		Documents: []align.Document{one, one, two}, Indices: []int{4, 6, 7},
		Links: []Link{{A: 0, B: 1, Kind: SameStory}, {A: 0, B: 2, Kind: SameStory}, {A: 1, B: 2, Kind: Partial, Alignment: new(align.Alignment)}},
	}}
	failed, err := finder.retell(t.Context(), groups)
	if err != nil || len(failed) != 1 || failed[0].A != 4 || failed[0].B != 7 {
		t.Errorf("failed have %v, error %v", failed, err)
	}
	if links := groups[0].Links; len(links) != 2 || links[0].B != 1 || !links[0].Alignment.Unordered || links[1].A != 1 {
		t.Errorf("left are %v", links)
	}
}
