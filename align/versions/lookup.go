package versions

import (
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/dictionary"
	"github.com/sejajar/sejajar/align/internal/score"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/lexicon"
)

// Tuned on ntrex-versions among other text, ntrex-story and the seeds.
const (
	// plainWeight is the weight of a word that is neither a name nor a number, of
	// which each has 1: texts on one topic share such words, texts of one story share
	// names too.
	plainWeight = 0.3
	// leastTranslation is the least probability of a translation that is looked up.
	leastTranslation = 0.04
	// reserve is added to the weight of a document's words, in nats, so that two
	// shared words are no large share of a document that has hardly more.
	reserve = 5
)

// A lookup finds the words of one index in the documents of another.
//
// The weight of a word is how unlikely it is that a document has one of its
// translations by chance, in nats: -log of the probability of that.
type lookup struct {
	to           *index
	translations [][]int32 // by word: those that the other index has
	weight       []float64 // by word that has translations, else 0
	unknown      []float64 // by word that has none: the weight of the word itself, else 0
	name         []bool    // by word: it is a name or a number, or so are translations of it
	likeliest    []int32   // by word: the likeliest translation, -1 if there is none

	// rare is the weight of a name or number that was not counted: see uncounted. Only
	// a Judge meets such words.
	rare float64
}

// newLookups returns the lookups from each index of a collection to each.
func (c *collection) newLookups(ctx context.Context, lexicons *lexicon.Set) ([][]*lookup, error) {
	lookups := make([][]*lookup, len(c.indexes))
	for i := range lookups {
		lookups[i] = make([]*lookup, len(c.indexes))
	}
	for i, from := range c.indexes {
		for j, to := range c.indexes[i:] {
			forward, backward, err := wordTables(ctx, lexicons, from, to)
			if err != nil {
				return nil, err
			}
			if lookups[i][i+j], err = newLookup(ctx, from, to, forward); err != nil {
				return nil, err
			}
			if lookups[i+j][i], err = newLookup(ctx, to, from, backward); err != nil {
				return nil, err
			}
		}
	}
	return lookups, nil
}

