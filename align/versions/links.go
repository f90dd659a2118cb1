package versions

import (
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align"
)

const (
	// compared is the largest group of which all pairs are compared. Of larger
	// ones those pairs are that have most in common.
	compared = 16
	// joined is the largest group that gets rows. They take time in proportion to
	// the third power of its size.
	joined = 48
)

// complete gives the groups their links, and compares pairs within them that
// were not.
func (f *Finder) complete(ctx context.Context, documents []align.Document, groups []Group, comparisons []comparison, copies []candidate, common func(a, b int) inCommon) error {
	of := make([]int, len(documents))
	for g := range groups {
		for _, d := range groups[g].Documents {
			of[d] = g
		}
	}
	within := make([][]comparison, len(groups))
	have := make(map[[2]int]bool)
	for _, c := range comparisons {
		if g := of[c.a]; g == of[c.b] && c.alignment != nil {
			within[g] = append(within[g], c)
			have[[2]int{c.a, c.b}] = true
		}
	}
	var missing []candidate
	for _, c := range copies {
		if len(groups[of[c.a]].Documents) > compared {
			missing = append(missing, c)
		}
	}
	for _, group := range groups {
		if len(group.Documents) > compared {
			continue
		}
		for i, a := range group.Documents {
			for _, b := range group.Documents[i+1:] {
				if !have[[2]int{a, b}] {
					missing = append(missing, candidate{a, b, common(a, b)})
				}
			}
		}
	}
	more, err := f.compare(ctx, documents, missing, math.Inf(-1), nil)
	if err != nil {
		return err
	}
	for _, c := range more {
		within[of[c.a]] = append(within[of[c.a]], c)
	}
	for g, comparisons := range within {
		groups[g].Links = links(comparisons)
	}
	return nil
}

// links makes the links of a group of its comparisons, in order.
func links(comparisons []comparison) []Link {
	slices.SortFunc(comparisons, func(a, b comparison) int { return a.candidate.compare(b.candidate) })
	probable := probabilities(comparisons)
	links := make([]Link, len(comparisons))
	for k, c := range comparisons {
		ordered := probability(c.ordered)
		if c.kind == SameStory {
			ordered = 1 - ordered
		}
		links[k] = Link{A: c.a, B: c.b, Kind: c.kind, Confidence: probable[k] * ordered}
		if c.kind != SameStory {
			links[k].Alignment = c.alignment
		}
	}
	return links
}

// probabilities returns how probably the documents of each comparison are
// versions of one text. Two are also where both are versions of a third.
func probabilities(comparisons []comparison) []float64 {
	direct := make(map[[2]int]float64, 2*len(comparisons))
	others := make(map[int][]int)
	for _, c := range comparisons {
		p := probability(c.odds)
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
// cores.
func (f *Finder) match(ctx context.Context, documents []align.Document, groups []Group) error {
	var disordered []*Link
	for _, g := range groups {
		for k := range g.Links {
			if g.Links[k].Kind == SameStory {
				disordered = append(disordered, &g.Links[k])
			}
		}
	}
	working, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	each(working, len(disordered), func() func(int) {
		return func(k int) {
			l := disordered[k]
			var err error
			if l.Alignment, err = f.aligner.Match(working, documents[l.A], documents[l.B]); err != nil {
				cancel(err)
			}
		}
	})
	return context.Cause(working)
}

// join gives the groups their rows, on all cores.
func join(ctx context.Context, documents []align.Document, groups []Group) error {
	working, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	each(working, len(groups), func() func(int) {
		return func(k int) {
			var err error
			if n := len(groups[k].Documents); n > 1 && n <= joined {
				if groups[k].Rows, err = groups[k].join(working, documents); err != nil {
					cancel(err)
				}
			}
		}
	})
	return context.Cause(working)
}

// join makes the rows of a group.
func (g Group) join(ctx context.Context, documents []align.Document) ([]Row, error) {
	place := make(map[int]int, len(g.Documents))
	versions := make([]align.Document, len(g.Documents))
	for v, d := range g.Documents {
		place[d], versions[v] = v, documents[d]
	}
	links := slices.Clone(g.Links)
	for k, l := range links {
		links[k].A, links[k].B = place[l.A], place[l.B]
	}
	return Join(ctx, versions, links)
}
