package versions

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/parallel"
)

// A candidate is two documents, a before b, that may be versions of one text.
type candidate struct {
	a, b int // indices in the collection
	overlap
}

// An overlap is how much two documents have in common, of what the words of each
// say in nats: see lookup. Both are shares, 0 to 1.
type overlap struct {
	mean   float64 // the geometric mean of the shares of both
	larger float64 // the share of the document that is rather within the other

	// filled is by how much the shares are larger of plain words than of names and
	// numbers: such a text is a form filled in anew. It is the mean of both, at least 0.
	filled float64
}

const (
	// leastShare is the share of one document's words from which on another that has
	// them is a neighbour, and mostNeighbours how many it has at most.
	leastShare     = 0.1
	mostNeighbours = 48
	// leastMean is the mean overlap that a candidate has at least; one of two
	// documents in one language, which share words more easily, has leastMeanCopied.
	leastMean       = 0.15
	leastMeanCopied = 0.25
	// mostCandidates is how many others a document is aligned with, those first
	// that overlap most with it. Large groups hold together by fewer links than
	// pairs.
	mostCandidates = 12
)

// candidates returns the pairs of documents that are worth aligning, in order.
func (c *collection) candidates(ctx context.Context, lookups [][]*lookup) ([]candidate, error) {
	neighbours := make([][]int, len(c.original))
	spare := make([]accumulators, parallel.Cores())
	err := parallel.Each(ctx, len(spare), len(neighbours), func(goroutine, d int) {
		if c.original[d] == d {
			neighbours[d], _ = c.neighbours(ctx, d, lookups[c.language[d]], &spare[goroutine]) // Each returns the context's error
		}
	})
	if err != nil {
		return nil, err
	}
	pairs := distinct(neighbours)
	err = parallel.Each(ctx, parallel.Cores(), len(pairs), func(_, k int) {
		pairs[k].overlap = c.overlap(pairs[k].a, pairs[k].b, lookups)
	})
	pairs = slices.DeleteFunc(pairs, func(p candidate) bool {
		return !p.comparable(c.language[p.a] == c.language[p.b])
	})
	return best(pairs, len(c.original)), err
}

// neighbours returns the documents that have the largest shares of a document's
// words.
func (c *collection) neighbours(ctx context.Context, d int, lookups []*lookup, a *accumulators) ([]int, error) {
	var hits []hit
	var err error
	for _, l := range lookups {
		if hits, err = a.hits(ctx, l, d, c.terms(d), hits); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.document, b.document))
	})
	neighbours := make([]int, min(mostNeighbours, len(hits)))
	for k := range neighbours {
		neighbours[k] = hits[k].document
	}
	return neighbours, nil
}

// overlap returns how much two documents have in common.
func (c *collection) overlap(a, b int, lookups [][]*lookup) overlap {
	return overlapOf(lookups[c.language[a]][c.language[b]], lookups[c.language[b]][c.language[a]], c.terms(a), c.terms(b))
}

// overlapOf returns how much two documents have in common of their words a and b, which
// are looked up forward and backward.
func overlapOf(forward, backward *lookup, a, b []int32) overlap {
	ahead, back := forward.overlap(a, b), backward.overlap(b, a)
	o := overlap{mean: math.Sqrt(ahead * back), larger: max(ahead, back)}
	if o.mean >= leastMean {
		o.filled = max(0, (forward.filled(a, b)+backward.filled(b, a))/2)
	}
	return o
}

// comparable reports whether two documents, in one language or not, have enough in
// common to be aligned.
func (o overlap) comparable(same bool) bool {
	return o.mean >= leastMean && (!same || o.mean >= leastMeanCopied)
}

// distinct lists each pair of neighbours once, in order.
func distinct(neighbours [][]int) []candidate {
	var pairs []candidate
	for d, others := range neighbours {
		for _, other := range others {
			pairs = append(pairs, candidate{a: min(d, other), b: max(d, other)})
		}
	}
	slices.SortFunc(pairs, candidate.compare)
	return slices.Compact(pairs)
}

func (c candidate) compare(other candidate) int {
	return cmp.Or(cmp.Compare(c.a, other.a), cmp.Compare(c.b, other.b))
}

// best keeps the pairs that are among the best of either document.
func best(pairs []candidate, documents int) []candidate {
	order := slices.Clone(pairs)
	slices.SortFunc(order, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.mean, a.mean), a.compare(b))
	})
	taken := make([]int, documents)
	kept := order[:0]
	for _, p := range order {
		if taken[p.a] < mostCandidates || taken[p.b] < mostCandidates {
			kept = append(kept, p)
			taken[p.a]++
			taken[p.b]++
		}
	}
	slices.SortFunc(kept, candidate.compare)
	return kept
}

// copies pairs each document that is a copy with its original. Copies are not indexed:
// thousands of them would make their words common. A copy of a text that has hardly any
// words is left out, as equal words say little then.
func (c *collection) copies(lookups [][]*lookup) (copies []candidate) {
	for d, original := range c.original {
		if original == d {
			continue
		}
		if p := (candidate{original, d, c.overlap(original, d, lookups)}); p.mean >= leastMeanCopied {
			copies = append(copies, p)
		}
	}
	return copies
}
