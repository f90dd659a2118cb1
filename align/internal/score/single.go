package score

import (
	"cmp"
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// A Single scores single beads of two texts, wherever they are, as the Matrix of
// the whole texts does those within its band. It is safe for use by many goroutines.
type Single struct{ ahead, back *side }

// NewSingle takes what [New] does.
func NewSingle(source, target *tokens.Text, forward, backward translation.Table, usage Usage) Single {
	ahead, back := sides(nil, source, target, forward, backward, usage)
	return Single{ahead, back}
}

// Bead returns what [Matrix.Bead] does, of beads of up to [lattice.MaxGroup] sentences a side.
func (s Single) Bead(i, a, j, b int) float64 {
	m := Matrix{
		ahead: s.ahead.part(i, a, j, b), back: s.back.part(j, b, i, a),
	}
	// So few sentences are done at once, and the only error is that of a context.
	ctx, whole := context.Background(), lattice.Bead{Shape: lattice.Shape{Source: a, Target: b}}
	if cmp.Or(m.singles(ctx, band.Full(a, b)), m.Score(ctx, slices.Values([]lattice.Bead{whole}))) != nil {
		return 0
	}
	return m.Bead(0, a, 0, b)
}

// part is the side of a few sentences, whose words are as frequent as in the whole texts.
func (s *side) part(i, a, j, b int) *side {
	part, given, predicted := *s, *s.given, *s.predicted
	given.Sentences, predicted.Sentences = given.Sentences[i:i+a], predicted.Sentences[j:j+b]
	part.given, part.predicted = &given, &predicted
	return &part
}
