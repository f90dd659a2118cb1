package align_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/fixture"
)

func TestCoverageIsThatOfEachSide(t *testing.T) {
	a := &align.Alignment{
		Source: align.FromSentences("s", language.German, "1", "2", "3", "4"),
		Target: align.FromSentences("t", language.English, "1", "2", "3", "4", "5"),
		Beads: []align.Bead{
			{Source: align.Span{Start: 0, End: 3}, Target: align.Span{Start: 0, End: 1}},
			{Source: align.Span{Start: 3, End: 4}, Target: align.Span{Start: 1, End: 1}},
			{Source: align.Span{Start: 4, End: 4}, Target: align.Span{Start: 1, End: 2}},
			{Source: align.Span{Start: 4, End: 4}, Target: align.Span{Start: 2, End: 3}},
		},
	}
	if source, target := a.Coverage(); source != 0.75 || target != 0.2 {
		t.Errorf("coverage %g and %g, want 0.75 and 0.2", source, target)
	}
}

// What one page has besides is no evidence against its being a version of a
// shorter one.
func TestScoreIsPerSentenceOfTheShorterDocument(t *testing.T) {
	pairs, err := fixture.Pairs("de", "en")
	if err != nil {
		t.Fatal(err)
	}
	others, err := fixture.Document("noise/en.txt", "en")
	if err != nil {
		t.Fatal(err)
	}
	aligner := newAligner(t)
	for _, p := range pairs[:3] {
		longer := align.ParseLines("longer", language.English, p.Target.Text+"\n"+others.Text)
		alone, err := aligner.Align(t.Context(), p.Source, p.Target)
		if err != nil {
			t.Fatal(err)
		}
		for _, of := range [][2]align.Document{{p.Source, longer}, {longer, p.Source}} {
			a, err := aligner.Align(t.Context(), of[0], of[1])
			if err != nil {
				t.Fatal(err)
			}
			if a.Score < 0.75*alone.Score {
				t.Errorf("%s: the score is %.1f with %d sentences besides, %.1f without", p.Name, a.Score, len(others.Sentences), alone.Score)
			}
		}
	}
}

func TestLearnLeavesWhatIsUnsure(t *testing.T) {
	sure, unsure := strings.Repeat("rumah ", 3), strings.Repeat("perahu ", 3)
	a := &align.Alignment{
		Source: align.FromSentences("s", language.Indonesian, sure, unsure),
		Target: align.FromSentences("t", language.German, "Haus Haus Haus", "Garten Garten Garten"),
		Beads: []align.Bead{
			{Source: align.Span{Start: 0, End: 1}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.95},
			{Source: align.Span{Start: 1, End: 2}, Target: align.Span{Start: 1, End: 2}, Confidence: 0.2},
		},
	}
	l, err := align.Learn(t.Context(), language.Indonesian, language.German, slices.Values([]*align.Alignment{a, a, a}))
	if err != nil {
		t.Fatal(err)
	}
	if _, known := l.Source().Find("rumah"); !known {
		t.Error("nothing is learned of a sure bead")
	}
	if _, known := l.Source().Find("perahu"); known {
		t.Error("an unsure bead is learned from")
	}
}