// wordTables returns which words of two indexes translate each other.
func wordTables(ctx context.Context, lexicons *lexicon.Set, from, to *index) (forward, backward translation.Table, err error) {
	if forward, err = identity(ctx, from, to); err != nil {
		return nil, nil, err
	}
	if backward, err = identity(ctx, to, from); err != nil {
		return nil, nil, err
	}
	if from == to {
		return forward, backward, nil
	}
	l, ok := lexicons.Between(from.tag, to.tag)
	if !ok {
		return forward, backward, nil
	}
	found, err := dictionary.Find(ctx, l, from.text, to.text)
	if err != nil {
		return nil, nil, err
	}
	listed, listedBackward, err := found.Tables(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	return translation.Join(nil, listed, forward), translation.Join(nil, listedBackward, backward), nil
}

// identity translates words by themselves.
func identity(ctx context.Context, from, to *index) (translation.Table, error) {
	same := make(map[string]int32, len(to.text.Words))
	for t, word := range to.text.Words {
		if t%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		same[word] = int32(t)
	}
	table := make(translation.Table, len(from.text.Words))
	for w, word := range from.text.Words {
		if w%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if t, ok := same[word]; ok {
			table[w].Entries = []translation.Entry{{Word: t, P: score.SameWord(word)}}
		}
	}
	return table, nil
}

func newLookup(ctx context.Context, from, to *index, table translation.Table) (*lookup, error) {
	n := len(table)
	l := &lookup{
		to: to, translations: make([][]int32, n), weight: make([]float64, n), unknown: make([]float64, n), name: make([]bool, n),
		likeliest: make([]int32, n),
	}
	byTranslation := capitalNouns(from.tag) && !capitalNouns(to.tag)
	for w, row := range table {
		if w%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		name, none := from.name[w], 1.0 // the probability that a document has no translation
		l.likeliest[w] = -1
		best := float32(0)
		for _, e := range row.Entries {
			if e.P >= leastTranslation && (e.P > best || e.P == best && e.Word < l.likeliest[w]) {
				l.likeliest[w], best = e.Word, e.P
			}
			if e.P >= leastTranslation {
				l.translations[w] = append(l.translations[w], e.Word)
				none *= 1 - to.frequency[e.Word]
			}
		}
		if byTranslation && len(l.translations[w]) > 0 {
			name = slices.ContainsFunc(l.translations[w], func(t int32) bool { return to.name[t] })
		}
		l.name[w] = name
		factor := weightOf(name)
		if len(l.translations[w]) > 0 {
			l.weight[w] = factor * -math.Log(1-none)
		} else {
			l.unknown[w] = factor * -math.Log(from.frequency[w])
		}
	}
	return l, nil
}

// weightOf returns the weight of a name or number, or of another word.
func weightOf(name bool) float64 {
	if name {
		return 1
	}
	return plainWeight
}

// overlap returns the share of one document's words that another has in
// translation, by weight, 0 to 1.
func (l *lookup) overlap(terms, other []int32) float64 {
	sum, total := 0.0, float64(reserve)
	for _, w := range terms {
		weight := l.of(w)
		total += weight
		if l.has(other, w) {
			sum += weight
		}
	}
	return sum / total
}

// of returns the weight of a word, known or not.
func (l *lookup) of(w int32) float64 {
	switch {
	case w >= 0:
		return l.weight[w] + l.unknown[w]
	case named(w):
		return l.rare
	}
	return plainWeight * l.rare
}

// has reports whether a document with the words other has a word in translation.
func (l *lookup) has(other []int32, w int32) bool {
	if w < 0 {
		return hasUncounted(other, w)
	}
	return l.weight[w] > 0 && slices.ContainsFunc(l.translations[w], func(t int32) bool {
		_, ok := slices.BinarySearch(other, t)
		return ok
	})
}

// filled returns by how much more of a document's plain words than of its names and
// numbers another has in translation, as shares by weight.
func (l *lookup) filled(terms, other []int32) float64 {
	var sums, totals [2]float64 // of plain words, of names and numbers
	for _, w := range terms {
		kind := 0
		if w < 0 && named(w) || w >= 0 && l.name[w] {
			kind = 1
		}
		weight := l.of(w)
		totals[kind] += weight
		if l.has(other, w) {
			sums[kind] += weight
		}
	}
	plain := sums[0] / max(1, totals[0])
	return plain - (sums[1]+reserve*plain)/(totals[1]+reserve)
}

// Accumulators sum up the overlaps of one document with all documents of an index.
// They can be used again.
type accumulators struct {
	sums []float64 // by position: nats, 0 between uses
	last []int64   // by position: the last word counted there
	word int64     // the present word, counted through all uses
	met  []int32   // the positions that have a sum
}

// A hit is a document, by its index in the collection, and the share of another's words
// that it has.
type hit struct {
	document int
	share    float64
}

// hits appends the documents of an index that have at least leastShare of the words of
// document d.
func (a *accumulators) hits(ctx context.Context, l *lookup, d int, terms []int32, hits []hit) ([]hit, error) {
	if n := len(l.to.documents); len(a.sums) < n {
		a.sums, a.last = make([]float64, n), make([]int64, n)
	}
	total := float64(reserve)
	for _, w := range terms {
		total += l.weight[w] + l.unknown[w]
		if l.weight[w] == 0 {
			continue
		}
		if a.word++; a.word%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, t := range l.translations[w] {
			for _, position := range l.to.postings[t] {
				if a.last[position] == a.word {
					continue
				}
				if a.last[position] = a.word; a.sums[position] == 0 {
					a.met = append(a.met, position)
				}
				a.sums[position] += l.weight[w]
			}
		}
	}
	for _, position := range a.met {
		share, other := a.sums[position]/total, l.to.documents[position]
		if a.sums[position] = 0; share >= leastShare && other != d {
			hits = append(hits, hit{other, share})
		}
	}
	a.met = a.met[:0]
	return hits, nil
}
