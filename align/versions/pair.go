package versions

import (
	"cmp"
	"slices"

	"github.com/sejajar/sejajar/align"
)

// Pair returns what the group says of its documents a and b, as an alignment of a
// with b.
//
// Where they keep an order it is what the rows say: the confidence of a bead is
// that of its less sure cell, and the score that of the alignment of their link,
// if there is one. Where they keep none, and in a group without rows, it is the
// alignment of their link. It is nil where there is neither, and where a and b are
// not two documents of the group.
func (g Group) Pair(a, b int) *align.Alignment {
	if !g.holds(a, b) {
		return nil
	}
	link := g.link(a, b)
	if len(g.Rows) == 0 || link != nil && link.Unordered {
		return link
	}
	pair := &align.Alignment{Source: g.Documents[a], Target: g.Documents[b]}
	if link != nil {
		pair.Score = link.Score
	}
	for _, row := range g.Rows {
		if max(a, b) < len(row.Cells) {
			pair.Beads = append(pair.Beads, beadsOf(row.Cells[a], row.Cells[b])...)
		}
	}
	return pair
}

// beadsOf returns the bead of two cells of a row, or the null bead of each
// sentence where one cell is empty.
func beadsOf(source, target Cell) (beads []align.Bead) {
	if source.Span.Len() > 0 && target.Span.Len() > 0 {
		return []align.Bead{{Source: source.Span, Target: target.Span, Confidence: min(source.Confidence, target.Confidence)}}
	}
	for i := source.Span.Start; i < source.Span.End; i++ {
		beads = append(beads, align.Bead{Source: align.Span{Start: i, End: i + 1}, Target: target.Span, Confidence: target.Confidence})
	}
	for j := target.Span.Start; j < target.Span.End; j++ {
		beads = append(beads, align.Bead{Source: source.Span, Target: align.Span{Start: j, End: j + 1}, Confidence: source.Confidence})
	}
	return beads
}

// link returns the alignment of a with b that a link has, nil if none has.
func (g Group) link(a, b int) *align.Alignment {
	for _, l := range g.Links {
		switch {
		case l.Alignment == nil:
		case l.A == a && l.B == b:
			return l.Alignment
		case l.A == b && l.B == a:
			return reversed(l.Alignment)
		}
	}
	return nil
}

// reversed exchanges source and target.
func reversed(a *align.Alignment) *align.Alignment {
	r := &align.Alignment{Source: a.Target, Target: a.Source, Unordered: a.Unordered, Score: a.Score, Beads: make([]align.Bead, len(a.Beads))}
	for k, b := range a.Beads {
		r.Beads[k] = align.Bead{Source: b.Target, Target: b.Source, Confidence: b.Confidence}
	}
	if a.Unordered { // by the source, and beads without one at the end
		slices.SortStableFunc(r.Beads, func(a, b align.Bead) int {
			return cmp.Or(cmp.Compare(1-min(1, a.Source.Len()), 1-min(1, b.Source.Len())), cmp.Compare(a.Source.Start, b.Source.Start))
		})
	}
	return r
}
