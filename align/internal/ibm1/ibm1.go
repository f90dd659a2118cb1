// Package ibm1 learns which words translate each other from sentences that do,
// with IBM model 1 (Brown et al. 1993, The Mathematics of Statistical Machine
// Translation, section 4.1), or with that and a preference for words that
// stand at like places (Dyer et al. 2013).
//
// It uses all cores, and its result is the same to the last bit for any number
// of them: each sum is made by one goroutine, in an order that the input gives.
package ibm1

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/translation"
)

// A Pair is two groups of words that translate each other, and how sure that
// is: a weight from 0 to 1.
type Pair struct {
	Source, Target []int32
	Weight         float64
}

// Settings tell how to learn.
type Settings struct {
	Rounds int
	// Discount is taken off every expected count in the end: what was seen
	// less often than that is not believed.
	Discount float64
	// Silence is how many further times each word is taken to have been
	// translated by nothing known.
	Silence float64
	// Least is the smallest probability that is kept.
	Least float64
	// Longest is the most words that a side of a pair may have, or 0 for no
	// limit; longer pairs teach nothing. Work grows with the square of it.
	Longest int
	// Diagonal says how fast the chance of two words to translate each other
	// falls with the distance of their places in the sentences: by e to the
	// power of Diagonal from one end to the other. At 0, as in model 1 proper,
	// places do not matter.
	Diagonal float64
	// Done is called after each round, unless it is nil.
	Done func(round int)
}

// Train returns the table p(target word | source word) of texts with the given
// numbers of distinct words. It returns the context's error soon after the
// context ends, and no other.
func Train(ctx context.Context, pairs []Pair, sourceWords, targetWords int, settings Settings) (translation.Table, error) {
	m, err := newModel(ctx, pairs, sourceWords, targetWords, settings)
	if err != nil {
		return nil, err
	}
	for round := range settings.Rounds {
		if err := m.round(ctx); err != nil {
			return nil, err
		}
		if settings.Done != nil {
			settings.Done(round + 1)
		}
	}
	return m.table(settings), nil
}

// table returns what the last round found.
func (m *model) table(settings Settings) translation.Table {
	table := make(translation.Table, len(m.rows))
	for s, row := range m.rows {
		total := float64(row.total)
		for l, share := range row.p {
			p := (float64(share)*total - settings.Discount) / (total + settings.Silence)
			if p >= settings.Least {
				table[s].Entries = append(table[s].Entries, translation.Entry{Word: row.words[l], P: float32(p)})
			}
		}
	}
	return table
}
