package lexicon

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/ibm1"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// ErrNothing says that there was no word to learn.
var ErrNothing = errors.New("no pair has words on both sides")

// Train learns a lexicon from sentences of two languages that translate each
// other, with IBM model 1 in both directions. It uses all cores; the lexicon
// is the same for any number of them.
//
// It returns the context's error soon after the context ends, [ErrNothing]
// where there is nothing to learn, and the error of an option out of range.
func Train(ctx context.Context, from, to language.Tag, pairs iter.Seq2[string, string], options ...Option) (*Lexicon, error) {
	t := defaults
	for _, option := range options {
		if err := option(&t); err != nil {
			return nil, err
		}
	}
	text := newBitext(from, to)
	for source, target := range pairs {
		if err := text.add(ctx, source, target, 1); err != nil {
			return nil, err
		}
		t.show(Progress{Pairs: len(text.weights), Rounds: 2 * t.learning.Rounds})
	}
	return t.train(ctx, text)
}

// A Progress says how far training has come: how many pairs have been read, and
// how many of the rounds over all of them have been done.
type Progress struct{ Pairs, Round, Rounds int }

// A bitext is sentences of two languages that translate each other.
type bitext struct {
	from, to       language.Tag
	source, target *tokens.Builder
	weights        []float64
}

func newBitext(from, to language.Tag) *bitext {
	return &bitext{from: from, to: to, source: tokens.NewBuilder(), target: tokens.NewBuilder()}
}

func (b *bitext) add(ctx context.Context, source, target string, weight float64) error {
	b.weights = append(b.weights, weight)
	if err := b.source.Add(ctx, source); err != nil {
		return err
	}
	return b.target.Add(ctx, target)
}

// train learns the lexicon of a bitext.
func (t *training) train(ctx context.Context, b *bitext) (*Lexicon, error) {
	source, target := b.source.Text(), b.target.Text()
	d := &draft{source: t.side(b.from, source), target: t.side(b.to, target)}
	var err error
	if d.ahead, err = t.direction(ctx, source, target, b.weights, 0); err != nil {
		return nil, err
	}
	if d.back, err = t.direction(ctx, target, source, b.weights, t.learning.Rounds); err != nil {
		return nil, err
	}
	l := d.lexicon(t.pruning)
	if l.Source().Len() == 0 {
		return nil, fmt.Errorf("lexicon: %w", ErrNothing)
	}
	return l, nil
}

// side returns the words of a text, with their frequencies where it is running text.
func (t *training) side(tag language.Tag, text *tokens.Text) draftSide {
	frequencies := make([]float64, len(text.Words))
	if !t.entries {
		for w, count := range text.Counts {
			frequencies[w] = float64(count) / float64(text.Total)
		}
	}
	return draftSide{tag, text.Words, frequencies}
}

// direction learns p(target|source), after a number of rounds of other work.
func (t *training) direction(ctx context.Context, source, target *tokens.Text, weights []float64, before int) (translation.Table, error) {
	pairs := make([]ibm1.Pair, len(weights))
	for i, weight := range weights {
		pairs[i] = ibm1.Pair{Source: source.Sentences[i], Target: target.Sentences[i], Weight: weight}
	}
	settings := t.learning
	settings.Done = func(round int) {
		t.show(Progress{Pairs: len(pairs), Round: before + round, Rounds: 2 * settings.Rounds})
	}
	return ibm1.Train(ctx, pairs, len(source.Words), len(target.Words), settings)
}
