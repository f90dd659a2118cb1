package versions

import (
	"context"
	"fmt"
	"slices"

	"github.com/sejajar/sejajar/align"
)

// A Row is the sentences of the versions of a group that say the same.
type Row struct {
	Cells      []Cell  // one for each version, in the order of Group.Documents
	Confidence float64 // the probability, 0 to 1, that all cells are right
}

// A Cell is the sentences of one version in a row, an empty span where it has
// none: that stands where they would.
type Cell struct {
	Span       align.Span
	Confidence float64 // the probability, 0 to 1, that exactly these sentences belong into the row
}

// Join makes rows of documents between some of which there are alignments: in
// each row, for every document the sentences that say the same, or none. Every
// sentence is in exactly one row, one without counterpart in a row of its own, and
// every document keeps its order from row to row. A and B of the links are places in
// documents; an Unordered alignment joins nothing, and what no way of alignments
// links has no row in common.
//
// What the alignments believe is weighed against what they believe of third
// documents, and documents are joined where they agree: with three versions the
// rows are right more often than any of the three alignments. It takes time in
// proportion to the sentences, and to the third power of the number of documents.
//
// It returns an error if a link's alignment is not between documents A and B, and the
// context's error soon after the context ends.
func Join(ctx context.Context, documents []align.Document, links []Link) ([]Row, error) {
	sizes := make([]int, len(documents))
	for v, d := range documents {
		sizes[v] = len(d.Sentences)
	}
	known, err := read(links, sizes)
	if err != nil {
		return nil, err
	}
	if known, err = known.reconsider(ctx, sizes); err != nil {
		return nil, err
	}
	order, err := anneal(ctx, known, sizes)
	if err != nil {
		return nil, err
	}
	return known.rows(ctx, order.rows())
}

// read makes the tables of the links that have an alignment in order.
func read(links []Link, sizes []int) (tables, error) {
	known := newTables(len(sizes))
	for _, l := range links {
		a := l.Alignment
		switch {
		case a == nil || a.Unordered:
			continue
		case l.A < 0 || l.B < 0 || l.A >= len(sizes) || l.B >= len(sizes) || l.A == l.B:
			return nil, fmt.Errorf("versions: a link is between documents %d and %d of %d", l.A, l.B, len(sizes))
		case len(a.Source.Sentences) != sizes[l.A] || len(a.Target.Sentences) != sizes[l.B]:
			return nil, errOther(l)
		}
		beads := believed(a)
		if slices.ContainsFunc(beads, func(b bead) bool { return b.source.End > sizes[l.A] || b.target.End > sizes[l.B] }) {
			return nil, errOther(l)
		}
		known.put(l.A, l.B, beads, sizes)
	}
	return known, nil
}

// errOther is the error of a link whose alignment is not of its documents.
func errOther(l Link) error {
	return fmt.Errorf("versions: the alignment of documents %d and %d is one of others: of %s and %s", l.A, l.B, l.Alignment.Source.ID, l.Alignment.Target.ID)
}

// reconsider makes all tables consistent.
func (t tables) reconsider(ctx context.Context, sizes []int) (tables, error) {
	better := newTables(len(t))
	for x := range t {
		for y := x + 1; y < len(t); y++ {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if t[x][y] != nil {
				better.put(x, y, t.consistent(x, y), sizes)
			}
		}
	}
	return better, nil
}

// rows adds to the spans how sure they are.
func (t tables) rows(ctx context.Context, spans [][]align.Span) ([]Row, error) {
	rows := make([]Row, len(spans))
	at := make([]int, len(t)) // sentences so far
	for k, row := range spans {
		if err := ctx.Err(); k%breath == 0 && err != nil {
			return nil, err
		}
		cells := make([]Cell, len(row))
		for v, span := range row {
			if span.Len() == 0 {
				span = align.Span{Start: at[v], End: at[v]}
			}
			cells[v].Span = span
			at[v] = span.End
		}
		rows[k] = t.judge(cells)
	}
	return rows, nil
}
