package anyorder

import (
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

func TestAlignment(t *testing.T) {
	source := align.FromSentences("s", language.German, "Eins.", "Zwei.")
	target := align.FromSentences("t", language.English, "Two.", "Three.")
	matches := []align.Match{{Source: 1, Target: 0, Confidence: 0.9}}
	pair := align.Bead{Source: align.Span{Start: 1, End: 2}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.9}
	if got := Alignment(source, target, matches, false).Beads; !slices.Equal(got, []align.Bead{pair}) {
		t.Errorf("beads %v", got)
	}
	want := []align.Bead{pair, {Source: align.Span{Start: 0, End: 1}}, {Target: align.Span{Start: 1, End: 2}}}
	if got := Alignment(source, target, matches, true).Beads; !slices.Equal(got, want) {
		t.Errorf("beads %v, want %v", got, want)
	}
}
