package engine

import (
	"errors"
	"fmt"
	"math"
	"sync"

	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// A MemoryError says that two texts take more memory than they may.
type MemoryError struct{ Bytes, Max int }

func (e *MemoryError) Error() string {
	return fmt.Sprintf("%d bytes of memory, of at most %d", e.Bytes, e.Max)
}

// What pairing takes at its peak, in bytes, with what the garbage collector leaves lying. As measured
// on all shapes of TestMemoryKeepsWithinItsLimit of package align, none takes more.
const (
	// nodeBytes is what the scores and the lattice take for each node of a band,
	// or scores and edges for each pair of sentences to be matched.
	nodeBytes = 200
	// sentenceBytes is what each sentence takes beside: its places in the texts, and its anchors.
	sentenceBytes = 1000
	// wordBytes is what each word of a text takes: its number, and what it says of the
	// sentences that it stands in.
	wordBytes = 64
	// formBytes is what each distinct word takes: the maps it is found in, its pairs of letters, and its
	// rows in the tables of both directions, of which listedBytes are those of a lexicon.
	formBytes   = 480
	listedBytes = 300
	letterBytes = 16 // of each distinct word
	// beadBytes is what each bead takes that the lattice looks at: its words, weight and belief in two
	// hypotheses, before learning and after.
	beadBytes = 100
)

// A memory tells whether two texts take more than they may. Both may be read at a time.
type memory struct {
	most      int  // bytes
	sentences int  // of both texts
	listed    bool // there is a lexicon

	mutex sync.Mutex
	read  [2]tokens.Size // of the source and of the target
}

func newMemory(t Task) *memory {
	return &memory{most: t.Memory, sentences: len(t.Source.Sentences) + len(t.Target.Sentences), listed: t.Lexicon != nil}
}

// side returns what counts what has been read of the source, 0, or of the target, 1, and
// returns an error if both together take more than they may.
func (m *memory) side(which int) func(tokens.Size) error {
	return func(s tokens.Size) error {
		m.mutex.Lock()
		defer m.mutex.Unlock()
		m.read[which] = s
		_, err := m.left(0)
		return err
	}
}

// left returns the bytes of memory that pairing leaves for learning, with so many
// nodes of a band or pairs of sentences, or an error where it takes more than it may.
func (m *memory) left(nodes int) (left int, err error) {
	form := int64(formBytes)
	if m.listed {
		form += listedBytes
	}
	bytes := int64(nodes)*nodeBytes + int64(m.sentences)*sentenceBytes
	for _, s := range m.read {
		bytes += int64(s.Words)*wordBytes + int64(s.Forms)*form + int64(s.Letters)*letterBytes
	}
	if bytes > int64(m.most) {
		return 0, &MemoryError{int(min(bytes, math.MaxInt)), m.most}
	}
	return m.most - int(bytes), nil
}

// refused turns the error of a lattice that has too many beads for the bytes that were left
// into a [*MemoryError], and returns others as they are.
func (m *memory) refused(err error, left int) error {
	if size, ok := errors.AsType[*lattice.SizeError](err); ok {
		return &MemoryError{m.most - left + size.Beads*beadBytes, m.most}
	}
	return err
}
