package versions

import (
	"context"

	"github.com/sejajar/sejajar/align"
)

// leastRow is the confidence below which a row of several versions is not believed: it
// leaves out one that has the sentences all the same, as its alignments say. Rows of one
// version are left as they are: mending these too makes the rows of testdata worse.
const leastRow = 0.05

// mend merges blocks that make rows which are not believed with those that hold what
// their sentences correspond to by the alignment of two versions alone, where the row
// that comes of it is surer than the least sure of them.
func (t tables) mend(ctx context.Context, o *order) error {
	for b := range o.blocks {
		if b%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		cells := o.blocks[b].cells
		if filled(cells) < 2 || t.believed(cells) >= leastRow {
			continue
		}
		for v, span := range cells {
			if span.Len() > 0 && t.mendAt(o, v, span) {
				break
			}
		}
	}
	return nil
}

// mendAt merges the blocks of the likeliest bead of a span of version v that makes a surer
// row, and reports whether there is one.
func (t tables) mendAt(o *order, v int, span align.Span) bool {
	var (
		best   float64
		blocks []int
		joint  []align.Span
	)
	for w, table := range t[v] {
		if table == nil {
			continue
		}
		for _, bead := range table.of(span) {
			held := o.holding(v, bead.source, w, bead.target)
			cells, whole := o.union(held, mostMended)
			if len(held) < 2 || !whole {
				continue
			}
			least := 1.0
			for _, b := range held {
				least = min(least, t.believed(o.blocks[b].cells))
			}
			if p := t.believed(cells); p > max(best, least) {
				best, blocks, joint = p, held, cells
			}
		}
	}
	return len(blocks) > 0 && o.merge(blocks, joint)
}

// mostMended is how many sentences of a version a mended row has at most.
const mostMended = 3

// believed returns the confidence that a row of some cells has.
func (t tables) believed(spans []align.Span) float64 {
	cells := make([]Cell, len(spans))
	for v, span := range spans {
		cells[v].Span = span
	}
	return t.rate(cells).Confidence
}

// filled is how many versions say something in a row.
func filled(cells []align.Span) (n int) {
	for _, c := range cells {
		n += min(1, c.Len())
	}
	return n
}
