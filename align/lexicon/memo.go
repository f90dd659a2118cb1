package lexicon

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// A memo remembers what was found of words, since texts have the same words again and
// again and each look-up of one waits for memory some six times. A word has a place of its own
// and its neighbour's, where it goes when another takes its own; what was there is forgotten. It is
// safe for use by many goroutines.
type memo struct {
	seed  maphash.Seed
	slots [1 << memoBits]atomic.Pointer[family]
}

const (
	// memoBits is the logarithm of how many words are remembered: with 128 bytes for
	// each that is 4 MB at most.
	memoBits = 15
	// longestRemembered is the most bytes of a word that is remembered.
	longestRemembered = 32
)

// A family is what a vocabulary has of a word.
type family struct {
	word      string
	number    int32 // -1 if the word itself is not in the vocabulary
	relatives []int32
}

func newMemo() *memo { return &memo{seed: maphash.MakeSeed()} }

// of returns the family of a word, from find where it is not remembered.
func (m *memo) of(word string, find func(word string) family) family {
	if len(word) > longestRemembered {
		return find(word)
	}
	place := maphash.String(m.seed, word) >> (64 - memoBits)
	own, other := &m.slots[place], &m.slots[place^1]
	last := own.Load()
	if last != nil && last.word == word {
		return *last
	}
	if f := other.Load(); f != nil && f.word == word {
		return *f
	}
	f := find(word)
	f.word = strings.Clone(word) // a word of a text would hold all of it
	if last != nil {
		other.Store(last)
	}
	own.Store(&f)
	return f
}
