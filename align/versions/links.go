package versions

import (
	"context"
	"errors"
	"slices"

	"github.com/sejajar/sejajar/align/internal/odds"
	"github.com/sejajar/sejajar/align/internal/parallel"
)

const (
	// mostCompared is the largest group of which all pairs are compared. Of larger
	// ones those pairs are that have most in common.
	mostCompared = 16
	// mostJoined is the largest group that gets rows. They take time in proportion
	// to the third power of its size.
	mostJoined = 48
)

// missing returns the pairs of documents within clusters that have not been
// compared: all such pairs, but of large clusters only the copies.
func missing(clusters [][]int, comparisons []comparison, copies []candidate, common func(a, b int) overlap) (pairs []candidate) {
	size := make(map[int]int) // by document: how many documents its cluster has
	for _, documents := range clusters {
		for _, d := range documents {
			size[d] = len(documents)
		}
	}
	for _, c := range copies {
		if size[c.a] > mostCompared {
			pairs = append(pairs, c)
		}
	}
	have := make(map[[2]int]bool)
	for _, c := range comparisons {
		have[[2]int{c.a, c.b}] = c.alignment != nil || c.err != nil
	}
	for _, documents := range clusters {
		if len(documents) > mostCompared {
			continue
		}
		for i, a := range documents {
			for _, b := range documents[i+1:] {
				if !have[[2]int{a, b}] {
					pairs = append(pairs, candidate{a, b, common(a, b)})
				}
			}
		}
	}
	return pairs
}

// split returns for each cluster the comparisons within it that have an alignment.
func split(comparisons []comparison, clusters [][]int, documents int) [][]comparison {
	of := clusterOf(clusters, documents)
	within := make([][]comparison, len(clusters))
	for _, c := range comparisons {
		if k := of[c.a]; k == of[c.b] && c.alignment != nil {
			within[k] = append(within[k], c)
		}
	}
	return within
}

// unaligned returns the errors of comparisons.
func unaligned(comparisons []comparison) (failed []*PairError) {
	for _, c := range comparisons {
		if c.err != nil {
			failed = append(failed, &PairError{c.a, c.b, c.err})
		}
	}
	return failed
}

// links makes the links of a group of its comparisons, in order. A and B are still
// places in the collection.
func links(comparisons []comparison) []Link {
	slices.SortFunc(comparisons, func(a, b comparison) int { return a.candidate.compare(b.candidate) })
	probable := probabilities(comparisons)
	links := make([]Link, len(comparisons))
	for k, c := range comparisons {
		ordered := odds.Probability(c.ordered)
		if c.kind == SameStory {
			ordered = 1 - ordered
		}
		links[k] = Link{A: c.a, B: c.b, Kind: c.kind, Confidence: probable[k] * ordered, Alignment: c.alignment}
	}
	return links
}

// probabilities returns how probably the documents of each comparison are
// versions of one text. Two are also where both are versions of a third.
func probabilities(comparisons []comparison) []float64 {
	direct := make(map[[2]int]float64, 2*len(comparisons))
	others := make(map[int][]int)
	for _, c := range comparisons {
		p := odds.Probability(c.odds)
		direct[[2]int{c.a, c.b}], direct[[2]int{c.b, c.a}] = p, p
		others[c.a] = append(others[c.a], c.b)
		others[c.b] = append(others[c.b], c.a)
	}
	probable := make([]float64, len(comparisons))
	for k, c := range comparisons {
		probable[k] = direct[[2]int{c.a, c.b}]
		thirds := others[c.a]
		if len(others[c.b]) < len(thirds) {
			thirds = others[c.b] // an original has thousands of copies, and each copy has one
		}
		for _, third := range thirds {
			probable[k] = max(probable[k], direct[[2]int{c.a, third}]*direct[[2]int{third, c.b}])
		}
	}
	return probable
}

// join gives the groups their rows, on all cores.
func join(ctx context.Context, groups []Group) error {
	errs := make([]error, len(groups))
	err := parallel.Each(ctx, parallel.Cores(), len(groups), func(_, k int) {
		g := &groups[k]
		if n := len(g.Documents); n > 1 && n <= mostJoined {
			g.Rows, errs[k] = Join(ctx, g.Documents, g.Links)
		}
	})
	if err != nil {
		return err
	}
	return errors.Join(errs...)
}
