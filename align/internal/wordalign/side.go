package wordalign

// A side is the words of one side of every pair, in their order.
type side struct {
	first []int // the words of pair i are [first[i], first[i+1])
	words []int32
}

func newSide(pairs []Pair, words func(*Pair) []int32) side {
	s := side{first: make([]int, 1, len(pairs)+1)}
	for i := range pairs {
		s.words = append(s.words, words(&pairs[i])...)
		s.first = append(s.first, len(s.words))
	}
	return s
}

// of returns the words of a pair.
func (s *side) of(pair int) []int32 { return s.words[s.first[pair]:s.first[pair+1]] }

// size returns the number of words in a pair.
func (s *side) size(pair int) int { return s.first[pair+1] - s.first[pair] }

// A use says that a word is the one at a position of a pair.
type use struct{ pair, position int32 }

// uses lists where each of the given number of words occurs, in order.
func (s *side) uses(words int) [][]use {
	counts := make([]int, words)
	for _, w := range s.words {
		counts[w]++
	}
	uses := make([][]use, words)
	all := make([]use, len(s.words))
	for w, n := range counts {
		uses[w], all = all[:0:n], all[n:]
	}
	for pair := range len(s.first) - 1 {
		for x, w := range s.of(pair) {
			uses[w] = append(uses[w], use{int32(pair), int32(x)})
		}
	}
	return uses
}

// frequencies returns the share of each of the given number of words in the
// text.
func (s *side) frequencies(weights []float32, words int) []float32 {
	counts := make([]float64, words)
	var total float64
	for i, weight := range weights {
		for _, t := range s.of(i) {
			counts[t] += float64(weight)
			total += float64(weight)
		}
	}
	shares := make([]float32, words)
	for t, c := range counts {
		shares[t] = float32(c / max(total, 1))
	}
	return shares
}
