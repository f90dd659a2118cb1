package viewer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/sejajar/sejajar/align/project"
)

// A heap is the files that are looked at together, what was found in them, and what
// was corrected: a project.
type heap struct {
	id      string
	turn    chan struct{} // holds a token while a request is at work
	closed  chan struct{} // is closed when the heap is no longer on the shelf
	project *project.Project
	file    *project.File          // nil where the project is in memory alone, for now
	place   atomic.Pointer[string] // of the file that there is or is to be, "" where there is to be none
	instead string                 // of a file in its stead, where that cannot be made; "" is none

	bytes   atomic.Int64 // of memory, about
	changed atomic.Int64 // when, in seconds since 1970
	changes atomic.Int64 // how many there were
}

func newHeap(p *project.Project) *heap {
	h := &heap{id: p.ID, turn: make(chan struct{}, 1), closed: make(chan struct{}), project: p}
	h.changed.Store(time.Now().Unix())
	h.note()
	return h
}

// note notes what others want to know who do not have the turn.
func (h *heap) note() {
	h.bytes.Store(int64(h.project.Size()))
	h.changes.Store(int64(h.project.Len()))
}

// wireInTurn tells of the heap.
func (h *heap) wireInTurn() (any, error) {
	return h.inTurn(context.Background(), func() (any, error) { return h.wire(), nil })
}

func (h *heap) size() int { return int(h.bytes.Load()) }

// path returns the name of the file that there is or is to be, "" where there is to be
// none.
func (h *heap) path() string {
	if place := h.place.Load(); place != nil {
		return *place
	}
	return ""
}

func (h *heap) setPath(name string) { h.place.Store(&name) }

// keep puts the project into its file, unless it is there. Where somebody else has made
// a file of that name meanwhile, or none can be made there, it gets another.
func (h *heap) keep() (err error) {
	first := h.path()
	if h.file != nil || first == "" {
		return nil
	}
	for n := 1; n < mostNames; n++ {
		h.file, err = project.Create(numbered(first, n), h.project)
		if err == nil || !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	if err != nil && h.instead != "" {
		if os.MkdirAll(filepath.Dir(h.instead), 0o700) == nil {
			h.file, err = project.Create(h.instead, h.project)
		}
	}
	if err != nil {
		h.file = nil
		return err
	}
	h.setPath(h.file.Name())
	return nil
}

// mostNames is how many files of one name and different numbers are looked for.
const mostNames = 1000

// numbered returns the n-th name of a project: the first has no number.
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	stem := strings.TrimSuffix(name, ending)
	return fmt.Sprintf("%s (%d)%s", stem, n, name[len(stem):])
}

// apply changes the project, in its file first. The file of the command line's is made
// when somebody does something: what a program found it finds again.
func (h *heap) apply(c project.Change) error {
	c.Time = time.Now()
	return h.do(func() error {
		if h.file != nil {
			return h.file.Apply(c)
		}
		return h.project.Apply(c)
	}, c.Verb != "")
}

// undo takes the last step back, or with again does the next again.
func (h *heap) undo(again bool) (c project.Change, err error) {
	err = h.do(func() (err error) {
		switch {
		case h.file != nil && again:
			c, err = h.file.Redo()
		case h.file != nil:
			c, err = h.file.Undo()
		case again:
			c, err = h.project.Redo()
		default:
			c, err = h.project.Undo()
		}
		return err
	}, true)
	return c, err
}

func (h *heap) do(change func() error, keep bool) error {
	if keep {
		if err := h.keep(); err != nil {
			return notKept(err)
		}
	}
	if err := change(); err != nil {
		return notKept(err)
	}
	h.changed.Store(time.Now().Unix())
	h.note()
	return nil
}

// rest closes the heap if it is in a file, where all of it is already, and nobody is at
// work on it, and reports whether it did.
func (h *heap) rest() bool {
	select {
	case h.turn <- struct{}{}:
		defer func() { <-h.turn }()
	default:
		return false
	}
	if h.file == nil {
		return false
	}
	h.close()
	return true
}

// close closes the heap, if it is open. The shelf does it, and one at a time.
func (h *heap) close() error {
	select {
	case <-h.closed:
		return nil
	default:
	}
	close(h.closed)
	if h.file == nil {
		return nil
	}
	return h.file.Close()
}

// errClosed is the error of what is to be done with a heap that is no longer on the shelf.
var errClosed = errors.New("the heap is closed")

// show answers with the heap.
func (s *server) show(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	return h.wire(), nil
}

// inTurn does something when nothing else is done with the heap.
func (h *heap) inTurn(ctx context.Context, do func() (any, error)) (any, error) {
	select {
	case h.turn <- struct{}{}:
		defer func() { <-h.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case <-h.closed:
		return nil, errClosed
	default:
		return do()
	}
}

// notKept tells people why a change was not made.
func notKept(err error) error {
	var known problem
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, project.ErrNothingToUndo), errors.Is(err, project.ErrNothingToRedo):
		return problem{http.StatusUnprocessableEntity, sentenceCase(err.Error())}
	case errors.Is(err, project.ErrChanged):
		return problem{http.StatusConflict,
			"Another program has changed the project's file. Nothing was written over; please start the viewer again."}
	}
	if pathError := new(fs.PathError); errors.As(err, &pathError) {
		return problem{http.StatusInsufficientStorage, fmt.Sprintf("This could not be kept on the disk, and was not done: %v.", err)}
	}
	return err
}
