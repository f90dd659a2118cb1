package viewer

import (
	"bytes"
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// A wireTurn is what was undone or done again.
type wireTurn struct {
	Verb   string      `json:"verb"`   // of the step
	Heap   wireHeap    `json:"heap"`   // as it is now
	Pair   string      `json:"pair"`   // that was corrected, or ""
	Group  int         `json:"group"`  // of whose table the step was, or -1
	Change *wireChange `json:"change"` // of the pair, null where more changed than its beads
}

func (s *server) undo(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	return s.turnBack(h, r, false)
}

func (s *server) redo(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	return s.turnBack(h, r, true)
}

// turnBack undoes the last step of a heap, or does the next again, whatever it changed.
func (s *server) turnBack(h *heap, r *http.Request, again bool) (any, error) {
	var request struct {
		Edition int `json:"edition"`
	}
	if err := readJSON(r, &request); err != nil {
		return nil, err
	}
	if request.Edition != h.project.Len() {
		return nil, errStale
	}
	before := make(map[[2]int]correct.Draft)
	for _, p := range h.project.Pairs() {
		before[[2]int{p.A, p.B}] = slices.Clone(p.Beads)
	}
	c, err := h.undo(again)
	if err != nil {
		return nil, err
	}
	answer := wireTurn{Heap: h.wire(), Group: -1}
	verb, ofTable := strings.CutPrefix(c.Verb, inTable)
	if answer.Verb = verb; ofTable {
		answer.Group = c.Claims[0].Group
	}
	if ofTable || len(c.Beads) == 0 || c.Found != nil {
		return answer, nil
	}
	first := c.Beads[0] // of the pair that was corrected; others went with it
	if !again {
		first = c.Beads[len(c.Beads)-1]
	}
	own, ok := h.project.Pair(first.A, first.B)
	if !ok {
		return answer, nil
	}
	answer.Pair = pairName(own.A, own.B)
	p := h.view(own)
	change := p.changed(before[[2]int{own.A, own.B}].To(p.draft))
	if slices.ContainsFunc(c.Beads, func(b project.BeadChange) bool { return b.Matches != nil }) {
		change.Matches = wireMatches(p.matches)
	}
	answer.Change = &change
	return later(func(ctx context.Context) (any, error) {
		var err error
		change.Marks, err = s.mark(ctx, p, change.fresh)
		return answer, err
	}), nil
}

// downloadProject answers with the project as a file, with all of its history.
func (s *server) downloadProject(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	var text bytes.Buffer
	if err := project.Write(&text, h.project); err != nil {
		return nil, err
	}
	name := "sejajar"
	if live := h.live(); len(live) > 0 {
		name = stem(h.project.Documents()[live[0]].ID)
	}
	return attachment{name + ending, text.Bytes()}, nil
}

// removeHeap takes a heap off the list. What is kept of uploads goes with it, which is
// asked first; a file that the user named stays.
func (s *server) removeHeap(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	var request removal
	if err := readJSON(r, &request); err != nil {
		return nil, err
	}
	undo, redo := h.project.Steps()
	if steps := len(undo) + len(redo); steps > 0 && !request.Force && (h.file == nil || s.shelf.keeps(h.path())) {
		return nil, question{"With these files go all corrections of them, for good. Remove them?", steps}
	}
	if err := s.shelf.remove(h); err != nil {
		return nil, err
	}
	return s.shelf.list(), nil
}
