package engine

import (
	"cmp"
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/matching"
	"github.com/sejajar/sejajar/align/internal/score"
)

// A Weigher tells what speaks for a bead. Of null beads, and of those that the
// model does not have, it tells nothing.
type Weigher func(b lattice.Bead) (parts lattice.Parts, ok bool)

// Weigh aligns two texts as [Align] does and returns what tells of their beads.
func Weigh(ctx context.Context, t Task) (Weigher, error) {
	p, err := read(ctx, t)
	if err != nil {
		return nil, err
	}
	found, err := p.fit(ctx, t)
	if err != nil {
		return nil, err
	}
	explained, err := found.last.Explain(ctx)
	if err != nil {
		return nil, err
	}
	words := score.NewSingle(p.source, p.target, found.tables.forward, found.tables.backward, found.usage)
	return func(b lattice.Bead) (parts lattice.Parts, ok bool) {
		if parts, ok = explained.Parts(b, 0); !ok {
			return parts, false
		}
		parts.Words = words.Bead(b.I, b.Shape.Source, b.J, b.Shape.Target)
		return parts, true
	}, nil
}

// WeighMatched matches two texts as [Match] does and returns what tells of their
// beads: of those of one sentence each that were looked at.
func WeighMatched(ctx context.Context, t Task) (Weigher, error) {
	p, m, err := matchTexts(ctx, t)
	if err != nil {
		return nil, err
	}
	lengths, rivals := p.lengths(), m.rivals()
	return func(b lattice.Bead) (parts lattice.Parts, ok bool) {
		k, ok := slices.BinarySearchFunc(m.edges, b, func(e matching.Edge, b lattice.Bead) int {
			return cmp.Or(cmp.Compare(e.I, b.I), cmp.Compare(e.J, b.J))
		})
		if !ok || b.Shape != (lattice.Shape{Source: 1, Target: 1}) {
			return parts, false
		}
		parts.Lengths = matchLength * lengths.Fit(b.I, b.J)
		parts.Neighbours = matchOdds - rivals
		parts.Words = m.edges[k].Odds - parts.Neighbours - parts.Lengths
		return parts, true
	}, nil
}
