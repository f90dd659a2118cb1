package dictionary

import (
	"math/bits"

	"github.com/sejajar/sejajar/align/internal/scratch"
)

// A ranked is a set of small numbers that tells of each how many smaller ones
// it has (Jacobson 1989).
type ranked struct {
	members []uint64
	before  []int32 // how many members there are before each 64 numbers
}

// newRanked makes the empty set of numbers below size.
func newRanked(pad *scratch.Pad, size int) *ranked {
	return &ranked{members: scratch.Make[uint64](pad, (size+63)/64)}
}

func (r *ranked) has(n int32) bool { return r.members[n/64]>>(n%64)&1 > 0 }

func (r *ranked) add(n int32) { r.members[n/64] |= 1 << (n % 64) }

// rank makes ready for of, once all members are there, and returns how many
// they are.
func (r *ranked) rank(pad *scratch.Pad) int {
	r.before = scratch.Make[int32](pad, len(r.members))
	n := 0
	for i, set := range r.members {
		r.before[i] = int32(n)
		n += bits.OnesCount64(set)
	}
	return n
}

// of returns how many members are smaller than n.
func (r *ranked) of(n int32) int {
	return int(r.before[n/64]) + bits.OnesCount64(r.members[n/64]&(1<<(n%64)-1))
}
