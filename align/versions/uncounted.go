package versions

import (
	"hash/fnv"
	"slices"
	"unicode"
	"unicode/utf8"
)

// uncounted returns a negative number for a word that stood in none of the documents
// that were counted: a hash, and whether the word looks like a name or a number.
func uncounted(word string, capital bool) int32 {
	first, _ := utf8.DecodeRuneInString(word)
	n := int32(hash(word)&(1<<30-1)) << 1
	if capital || unicode.IsDigit(first) {
		n |= 1
	}
	return -1 - n
}

// named reports whether an uncounted word looks like a name or a number.
func named(w int32) bool { return (-1-w)&1 == 1 }

// hashUncounted returns the hash in the number of an uncounted word.
func hashUncounted(w int32) uint64 { return uint64(-1-w) >> 1 }

// hasUncounted reports whether an uncounted word is among others, which ascend, whatever it
// looks like there.
func hasUncounted(others []int32, w int32) bool {
	_, found := slices.BinarySearchFunc(others, hashUncounted(w), func(other int32, h uint64) int {
		if other >= 0 {
			return 1
		}
		return int(h) - int(hashUncounted(other)) // the larger the hash, the smaller the number
	})
	return found
}

// hash returns a hash of a word (FNV-1a of 64 bits).
func hash(word string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(word)) // a hash.Hash returns no error
	return h.Sum64()
}
