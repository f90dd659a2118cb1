package news

import (
	"io"
	"iter"
	"slices"

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
	case !outputs.HoldsMany(bitext.Format(format)):
		return o.out.WriteAll(stdout, r.pairs())
	case outputs.IsFolder(o.out.Out):
		return o.writeGroups(bitext.Format(format), r, stdout)
	}
	return o.out.WriteUnits(stdout, o.out.Out, bitext.Format(format), func(yield func(bitext.Unit) bool) {
		for _, g := range r.groups {
			for u := range o.units(g, bitext.Format(format)) {
				if !yield(u) {
					return
				}
			}
		}
	})
}

// units are what the versions say, also those that keep no order where they surely tell
// the same, in a workbook with a column for each of them.
func (o *options) units(g group, format bitext.Format) iter.Seq[bitext.Unit] {
	units := g.Units(o.minConfidence)
	if format == bitext.XLSX {
		units = outputs.Columns(g.Documents, units)
	}
	return units
}

// inOrder returns the group without the links of versions that keep no order.
func (g group) inOrder() versions.Group {
	found := g.Group
	found.Links = slices.DeleteFunc(slices.Clone(found.Links), func(l versions.Link) bool { return l.Alignment.Unordered })
	return found
}

// pairs returns every two versions that keep an order, as their rows say.
func (r report) pairs() (pairs []*align.Alignment) {
	for _, g := range r.groups {
		for _, l := range g.inOrder().Links {
			pairs = append(pairs, g.Pair(l.A, l.B))
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
		n, err := o.out.WriteUnits(stdout, names[k], format, o.units(g, format))
		if removed += n; err != nil {
			return removed, err
		}
	}
	return removed, nil
}
