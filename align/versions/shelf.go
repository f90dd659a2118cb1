package versions

import (
	"sync"

	"github.com/sejajar/sejajar/align"
)

// mostHeld is the most bytes that prepared documents take together: those of some 800 pages.
const mostHeld = 64 << 20

// A shelf holds documents that are aligned with several others, prepared from the first
// pair that a document is in to the last, so that its words are read once. Where they take more than
// there is room for, all are let go and prepared anew when they are asked for. It is safe
// for use by many goroutines.
type shelf struct {
	documents []align.Document
	used      *usage

	mutex sync.Mutex
	left  []int                   // by document: how many pairs are still to be aligned
	held  map[int]*align.Prepared // by document
	sizes map[int]int             // by document that is held: the bytes that it was last seen to take
	bytes int                     // of all sizes
}

func newShelf(documents []align.Document, used *usage) *shelf {
	return &shelf{
		documents: documents, used: used,
		left: make([]int, len(documents)), held: make(map[int]*align.Prepared), sizes: make(map[int]int),
	}
}

// expect tells that documents a and b are going to be aligned. All pairs are told before the
// first is taken.
func (s *shelf) expect(a, b int) {
	s.left[a]++
	s.left[b]++
}

// take returns a pair of documents to be aligned.
func (s *shelf) take(a, b int) (source, target *align.Prepared) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.document(a), s.document(b)
}

func (s *shelf) document(d int) *align.Prepared {
	p := s.held[d]
	if p == nil {
		p = align.Prepare(s.documents[d])
		s.held[d] = p
	}
	return p
}

// done tells that a pair has been aligned.
func (s *shelf) done(a, b int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, d := range []int{a, b} {
		s.left[d]--
		s.bytes -= s.sizes[d]
		if s.left[d] == 0 {
			delete(s.held, d)
			delete(s.sizes, d)
			continue
		}
		s.sizes[d] = s.held[d].Bytes()
		s.bytes += s.sizes[d]
	}
	if s.bytes > min(mostHeld, s.used.room()) {
		clear(s.held)
		clear(s.sizes)
		s.bytes = 0
	}
}
