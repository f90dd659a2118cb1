// Package wordalign learns which words translate each other from sentences that
// do.
//
// It begins with IBM model 1 (Brown et al. 1993, The Mathematics of Statistical
// Machine Translation, section 4.1), in which every word of one sentence may
// translate every word of the other, in each direction for itself. Then come
// rounds of a hidden Markov model, in which words that stand together are
// translated by words that do (Vogel, Ney and Tillmann 1996), in both
// directions, and only links on which both agree are believed (Liang, Taskar
// and Klein 2006, Alignment by Agreement).
//
// It uses all cores, and its result is the same to the last bit for any number
// of them: each sum is made by one goroutine, in an order that the input gives.
package wordalign

import (
	"cmp"
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/translation"
)

// A Pair is two groups of words that translate each other, in their order, and
// how sure that is: a weight from 0 to 1.
type Pair struct {
	Source, Target []int32
	Weight         float64
}

// Settings tell how to learn.
type Settings struct {
	// Rounds of model 1 are done in each direction, then Agreements rounds of
	// the hidden Markov model in both at once.
	Rounds, Agreements int
	// Discount is taken off every expected count in the end: what was seen
	// less often than that is not believed.
	Discount float64
	// Silence is how many further times each word is taken to have been
	// translated by nothing known.
	Silence float64
	// Least is the smallest probability that is kept.
	Least float64
	// Longest is the most words that a side of a pair may have, or 0 for no
	// limit; longer pairs teach nothing. Work grows with the square of it, and
	// that of agreements with the cube where words have many translations.
	Longest int
	// MostJumps is how many pairs of words, one of either side, a pair may have for
	// the hidden Markov models, or 0 for no limit: the words of longer pairs are taken one
	// by one as in model 1, but both directions must agree on them too. Nearly all
	// the work of agreements is that of their longest pairs.
	MostJumps int
	// MostCells is how many pairs of words, one of either side of a pair, there may
	// be in all, or 0 for no limit: where there would be more, the pairs with the
	// most of them teach nothing. Memory is [CellBytes] for each at the most.
	MostCells int
	// Fewest is how many different pairs a word must stand in to teach. One that stands in a single pair
	// teaches no other, and is left out of it at 2.
	Fewest int
	// Diagonal says how fast, in model 1, the chance of two words to translate
	// each other falls with the distance of their places in the sentences: by e
	// to the power of Diagonal from one end to the other. At 0, as in model 1
	// proper, places do not matter.
	Diagonal float64
	// Done is called after each of the rounds, unless it is nil.
	Done func(round int)
}

// breath is how many words are gone through before the context is checked again, where each
// takes little time.
const breath = 1 << 10

// All is the number of rounds in both directions.
func (s Settings) All() int { return 2*s.Rounds + s.Agreements }

// Train returns the tables p(target word | source word) and p(source word |
// target word) of texts with the given numbers of distinct words. It returns
// the context's error soon after the context ends, and no other.
func Train(ctx context.Context, pairs []Pair, sourceWords, targetWords int, settings Settings) (ahead, back translation.Table, err error) {
	pairs = settings.choose(merge(pairs))
	if settings.Fewest > 1 {
		pairs = withoutSeldom(pairs, sourceWords, targetWords, settings.Fewest)
	}
	c := newCorpus(pairs, sourceWords, targetWords)
	done := 0
	tell := func() {
		if done++; settings.Done != nil {
			settings.Done(done)
		}
	}
	if ahead, err = model1(ctx, c, settings, tell); err != nil {
		return nil, nil, err
	}
	if back, err = model1(ctx, c.reversed(), settings, tell); err != nil || settings.Agreements == 0 {
		return ahead, back, err
	}
	a, err := newAgreement(ctx, c, ahead, back, settings.MostJumps)
	if err != nil {
		return nil, nil, err
	}
	for range settings.Agreements {
		if err := a.round(ctx); err != nil {
			return nil, nil, err
		}
		tell()
	}
	return a.tables(ctx, settings)
}

// choose returns the pairs to learn from.
func (s Settings) choose(pairs []Pair) []Pair {
	pairs = slices.DeleteFunc(slices.Clone(pairs), func(p Pair) bool {
		return p.Weight <= 0 || len(p.Source) == 0 || len(p.Target) == 0 ||
			s.Longest > 0 && max(len(p.Source), len(p.Target)) > s.Longest
	})
	cells := 0
	for _, p := range pairs {
		cells += p.cells()
	}
	if s.MostCells == 0 || cells <= s.MostCells {
		return pairs
	}
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(pairs[b].cells(), pairs[a].cells()) })
	for ; cells > s.MostCells; order = order[1:] {
		cells -= pairs[order[0]].cells()
	}
	slices.Sort(order)
	chosen := make([]Pair, len(order))
	for k, i := range order {
		chosen[k] = pairs[i]
	}
	return chosen
}

// cells is how many pairs of a source and a target word there are.
func (p Pair) cells() int { return len(p.Source) * len(p.Target) }

// CellBytes is what one cell takes in model 1 where no other has the same words,
// with what the garbage collector leaves lying of the other direction.
const CellBytes = 20

// possible is the least probability in model 1 of a translation that the
// hidden Markov model looks at.
const possible = 1e-4

// model1 returns what model 1 learns: what is to be kept, or, before agreements,
// what is possible.
func model1(ctx context.Context, c *corpus, settings Settings, done func()) (translation.Table, error) {
	m, err := newModel(ctx, c, settings.Diagonal)
	if err != nil {
		return nil, err
	}
	for range settings.Rounds {
		if err := m.round(ctx); err != nil {
			return nil, err
		}
		done()
	}
	if settings.Agreements > 0 {
		settings.Discount, settings.Silence, settings.Least = 0, 0, possible
	}
	return m.table(ctx, settings)
}

// believed returns the probability of a translation that was expected so often,
// given a word that was translated total times.
func (s Settings) believed(count, total float64) (p float64, kept bool) {
	p = (count - s.Discount) / (total + s.Silence)
	return p, p >= s.Least
}
