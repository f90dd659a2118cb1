package engine

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/score"
)

// doubtedFree is how much likelier, in nats, it must make two texts that one translates the other freely
// for that to be believed. On the development sets it is 3.9 and more where that is true, and
// 2.2 at most where it is not.
const doubtedFree = 3

// fitFirst aligns two texts by what is known of their words beforehand, and tells known in which manner one
// translates the other. Where a translation is free, or the lexicon of another domain, known words
// without a counterpart say less than usual: else sentences are left out that do translate each other. Where
// it is literal they say more: else sentences are paired that only face each other.
// The texts tell: they are likelier where it is taken into account.
//
// Whether it is free is asked where all that is left out faces as many sentences of the other text. On pages of which
// much was left out, absent words are what tells that, and little else says how the rest is translated.
// Whether it is literal is asked where there is a bead to doubt. Long texts are asked neither, since they teach how their
// words are translated.
func (p *pair) fitFirst(ctx context.Context, t Task, known *knowledge, within band.Band, left int) (*lattice.Lattice, error) {
	usual, err := p.fitKnown(ctx, t, known, within, left)
	if err != nil {
		return nil, err
	}
	t.step(3)
	if t.Lexicon == nil || p.long() {
		return usual, nil
	}
	other, doubted := *known, 0.0
	switch beads := usual.Doubt(usual.Decode()); {
	case facing(beads):
		other.usage.Manner, doubted = score.Free, doubtedFree
	case usual.Against(beads):
		other.usage.Manner = score.Literal
	default:
		return usual, nil
	}
	again, err := p.fitKnown(ctx, t, &other, within, left-usual.Size()*beadBytes)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil || again.LogRatio() < usual.LogRatio()+doubted { // an error says that there is no memory to ask
		return usual, nil
	}
	known.usage.Manner = other.usage.Manner
	return again, nil
}

// fitKnown aligns two texts by what is known of their words, in so many bytes.
func (p *pair) fitKnown(ctx context.Context, t Task, known *knowledge, within band.Band, bytes int) (*lattice.Lattice, error) {
	words, err := score.New(ctx, p.pad, p.source, p.target, known.forward, known.backward, known.usage, within)
	if err != nil {
		return nil, err
	}
	return lattice.Fit(ctx, p.pad, words, p.sourceLayout, p.targetLayout, max(1, bytes/beadBytes), t.Fixed...)
}

// facing reports whether there are sentences without a counterpart, and wherever there are some of one text, as many of
// the other face them.
func facing(beads []lattice.Bead) bool {
	alone, ahead := 0, 0 // sentences without a counterpart; in a gap, how many more are of the source than of the target
	for _, b := range beads {
		switch {
		case b.Shape.Target == 0:
			ahead += b.Shape.Source
			alone++
		case b.Shape.Source == 0:
			ahead -= b.Shape.Target
			alone++
		case ahead != 0:
			return false
		}
	}
	return alone > 0 && ahead == 0
}
