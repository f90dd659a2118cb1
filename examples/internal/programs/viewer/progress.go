package viewer

import (
	"net/http"
	"sync"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

// A progress is how far the work has come that is done now, of which there is one at a
// time. The zero progress is of no work.
type progress struct {
	mu    sync.Mutex
	pairs versions.Progress // of a comparison of many files
	pair  align.Progress    // of the last pair that did a step
}

// begin notes that work begins, and returns what ends it.
func (p *progress) begin() (end func()) {
	clear := func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.pairs, p.pair = versions.Progress{}, align.Progress{}
	}
	clear()
	return clear
}

func (p *progress) compared(pairs versions.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pairs = pairs
}

func (p *progress) stepped(pair align.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pair = pair
}

// What the page gets of the progress.
type wireProgress struct {
	Done  int    `json:"done"`
	Total int    `json:"total"` // 0 where nothing is being done
	Of    string `json:"of"`    // what is counted: pairs, or steps of one pair
}

// showProgress answers with how far the work has come, whoever asked for it.
func (s *server) showProgress(w http.ResponseWriter, r *http.Request) {
	s.progress.mu.Lock()
	pairs, pair := s.progress.pairs, s.progress.pair
	s.progress.mu.Unlock()
	answer := wireProgress{pair.Done, pair.Total, "steps"}
	if pairs.Total > 1 {
		answer = wireProgress{pairs.Done, pairs.Total, "pairs"}
	}
	s.answer(w, r, answer, nil)
}
