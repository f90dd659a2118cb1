package viewer

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sejajar/sejajar/align/project"
)

// ending is that of project files.
const ending = ".sejajar"

// A shelf has the heaps of a server: some in memory, and those that were not asked
// for lately in their files alone.
type shelf struct {
	folder string // of the projects of uploads, or "", which keeps them in memory alone
	most   int    // bytes of memory for all heaps

	opening sync.Mutex // is held while a file is opened, so that none is opened twice

	mu   sync.Mutex
	open []*heap // in memory, the last used last

	// away are the files, by ID, of heaps that made room and are not in the folder.
	away map[string]string
}

var errNoRoom = problem{http.StatusInsufficientStorage,
	"There is no memory left for more files. Please remove some that are open from the list, or start the viewer with a larger -memory."}

// add puts a heap of a project on the shelf and, if there is a folder, at once into a
// file there.
func (s *shelf) add(p *project.Project) (*heap, error) {
	h := newHeap(p)
	if s.folder != "" {
		h.setPath(filepath.Join(s.folder, p.ID+ending))
		if err := os.MkdirAll(s.folder, 0o700); err != nil {
			return nil, err
		}
		if err := h.keep(); err != nil {
			return nil, err
		}
	}
	err := s.put(h)
	if err != nil && h.file != nil {
		err = errors.Join(err, os.Remove(h.path())) // nobody was told of it
	}
	return h, err
}

// put puts a heap on the shelf, and others into their files where there is too little
// memory for all.
func (s *shelf) put(h *heap) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open = append(s.open, h)
	delete(s.away, h.id)
	if s.fit(h) {
		return nil
	}
	s.open = s.open[:len(s.open)-1]
	return errors.Join(errNoRoom, h.close())
}

// trim closes heaps at rest, but for the one used last, if those in memory have grown
// too large.
func (s *shelf) trim(used *heap) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fit(used)
}

// fit closes heaps that are in files and at rest until all have room, but for one, and
// reports whether they have.
func (s *shelf) fit(keep *heap) bool {
	size := 0
	for _, h := range s.open {
		size += h.size()
	}
	for k := 0; size > s.most && k < len(s.open); {
		h := s.open[k]
		if h == keep || !h.rest() {
			k++
			continue
		}
		size -= h.size()
		s.open = slices.Delete(s.open, k, k+1)
		if !s.keeps(h.path()) {
			if s.away == nil {
				s.away = make(map[string]string)
			}
			s.away[h.id] = h.path()
		}
	}
	return size <= s.most
}

// openFile opens the project in a file, unless it is on the shelf.
func (s *shelf) openFile(name string) (*heap, error) {
	file, err := project.Open(name, project.MaxBytes(s.most))
	if err != nil {
		return nil, err
	}
	h := newHeap(file.Project)
	h.file = file
	h.setPath(name)
	if info, err := os.Stat(name); err == nil {
		h.changed.Store(info.ModTime().Unix())
	}
	return h, s.put(h)
}

// ids are what IDs of projects look like, whatever is in a file that was dropped.
var ids = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// get returns the heap of an ID, from its file if need be.
func (s *shelf) get(id string) (*heap, error) {
	if h := s.here(id); h != nil {
		return h, nil
	}
	s.opening.Lock()
	defer s.opening.Unlock()
	if h := s.here(id); h != nil { // another request was faster
		return h, nil
	}
	name := s.file(id)
	if name == "" {
		return nil, errGone
	}
	h, err := s.openFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errGone
	case errors.Is(err, project.ErrInUse):
		return nil, problem{http.StatusConflict, "These files are open in another viewer on this computer. Please close them there first."}
	}
	return h, err
}

// file returns the name of the file that a heap may be in, or "".
func (s *shelf) file(id string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if name := s.away[id]; name != "" {
		return name
	}
	if s.folder == "" || !ids.MatchString(id) {
		return ""
	}
	return filepath.Join(s.folder, id+ending)
}

// here returns the heap of an ID if it is in memory.
func (s *shelf) here(id string) *heap {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := slices.IndexFunc(s.open, func(h *heap) bool { return h.id == id })
	if at < 0 {
		return nil
	}
	h := s.open[at]
	s.open = append(slices.Delete(s.open, at, at+1), h)
	return h
}

// remove takes a heap off the shelf. A file in the folder of the shelf is removed with
// it; one that stands elsewhere stays.
func (s *shelf) remove(h *heap) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open = slices.DeleteFunc(s.open, func(other *heap) bool { return other == h })
	err := h.close()
	if s.keeps(h.path()) {
		err = errors.Join(err, os.Remove(h.path()))
	}
	return err
}

// close closes all heaps.
func (s *shelf) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, h := range s.open {
		h.close()
	}
	s.open = nil
}

func (s *shelf) keeps(path string) bool {
	return s.folder != "" && filepath.Dir(path) == filepath.Clean(s.folder)
}

// A listed heap is a line of what is on the shelf.
type listed struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Changed time.Time `json:"changed"`
	File    string    `json:"file"` // where it is kept, or "" where nowhere
	Own     bool      `json:"own"`  // in a file that the user named, which stays when it is removed from the list
}

// list returns what is on the shelf, the last changed first.
func (s *shelf) list() []listed {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := []listed{}
	for _, h := range s.open {
		all = append(all, listed{h.id, h.project.Title, time.Unix(h.changed.Load(), 0), h.path(), !s.keeps(h.path())})
	}
	for id, name := range s.away {
		if l, err := listFile(name); err == nil && l.ID == id {
			l.Own = true
			all = append(all, l)
		}
	}
	files, _ := filepath.Glob(filepath.Join(s.folder, "*"+ending))
	for _, name := range files {
		id := strings.TrimSuffix(filepath.Base(name), ending)
		if s.folder == "" || !ids.MatchString(id) || slices.ContainsFunc(all, func(l listed) bool { return l.ID == id }) {
			continue
		}
		if l, err := listFile(name); err == nil && l.ID == id {
			all = append(all, l)
		}
	}
	slices.SortStableFunc(all, func(a, b listed) int { return b.Changed.Compare(a.Changed) })
	return all
}

func listFile(name string) (listed, error) {
	file, err := os.Open(name)
	if err != nil {
		return listed{}, err
	}
	defer file.Close()
	header, err := project.ReadHeader(file)
	if err != nil {
		return listed{}, fmt.Errorf("%s: %w", name, err)
	}
	info, err := file.Stat()
	if err != nil {
		return listed{}, err
	}
	return listed{header.ID, header.Title, info.ModTime(), name, false}, nil
}
