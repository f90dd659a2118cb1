package viewer

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/language"
)

func (b browser) evidence(path string) (e wireEvidence) {
	b.Helper()
	b.ask(http.StatusOK, &e, "GET", path, nil)
	return e
}

func (w wireBead) query() string { return fmt.Sprintf("%v,%v,%v,%v", w[0], w[1], w[2], w[3]) }

// linked returns the words of each link, as "left=right".
func (e wireEvidence) linked(p wirePair) (links []string) {
	text := func(side int, word wireWord) string {
		sentence := []wireText{p.Source, p.Target}[side].Sentences[word[0]]
		return string(utf16.Decode(utf16.Encode([]rune(sentence))[word[1]:word[2]]))
	}
	for _, l := range e.Links {
		links = append(links, text(0, e.Words[0][int(l[0])])+"="+text(1, e.Words[1][int(l[1])]))
	}
	return links
}

func TestWhyARowIsAPair(t *testing.T) {
	b := newBrowser(t)
	heap := b.openGroup()
	path := heap + "/pairs/0-1"
	pair := b.pair(path)
	e := b.evidence(path + "/evidence?bead=" + pair.Beads[len(pair.Beads)-1].query())
	links := e.linked(pair)
	for _, want := range []string{"128=128", "Rahman=Rahman", "penumpang=passengers"} {
		if !slices.Contains(links, want) {
			t.Errorf("%s is not among the links %v", want, links)
		}
	}
	if e.Parts == nil || e.Parts.Words <= 0 {
		t.Errorf("the words do not speak for it: %+v", e.Parts)
	}
	if len(e.Others) != 1 || e.Others[0].Name != "boot.txt" || e.Others[0].Language != language.German ||
		min(e.Others[0].Source, e.Others[0].Target) < 0.5 {
		t.Errorf("the third version has %+v", e.Others)
	}

	for _, bead := range []string{"", "1", "0,1,0,x", "0,1,0,99", "-1,1,0,1", "1,0,0,1"} {
		b.refused(http.StatusBadRequest, "GET", path+"/evidence?bead="+bead, nil)
	}
	b.refused(http.StatusNotFound, "GET", heap+"/pairs/7-9/evidence?bead=0,1,0,1", nil)
}

// Places are counted as JavaScript does, in sentences that are not the first too.
func TestWordsStandWhereThePageCountsThem(t *testing.T) {
	b := newBrowser(t)
	h := b.open(file{"a.txt", "🚢 Kapal itu besar. 🚢🚢 Kapten Rahman tidur."}, file{"b.txt", "The ship is big. 🚢 Captain Rahman sleeps."})
	b.ask(http.StatusOK, nil, "POST", "/api/heaps/"+h.ID+"/pairs", strings.NewReader(`{"a":0,"b":1}`))
	path := "/api/heaps/" + h.ID + "/pairs/0-1"
	pair := b.pair(path)
	found := false
	for _, bead := range pair.Beads {
		links := b.evidence(path + "/evidence?bead=" + bead.query()).linked(pair)
		found = found || slices.Contains(links, "Rahman=Rahman")
	}
	if !found {
		t.Errorf("Rahman is not linked with Rahman, in %+v", pair)
	}
}

// Those who ask at the same time wait for the same work, and few pairs are kept.
func TestEvidenceIsMadeOnce(t *testing.T) {
	b := newBrowser(t)
	heap := b.openGroup()
	h, err := b.server.shelf.get(heap[len("/api/heaps/"):])
	if err != nil {
		t.Fatal(err)
	}
	var cache evidenceCache
	view := func(a, b int) *pair {
		p, ok := h.project.Pair(a, b)
		if !ok {
			t.Fatal("no pair")
		}
		return h.view(p)
	}
	first := view(0, 1)
	var wait sync.WaitGroup
	found := make([]any, 4)
	for k := range found {
		wait.Go(func() {
			e, err := cache.of(t.Context(), b.server.aligner, first, first.alignment(0))
			if err != nil {
				t.Error(err)
			}
			found[k] = e
		})
	}
	wait.Wait()
	for _, e := range found {
		if e != found[0] {
			t.Error("made more than once")
		}
	}
	if _, err := cache.of(t.Context(), b.server.aligner, view(0, 1), first.alignment(0)); err != nil || len(cache.recent) != 1 {
		t.Errorf("the same pair is made again: %d are kept, %v", len(cache.recent), err)
	}
	for k := range maxEvidence {
		p := view(1, 2)
		p.source.Sentences = p.source.Sentences[:k+1] // cut otherwise
		if _, err := cache.of(t.Context(), b.server.aligner, p, view(1, 2).alignment(0)); err != nil {
			t.Error(err)
		}
	}
	if len(cache.recent) != maxEvidence || slices.ContainsFunc(cache.recent, func(r *readied) bool { return r.pair == readiedPairOf(first) }) {
		t.Errorf("%d pairs are kept, want the %d last", len(cache.recent), maxEvidence)
	}
}
