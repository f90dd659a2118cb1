package versions

import (
	"context"
	"slices"

	"github.com/sejajar/sejajar/align"
)

// Align makes a group of documents that are known to be versions of one text:
// it aligns every pair of them, whatever their languages, and joins the
// alignments. Every link is a Translation with the confidence 1. It returns the
// errors of [align.Aligner.Align].
func (f *Finder) Align(ctx context.Context, documents []align.Document) (Group, error) {
	if f.aligner == nil {
		return Group{}, errZero
	}
	g := Group{Documents: slices.Clone(documents)}
	texts := newShelf(documents, newUsage(0, f.limits.memory))
	for a := range documents {
		for b := range a {
			texts.expect(b, a)
		}
	}
	for a := range documents {
		g.Indices = append(g.Indices, a)
		for b := a + 1; b < len(documents); b++ {
			source, target := texts.take(a, b)
			alignment, err := f.aligner.AlignPrepared(ctx, source, target)
			texts.done(a, b)
			if err != nil {
				return Group{}, err
			}
			g.Links = append(g.Links, Link{A: a, B: b, Kind: Translation, Confidence: 1, Alignment: alignment})
		}
	}
	var err error
	g.Rows, err = Join(ctx, documents, g.Links)
	return g, err
}
