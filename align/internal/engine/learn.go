package engine

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/wordalign"
)

// What two texts teach of themselves. Tuned on the development sets; without it
// the F1 of textberg falls by 0.015 with a lexicon and by 0.03 without.
var inOrder = wordalign.Settings{Rounds: 4, Agreements: 2, Discount: 0.3, Silence: 0.57, Least: 0.01, Longest: 100, MostJumps: 900}

// Of texts in no order the beads are fewer and shorter, and agreement costs an F1 of 0.01 on events told anew.
var inAnyOrder = wordalign.Settings{Rounds: 4, Discount: 0.22, Silence: 0.57, Least: 0.01, Longest: 200}

// fewest is how many sure beads a word of a long text must stand in to teach. Words of a single one
// confirm what is believed of it, and take half of the memory. Long documents are as
// accurate without, textberg gains 0.01; of short pages without a lexicon the F1 would fall by 0.004.
const fewest = 2

// sure is the least probability of a bead that others are learned from.
const sure = 0.65

// learn trains word translations on the beads that are sure, in so many bytes.
func (p *pair) learn(ctx context.Context, beads []lattice.Bead, settings wordalign.Settings, bytes int) (t tables, err error) {
	settings.MostCells = max(1, bytes/wordalign.CellBytes)
	var pairs []wordalign.Pair
	for _, b := range beads {
		if b.Probability < sure || b.Shape.Source == 0 || b.Shape.Target == 0 {
			continue
		}
		pairs = append(pairs, wordalign.Pair{
			Source: concat(p.source, b.I, b.Shape.Source),
			Target: concat(p.target, b.J, b.Shape.Target),
			Weight: b.Probability,
		})
	}
	t.forward, t.backward, err = wordalign.Train(ctx, pairs, len(p.source.Words), len(p.target.Words), settings)
	return t, err
}
