package viewer

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
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
	if got := marked(m.Marks); m.Revision != 0 || !slices.Equal(got, []string{"0 128, not 182", "1 182, not 128"}) {
		t.Errorf("marked are %q", got)
	}
	if c := b.correct(http.StatusOK, path, `{"verb":"reject","bead":2}`); len(c.Marks) != 0 {
		t.Errorf("in sentences that do not correspond, marked are %q", marked(c.Marks))
	}
	if c := b.correct(http.StatusOK, path, `{"revision":1,"verb":"undo"}`); len(c.Marks) != 2 {
		t.Errorf("when they do again, marked are %q", marked(c.Marks))
	}
}

func TestMatchesInNoOrderAreShownAndNotCorrected(t *testing.T) {
	b := newBrowser(t)
	h := b.open(file{"kapal.txt", kapal}, file{"ferry.txt", ferry})
	heap, _ := b.server.heaps.get(h.ID)
	source := align.FromSentences("a", language.Indonesian, "Satu.", "Dua.", "Tiga.")
	target := align.FromSentences("b", language.English, "Three.", "One.")
	heap.pairs["0-1"] = newPair(&align.Alignment{Source: source, Target: target, Unordered: true, Beads: []align.Bead{
		{Source: align.Span{Start: 0, End: 1}, Target: align.Span{Start: 1, End: 2}, Confidence: 0.9},
		{Source: align.Span{Start: 1, End: 2}, Confidence: 0.7},
		{Source: align.Span{Start: 2, End: 3}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.8},
	}})

	path := "/api/heaps/" + h.ID + "/pairs/0-1"
	p := b.pair(path)
	if fmt.Sprint(p.Beads) != "[[0 1 1 2 0.9 0] [1 2 0 0 0.7 0] [2 3 0 1 0.8 0]]" || !p.Unordered {
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
