package align_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/testdata"
)

// linked are sentences whose words were linked by hand.
type linked struct {
	alignment *align.Alignment
	gold      [][]evaluate.Link
}

func readLinked(t *testing.T, source, target language.Tag) linked {
	t.Helper()
	folder := fmt.Sprintf("links/%v-%v/", source, target)
	read := func(name string) string {
		data, err := fs.ReadFile(testdata.Files, folder+name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	document := func(tag language.Tag) align.Document {
		name := tag.String() + ".txt"
		return align.ParseLines(folder+name, tag, read(name))
	}
	gold, err := evaluate.ReadLinks(strings.NewReader(read("gold.links")))
	if err != nil {
		t.Fatal(err)
	}
	a := &align.Alignment{Source: document(source), Target: document(target)}
	if len(gold) != 50 || len(a.Source.Sentences) != 50 || len(a.Target.Sentences) != 50 {
		t.Fatalf("%s has %d pairs of %d and %d sentences, want 50", folder, len(gold), len(a.Source.Sentences), len(a.Target.Sentences))
	}
	for i := range gold {
		one := align.Span{Start: i, End: i + 1}
		a.Beads = append(a.Beads, align.Bead{Source: one, Target: one, Confidence: 1})
	}
	return linked{a, gold}
}

func evidence(t *testing.T, aligner *align.Aligner, a *align.Alignment) func(i int) []evaluate.Link {
	t.Helper()
	e, err := aligner.Evidence(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return func(i int) (links []evaluate.Link) {
		for _, l := range e.Links(a.Beads[i]) {
			links = append(links, evaluate.Link{Source: l.SourceIndex, Target: l.TargetIndex})
		}
		return links
	}
}

func (l linked) score(links func(i int) []evaluate.Link) (total evaluate.Tally) {
	for i, gold := range l.gold {
		total.Add(evaluate.Links(gold, links(i)))
	}
	return total
}

func TestWordLinksPrint(t *testing.T) {
	for _, source := range []language.Tag{language.German, language.Indonesian} {
		l := readLinked(t, source, language.English)
		aligner, _ := align.New()
		s := l.score(evidence(t, aligner, l.alignment))
		t.Logf("%v AER %.3f P %.3f R %.3f", source, s.ErrorRate(), s.Precision(), s.Recall())
	}
}
