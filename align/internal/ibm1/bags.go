package ibm1

import "slices"

// Bags are the words of one side of every pair, without their order, which
// model 1 does not look at.
type bags struct {
	first  []int // the words of pair i are [first[i], first[i+1])
	words  []int32
	counts []float32 // how often each word occurs in its pair
}

func newBags(pairs []Pair, side func(*Pair) []int32) bags {
	b := bags{first: make([]int, 1, len(pairs)+1)}
	var sorted []int32
	for i := range pairs {
		sorted = append(sorted[:0], side(&pairs[i])...)
		slices.Sort(sorted)
		for k, w := range sorted {
			if k > 0 && sorted[k-1] == w {
				b.counts[len(b.counts)-1]++
				continue
			}
			b.words = append(b.words, w)
			b.counts = append(b.counts, 1)
		}
		b.first = append(b.first, len(b.words))
	}
	return b
}

// of returns the words of a pair and how often each occurs.
func (b *bags) of(pair int) (words []int32, counts []float32) {
	return b.words[b.first[pair]:b.first[pair+1]], b.counts[b.first[pair]:b.first[pair+1]]
}

// size returns the number of distinct words in a pair.
func (b *bags) size(pair int) int { return b.first[pair+1] - b.first[pair] }

// A use says that a word is the one at a position of a pair's bag.
type use struct{ pair, position int32 }

// uses lists where each of the given number of words occurs, in order.
func (b *bags) uses(words int) [][]use {
	counts := make([]int, words)
	for _, w := range b.words {
		counts[w]++
	}
	uses := make([][]use, words)
	all := make([]use, len(b.words))
	for w, n := range counts {
		uses[w], all = all[:0:n], all[n:]
	}
	for pair := range len(b.first) - 1 {
		for x, w := range b.words[b.first[pair]:b.first[pair+1]] {
			uses[w] = append(uses[w], use{int32(pair), int32(x)})
		}
	}
	return uses
}
