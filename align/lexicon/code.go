package lexicon

import (
	"math"
	"sort"
)

// A scale is what the 256 bytes stand for: 0 for nothing, 1 to 255 for
// probabilities that fall by the same factor from byte to byte.
type scale [256]float32

// newScale returns the scale that begins with 1 and falls by half in a number
// of steps.
func newScale(steps float64) *scale {
	var s scale
	for code := 1; code < len(s); code++ {
		s[code] = float32(math.Exp2(-float64(code-1) / steps))
	}
	return &s
}

var (
	probabilities = newScale(20) // down to 1/6,600
	frequencies   = newScale(10) // down to 1/43,000,000
)

// code returns the byte of the greatest value that is at most p, or 0 if p is
// below them all.
func (s *scale) code(p float64) byte {
	n := 1 + sort.Search(len(s)-1, func(i int) bool { return float64(s[i+1]) <= p })
	if n == len(s) {
		return 0
	}
	return byte(n)
}
