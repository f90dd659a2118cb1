package viewer

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/project"
)

// slice returns the part of a sentence that a mark is on, as JavaScript does.
func slice(text wireText, m wireMark) string {
	return string(utf16.Decode(utf16.Encode([]rune(text.Sentences[m.Sentence]))[m.Start:m.End]))
}

func TestWhatIsToldDifferentlyIsMarked(t *testing.T) {
	b := newBrowser(t)
	h := b.open(file{"kapal.txt", strings.Replace(kapal, "Kapten", "🚢 Kapten", 1)}, file{"ferry.txt", strings.Replace(ferry, "128", "182", 1)})
	path := "/api/heaps/" + h.ID + "/pairs/0-1"
	p := b.pair(path)
	marked := func(marks []wireMark) (found []string) {
		for _, m := range marks {
			text := []wireText{p.Source, p.Target}[m.Side]
			found = append(found, fmt.Sprintf("%d %s, not %s", m.Side, slice(text, m), m.Other))
		}
		return found
	}
	var m wireMarks
	b.ask(http.StatusOK, &m, "GET", path+"/marks", nil)
	if got := marked(m.Marks); m.Revision != p.Revision || !slices.Equal(got, []string{"0 128, not 182", "1 182, not 128"}) {
		t.Errorf("marked are %q", got)
	}
	if c := b.correct(http.StatusOK, path, `{"verb":"reject","bead":2}`); len(c.Marks) != 0 {
		t.Errorf("in sentences that do not correspond, marked are %q", marked(c.Marks))
	}
	if w := b.turn("undo", path); len(w.Change.Marks) != 2 {
		t.Errorf("when they do again, marked are %q", marked(w.Change.Marks))
	}
}

func TestMatchesInNoOrderAreShownAndNotCorrected(t *testing.T) {
	b := newBrowser(t)
	h := b.open(file{"kapal.txt", kapal}, file{"ferry.txt", ferry})
	heap, err := b.server.shelf.get(h.ID)
	if err != nil {
		t.Fatal(err)
	}
	bead := func(s0, s1, t0, t1 int, confidence float64) project.Bead {
		return project.Bead{Bead: align.Bead{
			Source: align.Span{Start: s0, End: s1}, Target: align.Span{Start: t0, End: t1}, Confidence: confidence,
		}}
	}
	found := project.Found{
		Groups: []project.Group{{Documents: []int{0, 1}, Links: []project.Link{{A: 0, B: 1, Kind: "same story"}}}},
		Pairs: []project.Pair{{A: 0, B: 1, Unordered: true,
			Beads: []project.Bead{bead(0, 1, 1, 2, 0.9), bead(1, 2, 0, 0, 0.7), bead(2, 3, 0, 1, 0.8), bead(3, 3, 2, 3, 1)}}},
	}
	if err := heap.apply(project.Change{Found: &found}); err != nil {
		t.Fatal(err)
	}

	path := "/api/heaps/" + h.ID + "/pairs/0-1"
	p := b.pair(path)
	if fmt.Sprint(p.Beads) != "[[0 1 1 2 0.9 0] [1 2 0 0 0.7 0] [2 3 0 1 0.8 0] [3 3 2 3 1 0]]" || !p.Unordered {
		t.Errorf("shown is %+v", p)
	}
	b.refused(http.StatusUnprocessableEntity, "POST", path+"/corrections", strings.NewReader(`{"verb":"join"}`))
	b.refused(http.StatusUnprocessableEntity, "POST", path+"/align", nil)
	for _, format := range bitext.Formats() {
		want := http.StatusOK
		if !slices.Contains(p.Formats, format) {
			want = http.StatusUnprocessableEntity
		}
		b.ask(want, nil, "GET", path+"/download?format="+string(format), nil)
	}
	b.ask(http.StatusOK, &h, "POST", "/api/heaps/"+h.ID+"/pairs", strings.NewReader(`{"a":0,"b":1}`))
	if p := b.pair(path); p.Unordered || len(p.Beads) != 3 {
		t.Errorf("aligned anyway: %+v", p)
	}
}
