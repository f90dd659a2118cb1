package score

import (
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/scratch"
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
func Cognates(ctx context.Context, pad *scratch.Pad, source, target *tokens.Text) (forward, backward translation.Table, err error) {
	others := append(scratch.Room[string](pad, len(target.Words)), target.Words...) // without those that the source has too
	for _, w := range source.Words {
		if t, ok := target.Number(w); ok {
			others[t] = ""
		}
	}
	index, err := indexPairs(ctx, pad, others)
	if err != nil {
		return nil, nil, err
	}
	forward, backward = scratch.Make[translation.Row](pad, len(source.Words)), scratch.Make[translation.Row](pad, len(target.Words))
	kept := scratch.Make[translation.Entry](pad, keptCognates*len(target.Words)) // of all rows of backward
	for t := range backward {
		backward[t].Entries, kept = kept[:0:keptCognates], kept[keptCognates:]
	}
	all := scratch.Room[translation.Entry](pad, len(source.Words)) // of all rows of forward
	var found []translation.Entry
	for s, w := range source.Words {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		from := len(all)
		found = found[:0]
		if t, ok := target.Number(w); ok {
			found = append(found, translation.Entry{Word: t, P: SameWord(w)})
		} else {
			found = index.similar(w, found)
		}
		for _, e := range found {
			row := all[from:]
			all = append(all[:from], keep(row, e)...)
			backward[e.Word].Entries = keep(backward[e.Word].Entries, translation.Entry{Word: int32(s), P: e.P})
		}
		forward[s].Entries = all[from:len(all):len(all)]
		share(forward[s].Entries)
	}
	for _, row := range backward {
		share(row.Entries)
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

// keep puts a candidate among the best of a row, of which there are at most keptCognates,
// best first.
func keep(row []translation.Entry, e translation.Entry) []translation.Entry {
	at := len(row)
	for at > 0 && (e.P > row[at-1].P || e.P == row[at-1].P && e.Word < row[at-1].Word) {
		at--
	}
	if at == keptCognates {
		return row
	}
	return slices.Insert(row[:min(len(row), keptCognates-1)], at, e)
}

// share divides the best probability of a row among its candidates in proportion.
func share(row []translation.Entry) {
	if len(row) < 2 {
		return
	}
	var sum float32
	for _, e := range row {
		sum += e.P
	}
	for i, best := 0, row[0].P; i < len(row); i++ {
		row[i].P *= best / sum
	}
}
