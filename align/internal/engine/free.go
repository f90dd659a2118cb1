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

// fitFirst aligns two texts by what is known of their words beforehand, and tells known whether one
// translates the other freely. Then, or where the lexicon is of another domain, known words
// without a counterpart say less than usual: else sentences are left out that do translate each other.
// The texts tell: they are likelier where it is taken into account.
//
// That is asked where all that is left out faces as many sentences of the other text, and of short texts alone,
// since long ones teach how their words are translated. On pages of which much was
// left out, absent words are what tells that, and little else says how freely the rest is translated.
func (p *pair) fitFirst(ctx context.Context, t Task, known *knowledge, within band.Band, left int) (*lattice.Lattice, error) {
	usual, err := p.fitKnown(ctx, t, known, within, left)
	if err != nil {
		return nil, err
	}
	t.step(3)
	if t.Lexicon == nil || p.long() || !facing(usual.Doubt(usual.Decode())) {
		return usual, nil
	}
	loose := *known
	loose.usage.Free = true
	free, err := p.fitKnown(ctx, t, &loose, within, left-usual.Size()*beadBytes)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil || free.LogRatio() < usual.LogRatio()+doubtedFree { // an error says that there is no memory to ask
		return usual, nil
	}
	known.usage.Free = true
	return free, nil
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
