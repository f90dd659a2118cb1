package score

import (
	"cmp"
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// What words that look alike say about each other, found on the development
// pages: the probability that a word is translated by the same string, and by
// one that shares most of its pairs of letters.
const (
	sameNumber = 0.93
	sameString = 0.6
	alike      = 0.6 // at similarity 1, falling to 0 at leastSimilarity

	leastSimilarity = 0.47
	keptCognates    = 4 // of one word
)

// Cognates returns the tables, source to target and target to source, of the
// words that are written alike: numbers, names, loan words and relatives.
func Cognates(ctx context.Context, source, target *tokens.Text) (forward, backward translation.Table, err error) {
	others := slices.Clone(target.Words) // without those that the source has too
	for _, w := range source.Words {
		if t, ok := target.Number(w); ok {
			others[t] = ""
		}
	}
	index, err := indexPairs(ctx, others)
	if err != nil {
		return nil, nil, err
	}
	forward = make(translation.Table, len(source.Words))
	all := make([]translation.Entry, 0, len(source.Words)) // of all rows
	for s, w := range source.Words {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		from := len(all)
		if t, ok := target.Number(w); ok {
			all = append(all, translation.Entry{Word: t, P: SameWord(w)})
		} else {
			all = index.similar(w, all)
		}
		forward[s].Entries = all[from:len(all):len(all)]
	}
	backward = forward.Transpose(len(target.Words))
	for _, table := range []translation.Table{forward, backward} {
		for w, row := range table {
			if w%breath == 0 && ctx.Err() != nil {
				return nil, nil, ctx.Err()
			}
			table[w].Entries = share(row.Entries)
		}
	}
	return forward, backward, nil
}

// breath is how many words or sentences are gone through before the context is checked again,
// where each takes little time.
const breath = 1 << 10

// SameWord is the probability that a word is translated by the same string.
func SameWord(word string) float32 {
	if tokens.IsNumber(word) {
		return sameNumber
	}
	return sameString
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
