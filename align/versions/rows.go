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

// A Cell is the sentences of one version in a row. Where the version says nothing
// in the row, Span is empty and its Start is where the sentences would stand.
type Cell struct {
	Span       align.Span
	Confidence float64 // the probability, 0 to 1, that exactly these sentences belong into the row
}

// Join makes rows of documents between some of which there are alignments: in
// each row, for every document the sentences that say the same, or none. Every
// sentence is in exactly one row, one without counterpart in a row of its own, and
// every document keeps its order from row to row. A and B of the links are places
// in documents. Documents share rows where alignments connect them, directly or through
// others; those that are Unordered do not count.
//
// Each alignment is weighed against the alignments with third documents, and
// documents are joined where they agree: with three versions the rows are right
// more often than any of the three alignments. It takes time in proportion to the
// sentences, and to the third power of the number of documents.
//
// It returns a [*DocumentError] for a document whose sentences are none of its text, an
// error if a link's alignment is not between documents A and B, and the context's error
// soon after the context ends.
func Join(ctx context.Context, documents []align.Document, links []Link) ([]Row, error) {
	sizes := make([]int, len(documents))
	for v, d := range documents {
		if err := d.Check(); err != nil {
			return nil, &DocumentError{v, d.ID, err}
		}
		sizes[v] = len(d.Sentences)
	}
	alone, err := tablesOf(links, sizes)
	if err != nil {
		return nil, err
	}
	joint, err := alone.allConsistent(ctx, sizes)
	if err != nil {
		return nil, err
	}
	order, err := anneal(ctx, joint, sizes)
	if err != nil {
		return nil, err
	}
	if err := joint.mend(ctx, order); err != nil {
		return nil, err
	}
	return joint.rows(ctx, order.rows())
}

// tablesOf makes the tables of the links that have an alignment in order.
func tablesOf(links []Link, sizes []int) (tables, error) {
	tables := newTables(len(sizes))
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
		beads := posteriors(a)
		if slices.ContainsFunc(beads, func(b bead) bool { return b.source.End > sizes[l.A] || b.target.End > sizes[l.B] }) {
			return nil, errOther(l)
		}
		tables.put(l.A, l.B, beads, sizes)
	}
	return tables, nil
}

// errOther is the error of a link whose alignment is not of its documents.
func errOther(l Link) error {
	return fmt.Errorf("versions: the alignment of documents %d and %d is one of others: of %s and %s",
		l.A, l.B, l.Alignment.Source.ID, l.Alignment.Target.ID)
}

// allConsistent returns the tables with the probabilities that beads have in the
// light of all versions.
func (t tables) allConsistent(ctx context.Context, sizes []int) (tables, error) {
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

// rows makes rows of spans, one of each version, and rates them.
func (t tables) rows(ctx context.Context, spans [][]align.Span) ([]Row, error) {
	rows := make([]Row, len(spans))
	at := make([]int, len(t)) // sentences so far
	for k, row := range spans {
		if err := ctx.Err(); k%checkEvery == 0 && err != nil {
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
		rows[k] = t.rate(cells)
	}
	return rows, nil
}
