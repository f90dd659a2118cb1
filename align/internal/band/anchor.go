package band

import (
	"cmp"
	"math"
	"slices"

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
func (c *chainer) chain(p part) []anchor {
	words := occurrences(c.source.Sentences, p.from.I, p.to.I, c.places[0])
	others := occurrences(c.target.Sentences, p.from.J, p.to.J, c.places[1])
	anchors := merge(c.anchors(words, most*(p.rows()+p.columns())))
	forget(words, c.places[0])
	forget(others, c.places[1])
	return best(anchors, p)
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
func (c *chainer) anchors(words []int32, limit int) []anchor {
	var of [rare + 1]int // how many anchors words of each rarity make
	c.pairs(words, func(s, t int32, p float32, rarity int) { of[rarity] += rarity })
	rarest := 0
	for rarest < rare && limit >= of[rarest+1] {
		rarest++
		limit -= of[rarest]
	}
	var anchors []anchor
	c.pairs(words, func(s, t int32, p float32, rarity int) {
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
	return anchors
}

// pairs visits the words and their translations that occur rarely enough. The
// rarity is the product of the numbers of their occurrences.
func (c *chainer) pairs(words []int32, visit func(s, t int32, p float32, rarity int)) {
	for _, s := range words {
		for _, e := range c.table[s].Entries {
			if rarity := len(c.places[0][s]) * len(c.places[1][e.Word]); 0 < rarity && rarity <= rare && e.P >= plausible {
				visit(s, e.Word, e.P, rarity)
			}
		}
	}
}

// merge joins the anchors of the same sentences, and orders them by source
// sentence, those of one source sentence by target sentence from the last to
// the first.
func merge(anchors []anchor) []anchor {
	slices.SortFunc(anchors, func(a, b anchor) int { return cmp.Or(a.i-b.i, b.j-a.j) })
	merged := anchors[:0]
	for _, a := range anchors {
		if n := len(merged); n > 0 && merged[n-1].i == a.i && merged[n-1].j == a.j {
			merged[n-1].weight += a.weight
			continue
		}
		merged = append(merged, a)
	}
	return merged
}

// best returns the chain of most weight.
func best(anchors []anchor, p part) []anchor {
	heads := make([]int32, p.columns()+1) // a Fenwick tree: the anchor that ends the best chain up to a column, plus one
	sums := make([]float64, len(anchors))
	before := make([]int32, len(anchors))
	for k, a := range anchors {
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
	return chain
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
