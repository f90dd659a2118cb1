package engine

import (
	"fmt"
	"math"
)

// A MemoryError says that two texts take more memory than they may.
type MemoryError struct{ Bytes, Max int }

func (e *MemoryError) Error() string {
	return fmt.Sprintf("%d bytes of memory, of at most %d", e.Bytes, e.Max)
}

const (
	// nodeBytes is what the scores and the lattice take for each node of a
	// band, with what the garbage collector leaves lying.
	nodeBytes = 200
	// sentenceBytes is what each sentence takes beside.
	sentenceBytes = 1000
)

// remaining returns the bytes of memory that pairing leaves for learning: so many
// nodes, or pairs of sentences, of so many sentences of both texts.
func remaining(memory, nodes, sentences int) (left int, err error) {
	bytes := int64(nodes)*nodeBytes + int64(sentences)*sentenceBytes
	if bytes > int64(memory) {
		return 0, &MemoryError{int(min(bytes, math.MaxInt)), memory}
	}
	return memory - int(bytes), nil
}
