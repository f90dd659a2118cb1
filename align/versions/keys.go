package versions

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/languages"
)

// A Key is a word that versions of a text have in common, in whatever language: names and
// numbers as they are, other words by their translation into one language.
type Key struct {
	Hash   uint64  // of the word
	Weight float64 // how unlikely it is that a document has the word by chance, nats
}

// Keys returns the keys of a document without its furniture: those of its words that weigh
// most, at most so many, in the order of their hashes. Documents that share several keys
// are worth comparing. A word that most documents have is no key.
func (j *Judge) Keys(ctx context.Context, d align.Document, most int) ([]Key, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	r, err := j.read(ctx, d)
	if err != nil || r.language < 0 {
		return nil, err
	}
	var keys []Key
	for _, w := range r.terms {
		var key Key
		switch {
		case w >= 0:
			key = j.keys[r.language][w]
		case named(w):
			key = Key{hashUncounted(w), j.rare[r.language]}
		default:
			key = Key{hashUncounted(w), plainWeight * j.rare[r.language]}
		}
		if key.Weight > 0 {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b Key) int {
		return cmp.Or(cmp.Compare(a.Hash, b.Hash), cmp.Compare(b.Weight, a.Weight))
	})
	keys = slices.CompactFunc(keys, func(a, b Key) bool { return a.Hash == b.Hash })
	slices.SortStableFunc(keys, func(a, b Key) int { return cmp.Compare(b.Weight, a.Weight) })
	keys = keys[:max(0, min(most, len(keys)))]
	slices.SortFunc(keys, func(a, b Key) int { return cmp.Compare(a.Hash, b.Hash) })
	return keys, nil
}

// newKeys returns the keys of all words that were counted. The word of a key is the likeliest
// translation into the pivot, or else the word itself. It weighs the same whatever it
// was the translation of.
func (j *Judge) newKeys() [][]Key {
	pivot := j.pivot()
	weights := make(map[string]float64)
	weight := func(word string) float64 {
		if w, known := weights[word]; known {
			return w
		}
		frequency, factor := 0.0, plainWeight
		for k, x := range j.words.indexes {
			n, has := j.numbers[k][word]
			if !has {
				continue
			}
			frequency = max(frequency, x.frequency[n])
			if x.name[n] && !(capitalNouns(x.tag) && k != pivot) {
				factor = 1
			}
		}
		weights[word] = factor * -math.Log(frequency)
		return weights[word]
	}
	keys := make([][]Key, len(j.words.indexes))
	for k, x := range j.words.indexes {
		keys[k] = make([]Key, len(x.text.Words))
		for w, word := range x.text.Words {
			if k != pivot {
				if t := j.lookups[k][pivot].likeliest[w]; t >= 0 {
					word = j.words.indexes[pivot].text.Words[t]
				}
			}
			keys[k][w] = Key{hash(word), weight(word)}
		}
	}
	return keys
}

// pivot returns the language of the collection into which most of its languages can be
// translated, English if there are several.
func (j *Judge) pivot() int {
	best, most := 0, -1
	for k, to := range j.words.indexes {
		n := 0
		for _, from := range j.words.indexes {
			if _, ok := j.finder.aligner.Lexicons().Between(from.tag, to.tag); ok || from == to {
				n++
			}
		}
		if english := languages.Base(to.tag) == "en"; n > most || n == most && english {
			best, most = k, n
		}
	}
	return best
}
