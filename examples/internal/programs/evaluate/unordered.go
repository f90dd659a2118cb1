package evaluate

import (
	"context"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
)

// turned is the share of gold beads that stand before the one that is before
// them in the source from which on documents have no order in common. In documents that have,
// a hand may have paired one sentence or the other across.
const turned = 0.2

// unordered reports whether the gold beads of the group stand in another order
// in the target than in the source.
func (g group) unordered() (bool, error) {
	if g.gold != beadTask.gold {
		return false, nil
	}
	beads, back := 0, 0
	for _, d := range g.documents {
		gold, err := read(d.gold, nil, evaluate.ReadBeads)
		if err != nil {
			return false, err
		}
		gold = slices.DeleteFunc(gold, evaluate.Bead.Null)
		slices.SortFunc(gold, func(a, b evaluate.Bead) int { return slices.Min(a.Source) - slices.Min(b.Source) })
		for k := 1; k < len(gold); k++ {
			if slices.Min(gold[k].Target) < slices.Min(gold[k-1].Target) {
				back++
			}
		}
		beads += len(gold)
	}
	return float64(back) > turned*float64(beads), nil
}

// pairUp aligns two documents as their gold does, which without order tells only
// what corresponds: null beads are left out there.
func pairUp(ctx context.Context, aligner *align.Aligner, source, target align.Document, unordered bool) (*align.Alignment, error) {
	if !unordered {
		return aligner.Align(ctx, source, target)
	}
	alignment, err := aligner.Match(ctx, source, target)
	if err != nil {
		return nil, err
	}
	alignment.Beads = slices.DeleteFunc(alignment.Beads, align.Bead.Null)
	return alignment, nil
}
