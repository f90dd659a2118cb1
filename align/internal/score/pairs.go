package score

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sort"

	"github.com/sejajar/sejajar/align/internal/bucket"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

const (
	// rare is how many sentences a word may stand in to find candidates.
	rare = 120
	// kept is how many candidates each sentence of either side has.
	kept = 24
	// compared is how many pairs of sentences are scored without looking for
	// candidates first.
	compared = 250_000
)

// A Pair is one sentence of each text and the log-likelihood ratio, in nats,
// of their translating each other against chance.
type Pair struct {
	I, J  int
	Score float64
}

// How texts without a common order are seen, tuned on ntrex-story. Where no
// neighbours help, chance must be known better: sentences of one story share its
// topic and the words of all stories. Without corpusShare the F1 of id-de falls by
// 0.015.
const (
	storyShare  = 0.5  // of the background that is what the other text predicts
	corpusShare = 0.85 // of the rest that is how frequent words are elsewhere
	believed    = 2.2  // times as much as texts in order is a lexicon believed about what is absent
)

// Pairs scores pairs of sentences wherever they stand in the texts: all pairs
// of short texts, and for each sentence of longer ones those that share most with
// it in rare words, in time proportional to the texts. The pairs are in order.
func Pairs(ctx context.Context, source, target *tokens.Text, forward, backward translation.Table, usage Usage) ([]Pair, error) {
	ahead := newSide(nil, source, target, forward, view{storyShare, corpusShare, usage.Target, believed})
	back := newSide(nil, target, source, backward, view{storyShare, corpusShare, usage.Source, believed})
	scratch := newAccumulator(max(len(source.Words), len(target.Words)))
	var pairs []Pair
	if n, m := len(source.Sentences), len(target.Sentences); whole(n, m) {
		for i := range n {
			for j := range m {
				pairs = append(pairs, Pair{I: i, J: j})
			}
		}
	} else {
		for _, s := range []*side{ahead, back} {
			found, err := s.candidates(ctx, scratch)
			if err != nil {
				return nil, err
			}
			if s == back {
				transpose(found)
			}
			pairs = append(pairs, found...)
		}
		pairs = slices.Compact(byPlace(pairs, n))
	}
	if err := ahead.add(ctx, pairs, scratch); err != nil {
		return nil, err
	}
	transpose(pairs)
	pairs = byPlace(pairs, len(target.Sentences))
	if err := back.add(ctx, pairs, scratch); err != nil {
		return nil, err
	}
	transpose(pairs)
	return byPlace(pairs, len(source.Sentences)), nil
}

// whole reports whether all pairs of n source and m target sentences are
// scored.
func whole(n, m int) bool { return n == 0 || m <= compared/n }

// MostPairs bounds the number of pairs of n source and m target sentences.
func MostPairs(n, m int) int {
	if whole(n, m) {
		return n * m
	}
	return kept * (n + m)
}

// byPlace returns pairs by I, of which there are n, and then by J, in time in proportion
// to them but for the pairs of one I.
func byPlace(pairs []Pair, n int) []Pair {
	sorted, ends := bucket.Sort(pairs, n, func(p Pair) int { return p.I })
	first := 0
	for _, end := range ends {
		slices.SortFunc(sorted[first:end], func(a, b Pair) int { return cmp.Compare(a.J, b.J) })
		first = end
	}
	return sorted
}

func transpose(pairs []Pair) {
	for k, p := range pairs {
		pairs[k].I, pairs[k].J = p.J, p.I
	}
}

// add adds half of what each given sentence says of its pairs' predicted ones.
// The pairs of a given sentence stand together.
func (s *side) add(ctx context.Context, pairs []Pair, scratch *accumulator) error {
	var ratio [1]float32
	for k := 0; k < len(pairs); {
		if err := ctx.Err(); err != nil {
			return err
		}
		given := pairs[k].I
		n, open := s.say(given, scratch)
		for ; k < len(pairs) && pairs[k].I == given; k++ {
			s.predict(n, open, pairs[k].J, ratio[:], scratch)
			pairs[k].Score += float64(ratio[0]) / 2
		}
		scratch.clear()
	}
	return nil
}

// say sums in scratch what a given sentence predicts, as [side.predict] wants it, and returns the number of
// its words, the empty one among them, and the probability left open.
func (s *side) say(given int, scratch *accumulator) (n, open float64) {
	words := s.given.Sentences[given]
	open = 1
	for _, g := range words {
		open += 1 - s.mass[g]
		for _, e := range s.table[g].Entries {
			scratch.add(e.Word, float64(e.P)*s.rarity[e.Word])
		}
	}
	return float64(len(words) + 1), open
}

// candidates returns, for each given sentence, the predicted sentences whose
// rare words it predicts best.
func (s *side) candidates(ctx context.Context, scratch *accumulator) ([]Pair, error) {
	holding := make([][]int32, len(s.predicted.Words)) // by word: the sentences it stands in
	for j, sentence := range s.predicted.Sentences {
		for _, w := range sentence {
			if s.predicted.Counts[w] <= rare {
				holding[w] = append(holding[w], int32(j))
			}
		}
	}
	shared := newAccumulator(len(s.predicted.Sentences))
	var pairs, own []Pair
	for i := range s.given.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, open := s.say(i, scratch)
		scale := (1 - smoothing) / n / ((1-smoothing)*open/n + smoothing)
		for _, w := range scratch.touched {
			if len(holding[w]) == 0 {
				continue
			}
			gain := math.Log1p(scale * scratch.sums[w])
			for _, j := range holding[w] {
				shared.add(j, gain)
			}
		}
		scratch.clear()
		own = own[:0]
		for _, j := range shared.touched {
			own = keepPair(own, Pair{i, int(j), shared.sums[j]})
		}
		shared.clear()
		for _, p := range own {
			pairs = append(pairs, Pair{I: p.I, J: p.J})
		}
	}
	return pairs, nil
}

// keepPair puts a pair among the best, of which there are at most kept, best first.
func keepPair(best []Pair, p Pair) []Pair {
	if len(best) == kept && !better(p, best[kept-1]) {
		return best
	}
	at := sort.Search(len(best), func(k int) bool { return better(p, best[k]) })
	if len(best) == kept {
		best = best[:kept-1]
	}
	return slices.Insert(best, at, p)
}

func better(a, b Pair) bool { return a.Score > b.Score || a.Score == b.Score && a.J < b.J }
