package lexicon

import (
	"hash/fnv"
	"slices"

	"github.com/sejajar/sejajar/align/internal/morphology"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// stems finds the words of a vocabulary by the hash of their stems.
type stems struct {
	rules   *morphology.Rules // nil if none are known; then there are no stems
	hashes  []uint32          // in order
	numbers []int32           // of the word with each of the hashes
	places  []int32           // by word: where it is among numbers
}

func newStems(v *Vocabulary) stems {
	s := stems{rules: morphology.For(v.Language())}
	if s.rules == nil {
		return s
	}
	sorted := make([]uint64, 0, v.Len()) // the hash above, the number below
	for n, word := range v.All() {
		sorted = append(sorted, uint64(s.hash(word))<<32|uint64(n))
	}
	slices.Sort(sorted)
	s.hashes, s.numbers, s.places = make([]uint32, v.Len()), make([]int32, v.Len()), make([]int32, v.Len())
	for place, both := range sorted {
		s.hashes[place], s.numbers[place] = uint32(both>>32), int32(uint32(both))
		s.places[s.numbers[place]] = int32(place)
	}
	return s
}

// hash returns the hash of a word's stem.
func (s *stems) hash(word string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s.rules.Stem(word)))
	return h.Sum32()
}

// mostRelatives is how many words of one stem are looked at.
const mostRelatives = 30

// relatives returns the numbers of the words of the vocabulary that are
// relatives of a word, whose own number is given, or -1.
func (s *stems) relatives(v *Vocabulary, word string, number int32) []int32 {
	switch {
	case s.rules == nil:
		return nil
	case number >= 0:
		return s.around(int(s.places[number]))
	case tokens.IsNumber(word):
		return nil
	}
	hash := s.hash(word)
	place, _ := slices.BinarySearch(s.hashes, hash)
	if alike := s.alike(place, hash); len(alike) > 0 {
		return alike
	}
	return s.parts(v, word)
}

// around returns the words that share the stem of the word at a place.
func (s *stems) around(place int) []int32 {
	hash := s.hashes[place]
	for least := max(0, place-mostRelatives); place > least && s.hashes[place-1] == hash; {
		place--
	}
	return s.alike(place, hash)
}

// alike returns the words from a place on whose stem has the hash given.
func (s *stems) alike(from int, hash uint32) []int32 {
	to := from
	for to < min(from+mostRelatives, len(s.hashes)) && s.hashes[to] == hash {
		to++
	}
	return s.numbers[from:to:to]
}

// parts returns the two words of the vocabulary that a compound is made of.
func (s *stems) parts(v *Vocabulary, word string) []int32 {
	first, second := s.rules.Parts(word, func(part string) bool {
		_, known := v.Find(part)
		return known
	})
	if first == "" {
		return nil
	}
	head, _ := v.Find(first)
	rest, _ := v.Find(second)
	return []int32{head, rest}
}
