package lexicon

import (
	"hash/maphash"
	"math/bits"
)

// An index finds the words of a vocabulary by their hash, in a table of twice
// their number that is searched from there on (linear probing; Knuth 1998,
// section 6.4, algorithm L).
type index struct {
	seed  maphash.Seed
	slots []int32 // the number of a word plus one, or 0
	shift int     // of a hash to the number of its slot
}

func newIndex(v *Vocabulary) index {
	width := bits.Len(uint(2 * v.Len()))
	x := index{maphash.MakeSeed(), make([]int32, 1<<width), 64 - width}
	for n, word := range v.All() {
		slot := x.slot(word)
		for x.slots[slot] > 0 {
			slot = x.next(slot)
		}
		x.slots[slot] = n + 1
	}
	return x
}

func (x *index) slot(word string) int { return int(maphash.String(x.seed, word) >> x.shift) }

func (x *index) next(slot int) int { return (slot + 1) & (len(x.slots) - 1) }

// find returns the number of a word of the vocabulary that the index is of.
func (x *index) find(v *Vocabulary, word string) (number int32, ok bool) {
	for slot := x.slot(word); x.slots[slot] > 0; slot = x.next(slot) {
		if n := x.slots[slot] - 1; v.Word(n) == word {
			return n, true
		}
	}
	return 0, false
}
