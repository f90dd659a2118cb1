package versions

import (
	"iter"

	"github.com/sejajar/sejajar/align/bitext"
)

// Units ranges over what the group says, as text for a [bitext.Writer].
//
// First come the rows of the documents that keep one order (see [Group.Ordered]),
// one set of documents after the other. The unit of a row has a version for each
// document that says something there; of a set of only two it has both, and an
// empty text for what one does not say. In a group without rows the beads of each
// alignment in order stand in their place. The beads of the links that keep no
// order follow, link by link.
//
// To write a group without some links, take these out of Links first.
func (g Group) Units() iter.Seq[bitext.Unit] {
	return func(yield func(bitext.Unit) bool) {
		for _, documents := range g.Ordered() {
			for _, row := range g.Rows {
				if u := g.unit(row, documents); len(u.Versions) > 0 && !yield(u) {
					return
				}
			}
		}
		for _, l := range g.Links {
			if l.Alignment == nil || l.ordered() && len(g.Rows) > 0 {
				continue
			}
			for u := range bitext.Units(l.Alignment) {
				if !yield(u) {
					return
				}
			}
		}
	}
}

// unit returns what some documents say in a row, without versions if that is
// nothing.
func (g Group) unit(row Row, documents []int) bitext.Unit {
	unit := bitext.Unit{Confidence: row.Confidence}
	said := false
	for _, d := range documents {
		if d >= len(row.Cells) {
			continue
		}
		span := row.Cells[d].Span
		said = said || span.Len() > 0
		if span.Len() > 0 || len(documents) == 2 {
			unit.Versions = append(unit.Versions, bitext.VersionOf(g.Documents[d], span))
		}
	}
	if !said {
		unit.Versions = nil
	}
	return unit
}
