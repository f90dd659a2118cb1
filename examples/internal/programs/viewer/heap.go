package viewer

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/pages"
)

// A heap is the files that are looked at together, and what was found in them.
type heap struct {
	id        string
	turn      chan struct{} // holds a token while a request is at work
	documents []pages.Page
	groups    []versions.Group // nil until they are looked for
	failed    versions.Errors  // what could not be compared then
	asked     []versions.Group // of two that were aligned though they are in no group
	pairs     map[string]*pair // of links, by name, see pairName
}

// maxHeaps is how many heaps are kept besides the one of the command line. The
// one that was not asked for the longest makes place.
const maxHeaps = 8

// heaps are those that are kept. The zero value has none.
type heaps struct {
	mu     sync.Mutex
	first  *heap   // of the command line, or nil
	recent []*heap // the last used last
}

func (s *heaps) add(documents []pages.Page) *heap {
	h := newHeap(documents)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.recent) == maxHeaps {
		s.recent = slices.Delete(s.recent, 0, 1)
	}
	s.recent = append(s.recent, h)
	return h
}

func (s *heaps) addFirst(documents []pages.Page) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.first = newHeap(documents)
}

func (s *heaps) firstID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.first == nil {
		return ""
	}
	return s.first.id
}

func (s *heaps) get(id string) (*heap, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.first != nil && s.first.id == id {
		return s.first, true
	}
	at := slices.IndexFunc(s.recent, func(h *heap) bool { return h.id == id })
	if at < 0 {
		return nil, false
	}
	h := s.recent[at]
	s.recent = append(slices.Delete(s.recent, at, at+1), h)
	return h, true
}

// newHeap returns a heap with a name that nobody can guess.
func newHeap(documents []pages.Page) *heap {
	return &heap{id: rand.Text(), turn: make(chan struct{}, 1), documents: documents}
}

// show answers with the heap.
func (s *server) show(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	return h.wire(), nil
}

// find looks for the groups of a heap, unless they are known. Work ends with
// the request.
func (s *server) find(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	if h.groups == nil {
		documents := make([]align.Document, len(h.documents))
		for i, d := range h.documents {
			documents[i] = d.Document
		}
		groups, err := s.finder.Find(ctx, documents)
		var failed versions.Errors
		if err != nil && !errors.As(err, &failed) {
			return nil, err
		}
		h.take(groups)
		h.failed = failed
	}
	return h.wire(), nil
}

// take takes groups that were found. Pairs that were corrected or asked for
// stay where their documents are what they were.
func (h *heap) take(groups []versions.Group) {
	old, asked := h.pairs, h.asked
	h.groups, h.asked, h.pairs = groups, nil, make(map[string]*pair)
	same := func(g versions.Group, link versions.Link) (*pair, bool) {
		before, ok := old[linkName(g, link)]
		return before, ok && before.of(h.documents[g.Indices[link.A]], h.documents[g.Indices[link.B]])
	}
	for _, g := range groups {
		for _, link := range g.Links {
			if before, ok := same(g, link); ok && before.corrected() {
				h.pairs[linkName(g, link)] = before
			} else {
				h.pairs[linkName(g, link)] = newPair(link.Alignment)
			}
		}
	}
	for _, g := range asked {
		if before, ok := same(g, g.Links[0]); ok {
			h.asked = append(h.asked, g)
			h.pairs[linkName(g, g.Links[0])] = before
		}
	}
}

// alignAnyway aligns two documents that are no known versions, or none that keep
// one order.
func (s *server) alignAnyway(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	var request struct {
		A int `json:"a"`
		B int `json:"b"`
	}
	if err := readJSON(r, &request); err != nil {
		return nil, err
	}
	a, b := request.A, request.B
	switch {
	case a < 0 || b >= len(h.documents) || a >= b:
		return nil, problem{http.StatusBadRequest, "Choose two different files."}
	case h.groups == nil:
		return nil, problem{http.StatusConflict, "The files are still being compared. Please try again."}
	case h.pairs[pairName(a, b)] != nil && !h.pairs[pairName(a, b)].unordered:
		return h.wire(), nil
	}
	alignment, err := s.aligner.Align(ctx, h.documents[a].Document, h.documents[b].Document)
	if err != nil {
		return nil, err
	}
	h.asked = append(h.asked, versions.Group{
		Documents: []align.Document{alignment.Source, alignment.Target}, Indices: []int{a, b},
		Links: []versions.Link{{A: 0, B: 1, Alignment: alignment}},
	})
	h.pairs[pairName(a, b)] = newPair(alignment)
	return h.wire(), nil
}

// pairName names the pair of two documents.
func pairName(a, b int) string { return strconv.Itoa(a) + "-" + strconv.Itoa(b) }

// linkName names the pair that a link of a group is of.
func linkName(g versions.Group, link versions.Link) string {
	return pairName(g.Indices[link.A], g.Indices[link.B])
}

// pair returns the pair that a request names.
func (h *heap) pair(r *http.Request) (*pair, error) {
	p, ok := h.pairs[r.PathValue("pair")]
	if !ok {
		return nil, problem{http.StatusNotFound, "These two files are not paired."}
	}
	return p, nil
}

// setLanguage says what language a document is in. The groups have to be found
// anew.
func (s *server) setLanguage(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	i, err := strconv.Atoi(r.PathValue("document"))
	if err != nil || i < 0 || i >= len(h.documents) {
		return nil, problem{http.StatusNotFound, "There is no such file."}
	}
	var request struct {
		Language language.Tag `json:"language"`
	}
	if err := readJSON(r, &request); err != nil {
		return nil, err
	}
	old := h.documents[i]
	page, err := s.reader.Parse(old.ID, request.Language, old.Text)
	if err != nil {
		return nil, err
	}
	h.documents[i] = page
	h.groups, h.failed = nil, nil
	return h.wire(), nil
}
