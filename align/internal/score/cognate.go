package score

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// What words that look alike say about each other, found on the development
// pages: the probability that a word is translated by the same string, and by
// one that shares most of its pairs of letters.
const (
	sameNumber = 0.93
	sameString = 0.6
	alike      = 0.68 // at similarity 1, falling to 0 at leastSimilarity

	leastSimilarity = 0.38
	shortestCognate = 4 // characters
	keptCognates    = 4 // of one word
)

// Cognates returns the tables, source to target and target to source, of the
// words that are written alike: numbers, names, loan words and relatives.
func Cognates(ctx context.Context, source, target *tokens.Text) (forward, backward translation.Table, err error) {
	forward = make(translation.Table, len(source.Words))
	backward = make(translation.Table, len(target.Words))
	same := make(map[string]int32, len(target.Words))
	for t, w := range target.Words {
		same[w] = int32(t)
	}
	index := indexPairs(target.Words)
	for s, w := range source.Words {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if t, ok := same[w]; ok {
			p := float32(sameString)
			if tokens.IsNumber(w) {
				p = float32(sameNumber)
			}
			forward[s].Entries = append(forward[s].Entries, translation.Entry{Word: t, P: p})
			backward[t].Entries = append(backward[t].Entries, translation.Entry{Word: int32(s), P: p})
			continue
		}
		for _, e := range index.similar(w) {
			forward[s].Entries = append(forward[s].Entries, e)
			backward[e.Word].Entries = append(backward[e.Word].Entries, translation.Entry{Word: int32(s), P: e.P})
		}
	}
	for t, row := range backward {
		backward[t].Entries = share(row.Entries)
	}
	return forward, backward, nil
}

// share keeps the best entries of a row of candidates and divides the best
// one's probability among them in proportion.
func share(row []translation.Entry) []translation.Entry {
	if len(row) < 2 {
		return row
	}
	slices.SortFunc(row, func(a, b translation.Entry) int { return cmp.Or(cmp.Compare(b.P, a.P), cmp.Compare(a.Word, b.Word)) })
	row = row[:min(len(row), keptCognates)]
	var sum float32
	for _, e := range row {
		sum += e.P
	}
	for i, best := 0, row[0].P; i < len(row); i++ {
		row[i].P *= best / sum
	}
	return row
}

// A pairIndex finds words by the pairs of neighbouring characters they share.
type pairIndex struct {
	words map[[2]rune][]int32 // in ascending order, a word once per occurrence of the pair
	pairs []int32             // how many pairs each word has
	hits  []int32             // scratch: pairs shared with the word asked for
	found []int32
}

func indexPairs(vocabulary []string) *pairIndex {
	x := &pairIndex{
		words: make(map[[2]rune][]int32),
		pairs: make([]int32, len(vocabulary)),
		hits:  make([]int32, len(vocabulary)),
	}
	for n, w := range vocabulary {
		for pair := range pairs(w) {
			x.words[pair] = append(x.words[pair], int32(n))
			x.pairs[n]++
		}
	}
	return x
}

// similar returns the indexed words that look like w, with the probability
// that they translate it.
func (x *pairIndex) similar(w string) []translation.Entry {
	n := int32(0)
	x.found = x.found[:0]
	for pair := range pairs(w) {
		n++
		for _, t := range x.words[pair] {
			if x.hits[t] == 0 {
				x.found = append(x.found, t)
			}
			x.hits[t]++
		}
	}
	var row []translation.Entry
	for _, t := range x.found {
		shared := min(x.hits[t], n, x.pairs[t])
		x.hits[t] = 0
		similarity := 2 * float64(shared) / float64(n+x.pairs[t]) // Dice
		if similarity > leastSimilarity {
			row = append(row, translation.Entry{Word: t, P: float32(alike * (similarity - leastSimilarity) / (1 - leastSimilarity))})
		}
	}
	return share(row)
}

// pairs ranges over the pairs of neighbouring characters of a word long enough
// to be recognised; the first character counts as a pair with the word's edge.
func pairs(w string) iter.Seq[[2]rune] {
	return func(yield func([2]rune) bool) {
		if utf8.RuneCountInString(w) < shortestCognate || tokens.IsNumber(w) {
			return
		}
		var last rune
		for _, r := range w {
			if !yield([2]rune{last, r}) {
				return
			}
			last = r
		}
	}
}
