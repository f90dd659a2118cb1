package versions

import (
	"cmp"
	"context"
	"github.com/sejajar/sejajar/internal/parallel"
	"math"
	"slices"
)

// A candidate is two documents, a before b, that may be versions of one text.
type candidate struct {
	a, b int
	inCommon
}

// inCommon is how much of what the words of two documents could say they have in
// common, 0 to 1.
type inCommon struct {
	common float64 // the geometric mean of the shares of both
	larger float64 // the larger share, that of the document that is rather within the other
}

const (
	// leastShare is the share of one document's words that makes the other worth a look.
	leastShare = 0.1
	// nearest is how many documents are looked at for one.
	nearest = 48
	// leastCommon is what a candidate must have in common, and leastCopied what two
	// documents in one language must, which share words more easily.
	leastCommon = 0.15
	leastCopied = 0.25
	// mostCandidates is how many others a document is aligned with, those first
	// that have most in common with it. Large groups hold together by fewer links
	// than pairs.
	mostCandidates = 12
)

// candidates returns the pairs of documents that are worth aligning, in order.
func (h *heap) candidates(ctx context.Context, looks [][]*look) ([]candidate, error) {
	near := make([][]int, len(h.shelf))
	scans := make([]scan, parallel.Cores())
	err := parallel.Each(ctx, len(scans), len(near), func(core, d int) {
		if h.first[d] == d {
			near[d] = h.near(d, looks[h.shelf[d]], &scans[core])
		}
	})
	if err != nil {
		return nil, err
	}
	pairs := distinct(near)
	err = parallel.Each(ctx, len(scans), len(pairs), func(_, k int) {
		pairs[k].inCommon = h.inCommon(pairs[k].a, pairs[k].b, looks)
	})
	pairs = slices.DeleteFunc(pairs, func(p candidate) bool {
		return p.common < leastCommon || h.shelf[p.a] == h.shelf[p.b] && p.common < leastCopied
	})
	return best(pairs, len(near)), err
}

// near returns the documents that have the largest shares of a document's words.
func (h *heap) near(d int, looks []*look, s *scan) []int {
	type hit struct {
		document int
		share    float64
	}
	var hits []hit
	terms := h.terms(d)
	for _, l := range looks {
		for place, share := range s.share(l, terms) {
			if other := l.to.documents[place]; share >= leastShare && other != d {
				hits = append(hits, hit{other, share})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.document, b.document))
	})
	near := make([]int, min(nearest, len(hits)))
	for k := range near {
		near[k] = hits[k].document
	}
	return near
}

func (h *heap) terms(d int) []int32 { return h.shelves[h.shelf[d]].terms[h.place[d]] }

// inCommon returns how much two documents have in common.
func (h *heap) inCommon(a, b int, looks [][]*look) inCommon {
	ahead := looks[h.shelf[a]][h.shelf[b]].shareIn(h.terms(a), h.terms(b))
	back := looks[h.shelf[b]][h.shelf[a]].shareIn(h.terms(b), h.terms(a))
	return inCommon{math.Sqrt(ahead * back), max(ahead, back)}
}

// distinct lists each pair of documents once, in order.
func distinct(near [][]int) []candidate {
	var pairs []candidate
	for d, others := range near {
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
		return cmp.Or(cmp.Compare(b.common, a.common), a.compare(b))
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

// copies returns each document that is a copy to the letter, and the first that
// has its text. Thousands of copies would make their words common, and are
// not worth looking up. What hardly has words says nothing.
func (h *heap) copies(looks [][]*look) (copies []candidate) {
	for d, first := range h.first {
		if first == d {
			continue
		}
		if c := (candidate{first, d, h.inCommon(first, d, looks)}); c.common >= leastCopied {
			copies = append(copies, c)
		}
	}
	return copies
}
