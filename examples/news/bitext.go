package main

import (
	"io"
	"iter"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/outputs"
)

// writeBitext writes the versions that keep an order, or every two pages if
// that is asked for, in a format of bitext.
func (o *options) writeBitext(format outputs.Format, r report, stdout io.Writer) (removed int, err error) {
	switch {
	case o.all:
		return o.out.WriteAll(stdout, r.alignments())
	case format != outputs.Format(bitext.TMX) && format != outputs.Format(bitext.JSONL):
		return o.out.WriteAll(stdout, r.pairs())
	case outputs.IsFolder(o.out.Out):
		return o.writeGroups(bitext.Format(format), r, stdout)
	}
	return o.out.WriteUnits(stdout, o.out.Out, bitext.Format(format), func(yield func(bitext.Unit) bool) {
		for _, g := range r.groups {
			for u := range g.units() {
				if !yield(u) {
					return
				}
			}
		}
	})
}

// pairs returns every two versions that keep an order, as their rows say.
func (r report) pairs() (pairs []*align.Alignment) {
	documents := make([]align.Document, len(r.pages))
	for i, p := range r.pages {
		documents[i] = p.Document
	}
	for _, g := range r.groups {
		for _, l := range g.Links {
			switch {
			case l.Alignment.Unordered:
			case len(g.Rows) == 0:
				pairs = append(pairs, l.Alignment)
			default:
				pairs = append(pairs, g.Pair(documents, g.place(l.A), g.place(l.B)))
			}
		}
	}
	return pairs
}

// writeGroups writes a file for each group into a folder.
func (o *options) writeGroups(format bitext.Format, r report, stdout io.Writer) (removed int, err error) {
	groups := r.several()
	ends := make([][2]string, len(groups))
	for k, g := range groups {
		ends[k] = [2]string{g.versions[0].ID, g.versions[len(g.versions)-1].ID}
	}
	names, err := o.out.Names(o.out.Out, ends)
	if err != nil {
		return 0, err
	}
	for k, g := range groups {
		n, err := o.out.WriteUnits(stdout, names[k], format, g.units())
		if removed += n; err != nil {
			return removed, err
		}
	}
	return removed, nil
}

// units ranges over the rows of the versions that keep an order, and over the
// beads of every two where there are too many for rows.
func (g group) units() iter.Seq[bitext.Unit] {
	return func(yield func(bitext.Unit) bool) {
		for _, t := range g.tables {
			for _, r := range t.rows {
				if t.kind != versions.SameStory && !yield(g.unit(t, r)) {
					return
				}
			}
		}
		for _, l := range g.Links {
			if len(g.Rows) > 0 || l.Alignment.Unordered {
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

// unit makes a unit of a row. Two versions stand in it both, an empty text for
// what one does not say; of more those that say something.
func (g group) unit(t table, r row) bitext.Unit {
	unit := bitext.Unit{Confidence: r.confidence}
	for c, cell := range r.cells {
		if v := g.versions[t.versions[c]]; cell.Len() > 0 || len(r.cells) == 2 {
			unit.Versions = append(unit.Versions, bitext.VersionOf(v.Document, cell))
		}
	}
	return unit
}
