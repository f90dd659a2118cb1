package versions

import (
	"cmp"
	"context"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/lattice"
)

const (
	// threshold is the probability from which on a bead is better taken than left,
	// tuned on ntrex-versions.
	threshold = 0.55
	// rounds is how often all beads are tried: what did not fit at first may fit what
	// was merged meanwhile. The third round hardly ever finds anything.
	rounds = 3
	// checkEvery is how many beads or rows are dealt with between two checks of the
	// context.
	checkEvery = 1 << 10
)

// A multiple is an alignment of many versions, grown by sequence annealing
// (Schwartz and Pachter 2007, "Multiple alignment by sequence annealing"): all
// sentences are alone at first, and the likeliest beads come first to merge the
// blocks that hold their sentences, where that keeps the order of every version
// and adds to the expected accuracy of all pairs together.
type multiple struct {
	tables tables
	order  *order
}

// A proposal is a bead of versions x and y.
type proposal struct {
	x, y int
	bead
}

// anneal returns the order of all versions, of the given numbers of sentences.
func anneal(ctx context.Context, tables tables, sizes []int) (*order, error) {
	m := &multiple{tables, newOrder(sizes)}
	var proposals []proposal
	for x := range tables {
		for y := x + 1; y < len(tables); y++ {
			if tables[x][y] == nil {
				continue
			}
			for _, b := range tables[x][y].beads {
				if b.p > threshold {
					proposals = append(proposals, proposal{x, y, b})
				}
			}
		}
	}
	slices.SortStableFunc(proposals, func(a, b proposal) int { return cmp.Compare(b.p, a.p) })
	for range rounds {
		merged := false
		for n, p := range proposals {
			if n%checkEvery == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if m.take(p) {
				merged = true
			}
		}
		if !merged {
			break
		}
	}
	return m.order, nil
}

// take merges the blocks that hold a bead's sentences, and reports whether
// that was possible and good.
func (m *multiple) take(p proposal) bool {
	blocks := m.order.holding(p.x, p.source, p.y, p.target)
	if len(blocks) < 2 {
		return false
	}
	cells, whole := m.order.union(blocks, lattice.MaxGroup)
	if !whole {
		return false
	}
	gain := m.accuracy(cells)
	for _, b := range blocks {
		gain -= m.accuracy(m.order.blocks[b].cells)
	}
	return gain > 0 && m.order.merge(blocks, cells)
}

// accuracy is what a block adds to the expected accuracy: the probabilities of
// the beads of all linked pairs of versions in it, each less threshold.
func (m *multiple) accuracy(cells []align.Span) (sum float64) {
	for x, source := range cells {
		if source.Len() == 0 {
			continue
		}
		for y := x + 1; y < len(cells); y++ {
			if t := m.tables[x][y]; t != nil && cells[y].Len() > 0 {
				sum += t.together(source, cells[y]) - threshold
			}
		}
	}
	return sum
}

// together returns the probability that the sentences correspond, as one bead
// or as several.
func (t *table) together(source, target align.Span) float64 {
	p := t.at(source, target)
	for i := source.Start + 1; i < source.End; i++ {
		for j := target.Start + 1; j < target.End; j++ {
			first := t.together(align.Span{Start: source.Start, End: i}, align.Span{Start: target.Start, End: j})
			second := t.together(align.Span{Start: i, End: source.End}, align.Span{Start: j, End: target.End})
			p = max(p, min(first, second))
		}
	}
	return p
}
