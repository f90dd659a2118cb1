package lexicon

import (
	"context"
	"fmt"
	"math"
	"math/bits"

	"github.com/sejajar/sejajar/align/internal/splitmix"
)

// DefaultMaxMemory is the limit of [MaxMemory] unless it is set.
const DefaultMaxMemory = min(8<<30, math.MaxInt) // of 32 bits

// MaxMemory limits the bytes of memory that [Train], [ReadGlossary] and [Read] take:
// what would take more ends in a [*TooLargeError] as soon as that is known, before
// anything is learned from it. A distinct word takes 430 bytes, two words that stand
// in one pair 100, and every further time that they do 8.
func MaxMemory(bytes int) Option {
	return func(t *training) error {
		if bytes < 1 {
			return fmt.Errorf("lexicon: MaxMemory(%d): want at least 1", bytes)
		}
		t.memory = bytes
		return nil
	}
}

// A TooLargeError says that a lexicon takes more memory than [MaxMemory] allows.
type TooLargeError struct {
	Size, Max int // bytes; Size is of what was read until then
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("lexicon: it takes more than %d bytes of memory, the limit is %d; raise it or read less", e.Size, e.Max)
}

// What training takes at its peak, in bytes. Measured on pairs of one, ten and a
// hundred words, all distinct, of ten words and of a thousand: the estimate is 0 to 45%
// above the peak of the process.
const (
	pairBytes  = 300
	wordBytes  = 12  // of each word of the text
	formBytes  = 430 // of each distinct one
	cellBytes  = 8   // of a source and a target word in one pair
	matchBytes = 100 // of two words that stand in one pair, or in several
)

// A usage estimates the memory that training takes.
type usage struct {
	most         int // bytes
	longest      int // words of a side of pairs that teach
	pairs, words int
	cells        int
	matches      counter // of two words that stand in one pair
}

// add counts a pair of sentences, and returns an error if that is more than there
// may be. Forms is the number of distinct words so far.
func (u *usage) add(ctx context.Context, source, target []int32, forms int) error {
	u.pairs++
	u.words += len(source) + len(target)
	if u.longest == 0 || max(len(source), len(target)) <= u.longest {
		u.cells += len(source) * len(target)
		if err := u.check(forms); err != nil {
			return err
		}
		for _, s := range source {
			if err := ctx.Err(); err != nil {
				return err
			}
			for _, t := range target {
				u.matches.add(uint64(uint32(s))<<32 | uint64(uint32(t)))
			}
		}
	}
	return u.check(forms)
}

func (u *usage) check(forms int) error {
	size := float64(u.pairs)*pairBytes + float64(u.words)*wordBytes + float64(forms)*formBytes + float64(u.cells)*cellBytes +
		min(u.matches.estimate(), float64(u.cells))*matchBytes
	if size > float64(u.most) {
		return &TooLargeError{int(min(size, math.MaxInt/2)), u.most}
	}
	return nil
}

// A counter estimates how many distinct numbers there are, to some 2% (HyperLogLog;
// Flajolet et al. 2007). The zero counter has seen none.
type counter struct {
	ranks [registers]uint8
	sum   float64 // of 2 to the -rank, less 1, over all registers
	used  int     // how many registers have a number
}

const (
	registerBits = 12
	registers    = 1 << registerBits
)

func (c *counter) add(n uint64) {
	h := splitmix.Mix(n)
	register := h >> (64 - registerBits)
	rank := uint8(bits.LeadingZeros64(h<<registerBits|1<<(registerBits-1)) + 1)
	if old := c.ranks[register]; rank > old {
		if old == 0 {
			c.used++
		}
		c.ranks[register] = rank
		c.sum += math.Exp2(-float64(rank)) - math.Exp2(-float64(old))
	}
}

func (c *counter) estimate() float64 {
	const bias = 0.7213 / (1 + 1.079/registers)
	estimate := bias * registers * registers / (registers + c.sum)
	if free := registers - c.used; estimate <= 2.5*registers && free > 0 {
		return registers * math.Log(registers/float64(free))
	}
	return estimate
}
