package wordalign

// A side is the words of one side of every pair, in their order.
type side struct {
	first []int32 // the words of pair i are [first[i], first[i+1])
	words []int32

	begins []int32 // the uses of word w are [begins[w], begins[w+1])
	uses   []use
}

// A use says that a word is the one at a position of a pair.
type use struct{ pair, position int32 }

// newSide reads a side of the pairs, of so many distinct words.
func newSide(pairs []Pair, distinct int, words func(*Pair) []int32) *side {
	s := &side{first: make([]int32, len(pairs)+1), begins: make([]int32, distinct+1)}
	for i := range pairs {
		s.first[i+1] = s.first[i] + int32(len(words(&pairs[i])))
	}
	s.words = make([]int32, 0, s.first[len(pairs)])
	for i := range pairs {
		s.words = append(s.words, words(&pairs[i])...)
	}
	for _, w := range s.words {
		s.begins[w+1]++
	}
	for w := range distinct {
		s.begins[w+1] += s.begins[w]
	}
	next := append(make([]int32, 0, distinct), s.begins[:distinct]...)
	s.uses = make([]use, len(s.words))
	for pair := range pairs {
		for x, w := range s.of(pair) {
			s.uses[next[w]] = use{int32(pair), int32(x)}
			next[w]++
		}
	}
	return s
}

// of returns the words of a pair.
func (s *side) of(pair int) []int32 { return s.words[s.first[pair]:s.first[pair+1]] }

// size returns the number of words in a pair.
func (s *side) size(pair int) int { return int(s.first[pair+1] - s.first[pair]) }

// distinct returns the number of words.
func (s *side) distinct() int { return len(s.begins) - 1 }

// usesOf returns where a word occurs, in order.
func (s *side) usesOf(w int) []use { return s.uses[s.begins[w]:s.begins[w+1]] }

// frequencies returns the share of each word in the text.
func (s *side) frequencies(weights []float32) []float32 {
	counts := make([]float64, s.distinct())
	var total float64
	for i, weight := range weights {
		for _, t := range s.of(i) {
			counts[t] += float64(weight)
			total += float64(weight)
		}
	}
	shares := make([]float32, s.distinct())
	for t, c := range counts {
		shares[t] = float32(c / max(total, 1))
	}
	return shares
}
