package wordalign

import (
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// An agreement is a hidden Markov model of each direction, with one set of
// expected counts between them. It works on a block of pairs at a time, since it needs room for
// every cell.
type agreement struct {
	*corpus
	first       []int32 // the links of source word s are [first[s], first[s+1])
	words       []int32 // by link: the target word
	ahead, back []float32
	counts      []float64 // by link: how often the two are expected to translate each other
	given       []float64 // by source word: the sum of those
	predicted   []float64 // by target word

	nullSource, nullTarget []float32 // p(word) whatever the other sentence
	jumpsAhead, jumpsBack  jumps
	mostCells              int // of a pair whose words are not read apart, or 0
	blockCells             int // of a block, unless one chunk has more

	from, to int     // the pairs of the block
	cells    []int32 // by pair of the block: where its cells begin, source word by source word
	links    []int32 // by cell: the number of a link of ahead and back, or none
	// shared holds, for each cell, the pair's weight times the probability
	// that the two words translate each other in both directions.
	shared []float32
	next   []int32 // by source word: its first use in the block
}

// none is the link of words that do not translate each other.
const none = -1

// newAgreement begins with what model 1 learned in either direction; words can
// translate each other where both say so.
func newAgreement(ctx context.Context, c *corpus, ahead, back translation.Table, mostCells int) (*agreement, error) {
	a := &agreement{
		corpus:     c,
		given:      make([]float64, len(ahead)),
		predicted:  make([]float64, len(back)),
		jumpsAhead: steady(), jumpsBack: steady(),
		mostCells: mostCells, blockCells: blockCells,
		next: make([]int32, len(ahead)),
	}
	if err := a.join(ctx, ahead, back); err != nil {
		return nil, err
	}
	a.counts = make([]float64, len(a.words))
	a.nullSource = a.source.frequencies(a.weights)
	a.nullTarget = a.target.frequencies(a.weights)
	return a, nil
}

// join makes a link of every entry that is in both tables.
func (a *agreement) join(ctx context.Context, ahead, back translation.Table) error {
	reverse := back.Transpose(len(ahead))
	found := make([]float32, len(back)) // p(source word at hand | target word)
	for s, row := range ahead {
		if s%breath == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		a.first = append(a.first, int32(len(a.words)))
		for _, e := range reverse[s].Entries {
			found[e.Word] = e.P
		}
		for _, e := range row.Entries {
			if p := found[e.Word]; p > 0 {
				a.words, a.ahead, a.back = append(a.words, e.Word), append(a.ahead, e.P), append(a.back, p)
			}
		}
		for _, e := range reverse[s].Entries {
			found[e.Word] = 0
		}
	}
	a.first = append(a.first, int32(len(a.words)))
	return nil
}

// blockCells is how many cells a block has, which take 8 bytes each.
const blockCells = 1 << 21

// take makes the pairs from a number on a block.
func (a *agreement) take(ctx context.Context, from int) error {
	a.from, a.to, a.cells = from, from, append(a.cells[:0], 0)
	cells := 0
	for a.to < len(a.weights) && (a.to == from || a.to%chunk > 0 || cells < a.blockCells) {
		cells += a.source.size(a.to) * a.target.size(a.to)
		a.cells = append(a.cells, int32(cells))
		a.to++
	}
	a.links = slices.Grow(a.links[:0], cells)[:cells]
	a.shared = slices.Grow(a.shared[:0], cells)[:cells]
	return a.link(ctx)
}

// eachUse calls do for the uses of a source word in the block, with where their cells begin and end.
func (a *agreement) eachUse(s int, do func(pair, first, last int)) (next int32) {
	uses := a.source.usesOf(s)
	k := int(a.next[s])
	for ; k < len(uses) && int(uses[k].pair) < a.to; k++ {
		pair := int(uses[k].pair)
		size := a.target.size(pair)
		first := int(a.cells[pair-a.from]) + int(uses[k].position)*size
		do(pair, first, first+size)
	}
	return int32(k)
}

// link finds the link of every cell of the block.
func (a *agreement) link(ctx context.Context) error {
	scratches := make([][]int32, a.workers) // the links from the source word at hand, plus one
	return parallel.Each(ctx, a.workers, a.source.distinct(), func(worker, s int) {
		uses := a.source.usesOf(s)
		if k := int(a.next[s]); k == len(uses) || int(uses[k].pair) >= a.to {
			return
		}
		if scratches[worker] == nil {
			scratches[worker] = make([]int32, len(a.predicted))
		}
		links := scratches[worker]
		for l := a.first[s]; l < a.first[s+1]; l++ {
			links[a.words[l]] = l + 1
		}
		a.eachUse(s, func(pair, first, last int) {
			cells := a.links[first:last]
			for y, t := range a.target.of(pair) {
				cells[y] = links[t] - 1
			}
		})
		for l := a.first[s]; l < a.first[s+1]; l++ {
			links[a.words[l]] = 0
		}
	})
}

// chunk is how many pairs count their jumps together. It is the same on any
// number of cores, and so are the sums.
const chunk = 64

// round is one round of expectation-maximisation: of each block first by pairs, then by
// source words.
func (a *agreement) round(ctx context.Context) error {
	readers := make([]reader, a.workers)
	clear(a.counts)
	clear(a.next)
	jumpsAhead, jumpsBack := rare(), rare()
	for from := 0; from < len(a.weights); from = a.to {
		if err := a.take(ctx, from); err != nil {
			return err
		}
		seen := make([]struct{ ahead, back jumps }, (a.to-from+chunk-1)/chunk)
		err := parallel.Each(ctx, a.workers, len(seen), func(worker, k int) {
			for pair := from + k*chunk; pair < min(from+(k+1)*chunk, a.to); pair++ {
				a.share(&readers[worker], pair, &seen[k].ahead, &seen[k].back)
			}
		})
		if err != nil {
			return err
		}
		for i := range seen {
			jumpsAhead.add(&seen[i].ahead)
			jumpsBack.add(&seen[i].back)
		}
		if err := parallel.Each(ctx, a.workers, a.source.distinct(), func(_, s int) { a.count(s) }); err != nil {
			return err
		}
	}
	a.jumpsAhead, a.jumpsBack = jumpsAhead, jumpsBack
	return a.maximise(ctx)
}

// share sets the pair's part of shared, and adds to the jumps seen.
func (a *agreement) share(r *reader, pair int, seenAhead, seenBack *jumps) {
	sources, targets := a.source.of(pair), a.target.of(pair)
	first, last := a.cells[pair-a.from], a.cells[pair-a.from+1]
	links, shared := a.links[first:last], a.shared[first:last]
	apart := a.mostCells > 0 && len(links) > a.mostCells
	r.begin(len(sources), len(targets), &a.jumpsAhead, apart)
	for x := range sources {
		for y := range targets {
			if l := links[x*len(targets)+y]; l != none {
				r.emit[y*len(sources)+x] = float64(a.ahead[l])
			}
		}
	}
	for y, t := range targets {
		r.null[y] = float64(a.nullTarget[t])
	}
	r.read(seenAhead, float64(a.weights[pair]))
	for x := range sources {
		for y := range targets {
			shared[x*len(targets)+y] = a.weights[pair] * float32(r.linked[y*len(sources)+x])
		}
	}
	r.begin(len(targets), len(sources), &a.jumpsBack, apart)
	for c, l := range links {
		if l != none {
			r.emit[c] = float64(a.back[l])
		}
	}
	for x, s := range sources {
		r.null[x] = float64(a.nullSource[s])
	}
	r.read(seenBack, float64(a.weights[pair]))
	for c, p := range r.linked {
		shared[c] *= float32(p)
	}
}

// count adds to the counts of a source word's links what the block has of them.
func (a *agreement) count(s int) {
	counts := a.counts[a.first[s]:a.first[s+1]]
	a.next[s] = a.eachUse(s, func(_, first, last int) {
		shared := a.shared[first:last]
		for y, l := range a.links[first:last] {
			if l != none {
				counts[l-a.first[s]] += float64(shared[y])
			}
		}
	})
}

// maximise sets the probabilities of both directions to the shares of the counts.
func (a *agreement) maximise(ctx context.Context) error {
	clear(a.given)
	clear(a.predicted)
	err := a.eachLink(ctx, func(s, t int32, l int) {
		a.given[s] += a.counts[l]
		a.predicted[t] += a.counts[l]
	})
	if err != nil {
		return err
	}
	return a.eachLink(ctx, func(s, t int32, l int) {
		a.ahead[l] = float32(a.counts[l] / max(a.given[s], least))
		a.back[l] = float32(a.counts[l] / max(a.predicted[t], least))
	})
}

func (a *agreement) eachLink(ctx context.Context, do func(s, t int32, l int)) error {
	for s := range len(a.first) - 1 {
		if s%breath == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		for l := a.first[s]; l < a.first[s+1]; l++ {
			do(int32(s), a.words[l], int(l))
		}
	}
	return nil
}

// tables returns what the last round found.
func (a *agreement) tables(ctx context.Context, settings Settings) (ahead, back translation.Table, err error) {
	ahead, back = make(translation.Table, len(a.given)), make(translation.Table, len(a.predicted))
	err = a.eachLink(ctx, func(s, t int32, l int) {
		if p, kept := settings.believed(a.counts[l], a.given[s]); kept {
			ahead[s].Entries = append(ahead[s].Entries, translation.Entry{Word: t, P: float32(p)})
		}
		if p, kept := settings.believed(a.counts[l], a.predicted[t]); kept {
			back[t].Entries = append(back[t].Entries, translation.Entry{Word: s, P: float32(p)})
		}
	})
	return ahead, back, err
}
