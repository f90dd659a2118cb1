package dictionary

import (
	"hash/fnv"
	"slices"

	"github.com/sejajar/sejajar/align/internal/morphology"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/lexicon"
)

// forms finds the words of a vocabulary, and the relatives of words that it
// does not have.
type forms struct {
	index  *index
	rules  *morphology.Rules
	stems  []uint64 // the hash of a word's stem above, the word's number below; in order
	places []int32  // of each word in stems
}

func newForms(v *lexicon.Vocabulary) *forms {
	f := &forms{index: newIndex(v), rules: morphology.For(v.Language())}
	if f.rules == nil {
		return f
	}
	f.stems = make([]uint64, 0, v.Len())
	for n, word := range v.All() {
		f.stems = append(f.stems, f.key(word)|uint64(n))
	}
	slices.Sort(f.stems)
	f.places = make([]int32, len(f.stems))
	for at, stem := range f.stems {
		f.places[uint32(stem)] = int32(at)
	}
	return f
}

// key is the hash of a word's stem in the upper half.
func (f *forms) key(word string) uint64 {
	h := fnv.New32a()
	h.Write([]byte(f.rules.Stem(word)))
	return uint64(h.Sum32()) << 32
}

// entries are the numbers of the lexicon's words that a word of a text stands
// for: its own, or those of its relatives.
type entries struct {
	ids   []int32
	exact bool
	// mates are the words of its stem, where it is in the lexicon itself.
	mates []uint64
}

func (e entries) weight() float32 {
	if e.exact {
		return 1
	}
	return kinship / float32(len(e.ids))
}

// mostRelatives is how many words of one stem are looked at.
const mostRelatives = 30

func (f *forms) find(words []string) []entries {
	found := make([]entries, len(words))
	own := make([]int32, len(words))
	for w, word := range words {
		if id, ok := f.index.find(word); ok {
			own[w] = id
			found[w] = entries{ids: own[w : w+1], exact: true, mates: f.mates(id)}
		} else if f.rules != nil && !tokens.IsNumber(word) {
			found[w] = entries{ids: f.relatives(word)}
		}
	}
	return found
}

// mates returns the stems like that of a word of the vocabulary.
func (f *forms) mates(id int32) []uint64 {
	if f.rules == nil {
		return nil
	}
	at := int(f.places[id])
	hash := f.stems[at] >> 32
	for least := max(0, at-mostRelatives); at > least && f.stems[at-1]>>32 == hash; {
		at--
	}
	return f.alike(at, hash)
}

// alike returns the stems from a place on that have the hash given, as many as
// are looked at.
func (f *forms) alike(from int, hash uint64) []uint64 {
	to := from
	for to < min(from+mostRelatives, len(f.stems)) && f.stems[to]>>32 == hash {
		to++
	}
	return f.stems[from:to]
}

func (f *forms) relatives(word string) (ids []int32) {
	key := f.key(word)
	at, _ := slices.BinarySearch(f.stems, key)
	for _, stem := range f.alike(at, key>>32) {
		ids = append(ids, int32(uint32(stem)))
	}
	if len(ids) > 0 {
		return ids
	}
	first, second := f.rules.Parts(word, f.has)
	for _, part := range []string{first, second} {
		if id, ok := f.index.find(part); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

func (f *forms) has(word string) bool {
	_, ok := f.index.find(word)
	return ok
}
