package engine

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/quantity"
	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// A pair is the words and the layout of two texts.
type pair struct {
	source, target             *tokens.Text
	sourceLayout, targetLayout lattice.Layout
	sourceReading              *Reading
	targetReading              *Reading
	memory                     *memory
	pad                        *scratch.Pad
}

// many is how many sentences it takes for a second core to be worth asking.
const many = 1000

// read finds the words of both texts.
func read(ctx context.Context, t Task) (*pair, error) {
	p := pair{sourceReading: t.Source.Reading, targetReading: t.Target.Reading, memory: newMemory(t)}
	if len(t.Source.Sentences)+len(t.Target.Sentences) < many {
		p.pad = t.Pad
	}
	var source, target *side
	err := parallel.Both(ctx, len(t.Source.Sentences)+len(t.Target.Sentences) >= many, func() (err error) {
		source, err = readSide(ctx, t.Source, t.Target, p.memory.side(0))
		return err
	}, func() (err error) {
		target, err = readSide(ctx, t.Target, t.Source, p.memory.side(1))
		return err
	})
	if err != nil {
		return nil, err
	}
	p.source, p.sourceLayout = source.words, source.layout
	p.target, p.targetLayout = target.words, target.layout
	return &p, nil
}

// readSide reads a text that is compared with another. Dates and numbers are read
// as what they are worth where the languages of both are known to tell them so: else
// words are all there is to compare.
func readSide(ctx context.Context, t, other Text, check func(tokens.Size) error) (*side, error) {
	var figures *quantity.Rules
	kind := 0
	if quantity.Known(t.Language) && quantity.Known(other.Language) {
		figures, kind = quantity.For(t.Language), 1
	}
	if kept := t.Reading.side(kind); kept != nil {
		return kept, check(kept.size)
	}
	var size tokens.Size // in the end
	words, err := tokens.ReadWithin(ctx, t.Text, t.Sentences, figures, func(s tokens.Size) error {
		size = s
		return check(s)
	})
	if err != nil {
		return nil, err
	}
	signs := make([]lattice.Signs, len(t.Sentences))
	for i, s := range t.Sentences {
		signs[i] = lattice.ReadSigns(s.In(t.Text))
	}
	begins := make([]bool, len(t.Sentences))
	for i := 1; i < len(t.Sentences); i++ {
		begins[i] = t.Sentences[i].Paragraph != t.Sentences[i-1].Paragraph
	}
	layout := lattice.Layout{Lengths: words.Lengths, Begins: begins, Signs: signs}
	return t.Reading.keep(kind, &side{words, layout, size}), nil
}
