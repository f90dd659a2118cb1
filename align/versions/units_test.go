package versions_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/versions"
)

// cell is the sentences [start, end) of a version in a row.
func cell(start, end int) versions.Cell {
	return versions.Cell{Span: align.Span{Start: start, End: end}, Confidence: 0.9}
}

func bead(source, target versions.Cell) align.Bead {
	return align.Bead{Source: source.Span, Target: target.Span, Confidence: 0.8}
}

// twoTexts returns a group of five documents: a, b and c keep one order, d and e
// another, and a and d only tell the same story.
func twoTexts() versions.Group {
	var g versions.Group
	for i, sentences := range [][]string{{"a0", "a1"}, {"b0", "b1"}, {"c0"}, {"d0", "d1"}, {"e0"}} {
		g.Documents = append(g.Documents, align.FromSentences(sentences[0][:1], language.English, sentences...))
		g.Indices = append(g.Indices, 10*i)
	}
	link := func(a, b int, kind versions.Kind, beads ...align.Bead) {
		g.Links = append(g.Links, versions.Link{A: a, B: b, Kind: kind, Alignment: &align.Alignment{
			Source: g.Documents[a], Target: g.Documents[b], Beads: beads, Score: float64(a + 10*b), Unordered: kind == versions.SameStory,
		}})
	}
	link(0, 1, versions.Translation, bead(cell(0, 1), cell(0, 1)), bead(cell(1, 2), cell(1, 2)))
	link(0, 3, versions.SameStory, bead(cell(0, 1), cell(1, 2)), bead(cell(1, 2), cell(0, 0)), bead(cell(0, 0), cell(0, 1)))
	link(1, 2, versions.Partial, bead(cell(0, 1), cell(0, 0)), bead(cell(1, 2), cell(0, 1)))
	link(3, 4, versions.Translation, bead(cell(0, 1), cell(0, 1)), bead(cell(1, 2), cell(1, 1)))
	none := cell(0, 0)
	for _, cells := range [][]versions.Cell{
		{none, none, none, cell(0, 1), cell(0, 1)},
		{cell(0, 1), cell(0, 1), none, cell(1, 1), cell(1, 1)},
		{cell(1, 1), cell(1, 1), none, cell(1, 2), cell(1, 1)},
		{cell(1, 2), cell(1, 2), cell(0, 1), cell(2, 2), cell(1, 1)},
	} {
		g.Rows = append(g.Rows, versions.Row{Cells: cells, Confidence: 0.9})
	}
	return g
}

// written returns units as "a0=b0 0.9" each.
func written(g versions.Group) (all []string) {
	for u := range g.Units(versions.SureClaim) {
		var texts []string
		for _, v := range u.Versions {
			texts = append(texts, v.Text)
		}
		all = append(all, fmt.Sprint(strings.Join(texts, "="), " ", u.Confidence))
	}
	return all
}

// claimed returns claims as "a0=b0 0.9" each.
func claimed(g versions.Group, least float64) (all []string) {
	for _, c := range g.Claims(least) {
		var texts []string
		for d, spans := range c.Told {
			for _, s := range spans {
				texts = append(texts, g.Documents[d].Slice(s))
			}
		}
		all = append(all, fmt.Sprintf("%s %.1f", strings.Join(texts, "="), c.Confidence))
	}
	return all
}

func TestUnits(t *testing.T) {
	g := twoTexts()
	rows := []string{"a0=b0 0.9", "a1=b1=c0 0.9", "d0=e0 0.9", "d1= 0.9"}
	if got, want := claimed(g, versions.DefaultClaim), []string{"d0=e0 0.9", "a0=b0=d1 0.8", "a1=b1=c0 0.9"}; !slices.Equal(got, want) {
		t.Errorf("the claims are %q, want %q", got, want)
	}
	if got, want := written(g), []string{"d0=e0 0.9", "a0=b0 0.9", "d1 0.19999999999999996", "a1=b1=c0 0.9"}; !slices.Equal(got, want) {
		t.Errorf("the units are %q, want %q", got, want)
	}
	without := g
	without.Links = slices.DeleteFunc(slices.Clone(g.Links), func(l versions.Link) bool { return l.Kind == versions.SameStory })
	if got := written(without); !slices.Equal(got, rows) {
		t.Errorf("without the story the units are %q, want %q", got, rows)
	}
	g.Rows = nil
	want := []string{"a0=b0 0.8", "a1=b1 0.8", "a0=d1 0.8", "a1= 0.8", "=d0 0.8", "b0= 0.8", "b1=c0 0.8", "d0=e0 0.8", "d1= 0.8"}
	if got := written(g); !slices.Equal(got, want) {
		t.Errorf("without rows the units are %q, want %q", got, want)
	}
	for u := range g.Units(versions.SureClaim) {
		if want := bitext.VersionOf(g.Documents[0], align.Span{Start: 0, End: 1}); u.Versions[0] != want {
			t.Errorf("a version is %+v, want %+v", u.Versions[0], want)
		}
		break
	}
	if got := written(versions.Group{}); len(got) > 0 {
		t.Errorf("an empty group has the units %q", got)
	}
}

func TestOrdered(t *testing.T) {
	if got := fmt.Sprint(twoTexts().Ordered()); got != "[[0 1 2] [3 4]]" {
		t.Errorf("in order are %s", got)
	}
}

func TestPair(t *testing.T) {
	g := twoTexts()
	bare := g
	bare.Rows = nil
	for _, test := range []struct {
		name string
		g    versions.Group
		a, b int
		want string
	}{
		{"by rows", g, 0, 2, "[1-0 [0,1)-[0,0) 0.90 1-1 [1,2)-[0,1) 0.90] 0 false"},
		{"by rows, with the score of the link", g, 2, 1, "[0-1 [0,0)-[0,1) 0.90 1-1 [0,1)-[1,2) 0.90] 21 false"},
		{"by a link without order", g, 0, 3, "[1-1 [0,1)-[1,2) 0.80 1-0 [1,2)-[0,0) 0.80 0-1 [0,0)-[0,1) 0.80] 30 true"},
		{"by that link reversed", g, 3, 0, "[1-0 [0,1)-[0,0) 0.80 1-1 [1,2)-[0,1) 0.80 0-1 [0,0)-[1,2) 0.80] 30 true"},
		{"by a link in order reversed", bare, 2, 1, "[0-1 [0,0)-[0,1) 0.80 1-1 [0,1)-[1,2) 0.80] 21 false"},
	} {
		p := test.g.Pair(test.a, test.b)
		if p == nil {
			t.Errorf("%s: no alignment", test.name)
			continue
		}
		if got := fmt.Sprint(p.Beads, p.Score, p.Unordered); got != test.want {
			t.Errorf("%s: the alignment is %s, want %s", test.name, got, test.want)
		}
		if from, to := g.Documents[test.a].ID, g.Documents[test.b].ID; p.Source.ID != from || p.Target.ID != to {
			t.Errorf("%s: aligned are %s and %s, want %s and %s", test.name, p.Source.ID, p.Target.ID, from, to)
		}
	}
	for _, none := range [][2]int{{-1, 0}, {0, 5}, {40, 0}, {2, 2}} {
		if p := g.Pair(none[0], none[1]); p != nil {
			t.Errorf("documents %v have the alignment %v", none, p)
		}
	}
	if p := bare.Pair(0, 2); p != nil {
		t.Errorf("documents that no link pairs have the alignment %v", p)
	}
	g.Rows[0].Cells = nil
	if p := g.Pair(3, 4); len(p.Beads) != 1 {
		t.Errorf("without the first row documents 3 and 4 have %v", p.Beads)
	}
}
