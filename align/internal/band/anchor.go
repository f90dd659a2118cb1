package band

import (
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/bucket"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

const (
	// plausible is the least probability of a translation that makes an anchor.
	plausible = 0.1
	// rare is the largest product of how often a word and its translation
	// occur in a part of the texts.
	rare = 600
	// most is how many anchors are looked at for each sentence.
	most = 8
)

// An anchor is a source and a target sentence that share rare words.
type anchor struct {
	i, j   int
	weight float64
}

// A chainer finds chains of anchors.
type chainer struct {
	source, target *tokens.Text
	table          translation.Table
	places         [2][][]int32 // where each word of the source and the target occurs in the part at hand
}

func newChainer(source, target *tokens.Text, table translation.Table) *chainer {
	c := &chainer{source: source, target: target, table: table}
	c.places[0] = make([][]int32, len(source.Words))
	c.places[1] = make([][]int32, len(target.Words))
	return c
}

// chain returns the ascending chain of anchors in a part that has the most
// weight.
func (c *chainer) chain(ctx context.Context, p part) ([]anchor, error) {
	words := occurrences(c.source.Sentences, p.from.I, p.to.I, c.places[0])
	others := occurrences(c.target.Sentences, p.from.J, p.to.J, c.places[1])
	anchors, err := c.anchors(ctx, words, most*(p.rows()+p.columns()))
	if err != nil {
		return nil, err
	}
	forget(words, c.places[0])
	forget(others, c.places[1])
	return best(ctx, merge(anchors, p), p)
}

// occurrences notes the sentences from from to to in which each word occurs,
// and returns the words.
func occurrences(sentences [][]int32, from, to int, places [][]int32) (words []int32) {
	for i := from; i < to; i++ {
		for _, w := range sentences[i] {
			p := places[w]
			if len(p) == 0 {
				words = append(words, w)
			}
			if len(p) == 0 || p[len(p)-1] != int32(i) && len(p) <= rare {
				places[w] = append(p, int32(i))
			}
		}
	}
	return words
}

func forget(words []int32, places [][]int32) {
	for _, w := range words {
		places[w] = places[w][:0]
	}
}

// anchors returns those of the rarest words, limit at most.
func (c *chainer) anchors(ctx context.Context, words []int32, limit int) ([]anchor, error) {
	var of [rare + 1]int // how many anchors words of each rarity make
	err := c.pairs(ctx, words, func(s, t int32, p float32, rarity int) { of[rarity] += rarity })
	if err != nil {
		return nil, err
	}
	rarest := 0
	for rarest < rare && limit >= of[rarest+1] {
		rarest++
		limit -= of[rarest]
	}
	var anchors []anchor
	err = c.pairs(ctx, words, func(s, t int32, p float32, rarity int) {
		if rarity > rarest {
			return
		}
		weight := float64(p) / math.Sqrt(float64(rarity))
		for _, i := range c.places[0][s] {
			for _, j := range c.places[1][t] {
				anchors = append(anchors, anchor{int(i), int(j), weight})
			}
		}
	})
	return anchors, err
}

// pairs visits the words and their translations that occur rarely enough. The
// rarity is the product of the numbers of their occurrences.
func (c *chainer) pairs(ctx context.Context, words []int32, visit func(s, t int32, p float32, rarity int)) error {
	for n, s := range words {
		if n%breath == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		for _, e := range c.table[s].Entries {
			if rarity := len(c.places[0][s]) * len(c.places[1][e.Word]); 0 < rarity && rarity <= rare && e.P >= plausible {
				visit(s, e.Word, e.P, rarity)
			}
		}
	}
	return nil
}

// breath is how many words or anchors are gone through before the context is checked again.
const breath = 1 << 12

// merge joins the anchors in a part that are of the same sentences, and orders them by
// source sentence, those of one source sentence by target sentence from the last to
// the first.
func merge(anchors []anchor, p part) []anchor {
	sorted, ends := bucket.Sort(anchors, p.rows(), func(a anchor) int { return a.i - p.from.I })
	first := 0
	for _, end := range ends {
		slices.SortStableFunc(sorted[first:end], func(a, b anchor) int { return b.j - a.j })
		first = end
	}
	merged := sorted[:0]
	for _, a := range sorted {
		if n := len(merged); n > 0 && merged[n-1].i == a.i && merged[n-1].j == a.j {
			merged[n-1].weight += a.weight
			continue
		}
		merged = append(merged, a)
	}
	return merged
}

// best returns the chain of most weight.
func best(ctx context.Context, anchors []anchor, p part) ([]anchor, error) {
	heads := make([]int32, p.columns()+1) // a Fenwick tree: the anchor that ends the best chain up to a column, plus one
	sums := make([]float64, len(anchors))
	before := make([]int32, len(anchors))
	for k, a := range anchors {
		if k%breath == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		column := a.j - p.from.J
		head := int32(0)
		for x := column; x > 0; x &= x - 1 {
			if h := heads[x]; h > 0 && (head == 0 || sums[h-1] > sums[head-1]) {
				head = h
			}
		}
		before[k], sums[k] = head-1, a.weight
		if head > 0 {
			sums[k] += sums[head-1]
		}
		for x := column + 1; x < len(heads); x += x & -x {
			if h := heads[x]; h == 0 || sums[k] > sums[h-1] {
				heads[x] = int32(k + 1)
			}
		}
	}
	last := int32(-1)
	for k, sum := range sums {
		if last < 0 || sum > sums[last] {
			last = int32(k)
		}
	}
	var chain []anchor
	for k := last; k >= 0; k = before[k] {
		chain = append(chain, anchors[k])
	}
	slices.Reverse(chain)
	return chain, nil
}

const (
	// vicinity is how many sentences away another anchor can support one.
	vicinity = 40
	// enough is the weight of the others that an anchor needs.
	enough = 1.2
)

// supported returns the anchors of a chain that others near them agree with.
func supported(chain []anchor) []anchor {
	var kept []anchor
	for k, a := range chain {
		sum := 0.0
		for _, step := range []int{-1, 1} {
			for x := k + step; 0 <= x && x < len(chain); x += step {
				rows, columns := chain[x].i-a.i, chain[x].j-a.j
				if max(rows*step, columns*step) > vicinity {
					break
				}
				if off := rows - columns; max(off, -off) <= 4+rows*step/4 {
					sum += chain[x].weight
				}
			}
		}
		if sum >= enough {
			kept = append(kept, a)
		}
	}
	return kept
}
