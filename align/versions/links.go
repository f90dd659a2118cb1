package versions

import (
	"context"
	"errors"
	"github.com/sejajar/sejajar/align/internal/odds"
	"github.com/sejajar/sejajar/internal/parallel"
	"slices"
)

const (
	// compared is the largest group of which all pairs are compared. Of larger
	// ones those pairs are that have most in common.
	compared = 16
	// joined is the largest group that gets rows. They take time in proportion to
	// the third power of its size.
	joined = 48
)

// missing returns the pairs of documents within the groups that have not been
// compared: all pairs, but of large groups only the copies.
func missing(groups [][]int, comparisons []comparison, copies []candidate, common func(a, b int) inCommon) (pairs []candidate) {
	size := make(map[int]int) // by document: how many documents its group has
	for _, group := range groups {
		for _, d := range group {
			size[d] = len(group)
		}
	}
	for _, c := range copies {
		if size[c.a] > compared {
			pairs = append(pairs, c)
		}
	}
	have := make(map[[2]int]bool)
	for _, c := range comparisons {
		have[[2]int{c.a, c.b}] = c.alignment != nil || c.err != nil
	}
	for _, group := range groups {
		if len(group) > compared {
			continue
		}
		for i, a := range group {
			for _, b := range group[i+1:] {
				if !have[[2]int{a, b}] {
					pairs = append(pairs, candidate{a, b, common(a, b)})
				}
			}
		}
	}
	return pairs
}

// split returns for each group the comparisons within it that have an alignment.
func split(comparisons []comparison, groups [][]int) [][]comparison {
	of := make(map[int]int)
	for g, group := range groups {
		for _, d := range group {
			of[d] = g
		}
	}
	within := make([][]comparison, len(groups))
	for _, c := range comparisons {
		if g := of[c.a]; g == of[c.b] && c.alignment != nil {
			within[g] = append(within[g], c)
		}
	}
	return within
}

// failures returns the errors of comparisons.
func failures(comparisons []comparison) (failed []*PairError) {
	for _, c := range comparisons {
		if c.err != nil {
			failed = append(failed, &PairError{c.a, c.b, c.err})
		}
	}
	return failed
}

// links makes the links of a group of its comparisons, in order.
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
		for _, third := range others[c.a] {
			probable[k] = max(probable[k], direct[[2]int{c.a, third}]*direct[[2]int{third, c.b}])
		}
	}
	return probable
}

// match gives the links that keep no order an alignment without one, on all
// cores. It takes links away that fail, and returns why.
func (f *Finder) match(ctx context.Context, groups []Group) (failed []*PairError, err error) {
	type matched struct {
		*Link
		in  *Group
		err error
	}
	var unordered []matched
	for g := range groups {
		for k := range groups[g].Links {
			if l := &groups[g].Links[k]; l.Kind == SameStory {
				unordered = append(unordered, matched{Link: l, in: &groups[g]})
			}
		}
	}
	err = parallel.Each(ctx, parallel.Cores(), len(unordered), func(_, k int) {
		m := &unordered[k]
		m.Alignment, m.err = f.aligner.Match(ctx, m.in.Documents[m.A], m.in.Documents[m.B])
	})
	if err != nil {
		return nil, err
	}
	for _, m := range unordered {
		if m.err != nil {
			failed = append(failed, &PairError{m.in.Indices[m.A], m.in.Indices[m.B], m.err})
		}
	}
	for g := range groups {
		groups[g].Links = slices.DeleteFunc(groups[g].Links, func(l Link) bool { return l.Alignment == nil })
	}
	return failed, nil
}

// join gives the groups their rows, on all cores.
func join(ctx context.Context, groups []Group) error {
	errs := make([]error, len(groups))
	err := parallel.Each(ctx, parallel.Cores(), len(groups), func(_, k int) {
		g := &groups[k]
		if n := len(g.Documents); n > 1 && n <= joined {
			g.Rows, errs[k] = Join(ctx, g.Documents, g.Links)
		}
	})
	if err != nil {
		return err
	}
	return errors.Join(errs...)
}
