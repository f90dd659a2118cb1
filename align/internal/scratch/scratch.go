// Package scratch hands out memory for one task, which is taken back as a whole when the task is done
// and serves the next one.
//
// Aligning a page takes half a megabyte in some hundred slices that nobody needs afterwards. To have
// them made and collected anew for each page takes a fifth of the time.
package scratch

import (
	"sync"
	"unsafe"
)

// A Pad is the memory of one task. The zero Pad has none yet; the nil Pad makes all slices anew
// and keeps none. A Pad is safe for use by the goroutines of its task.
type Pad struct {
	mutex sync.Mutex
	slabs map[any]resetter // by a nil pointer to the type of the elements
}

// A resetter is a slab of any type.
type resetter interface{ reset() (bytes int) }

// A slab is room for slices of one type. All of it but what is used is zero.
type slab[T any] struct {
	room []T
	used int
}

// least is how many bytes a slab has at first, and at least one element.
const least = 2 << 10

// Make returns a slice of n zero elements, which is valid until the Pad is given back. What is appended to
// it goes elsewhere.
func Make[T any](p *Pad, n int) []T {
	if p == nil {
		return make([]T, n)
	}
	p.mutex.Lock()
	s, ok := p.slabs[(*T)(nil)].(*slab[T])
	if !ok {
		s = new(slab[T])
		if p.slabs == nil {
			p.slabs = make(map[any]resetter)
		}
		p.slabs[(*T)(nil)] = s
	}
	taken := s.take(n)
	p.mutex.Unlock()
	return taken
}

// Room returns an empty slice to which n elements can be appended.
func Room[T any](p *Pad, n int) []T {
	return Make[T](p, n)[:0]
}

// New returns a pointer to a zero value, which is valid until the Pad is given back.
func New[T any](p *Pad) *T { return &Make[T](p, 1)[0] }

func (s *slab[T]) take(n int) []T {
	if n > len(s.room)-s.used {
		s.room, s.used = make([]T, max(least/s.size(), n, 2*len(s.room))), 0 // what was taken belongs to those who have it
	}
	from := s.used
	s.used += n
	return s.room[from:s.used:s.used]
}

// reset takes all slices back, and returns how much room there is. It keeps nothing that they held.
func (s *slab[T]) reset() (bytes int) {
	clear(s.room[:s.used])
	s.used = 0
	return len(s.room) * s.size()
}

// size is how many bytes an element has, 1 where it has none.
func (s *slab[T]) size() int {
	var one T
	return max(1, int(unsafe.Sizeof(one)))
}

// mostKept is how many bytes a Pad may have to be kept for another task.
const mostKept = 8 << 20

// A Pool keeps Pads between tasks. The zero Pool has none. It is safe for use by many goroutines.
type Pool struct{ pads sync.Pool }

// Take returns a Pad for a task.
func (p *Pool) Take() *Pad {
	if pad, ok := p.pads.Get().(*Pad); ok {
		return pad
	}
	return new(Pad)
}

// GiveBack takes the memory back of a task that is done: none of its goroutines runs any more. A task that
// panics may leave its Pad to the garbage collector.
func (p *Pool) GiveBack(pad *Pad) {
	bytes := 0
	for _, s := range pad.slabs {
		bytes += s.reset()
	}
	if bytes <= mostKept {
		p.pads.Put(pad)
	}
}
