package lexicon

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/wordalign"
)

// ErrNothing says that there was nothing to learn from.
var ErrNothing = errors.New("no pair has words on both sides")

// Train learns a lexicon from sentences of two languages that translate each
// other, with IBM model 1 in both directions and then a hidden Markov model on
// which both have to agree (Liang, Taskar and Klein 2006, Alignment by
// Agreement). It uses all cores; the lexicon is the same for any number of them.
//
// It returns the context's error soon after the context ends, [ErrNothing]
// where there is nothing to learn, a [*TooLargeError] where it would take more memory
// than [MaxMemory] allows, and the error of an option out of range.
func Train(ctx context.Context, source, target language.Tag, pairs iter.Seq2[string, string], options ...Option) (*Lexicon, error) {
	t, err := defaults.with(options)
	if err != nil {
		return nil, err
	}
	if pairs == nil {
		return nil, fmt.Errorf("lexicon: %w", ErrNothing)
	}
	text := t.newBitext(source, target)
	for sentence, translation := range pairs {
		if err := text.add(ctx, sentence, translation, 1); err != nil {
			return nil, err
		}
		t.show(Progress{Pairs: len(text.weights), Rounds: t.learning.All()})
	}
	return t.train(ctx, text)
}

// Progress is how far training has come.
type Progress struct {
	Pairs  int // how many pairs have been read
	Round  int // how many rounds over all pairs have been done
	Rounds int // how many there are
}

// A bitext is sentences of two languages that translate each other.
type bitext struct {
	from, to       language.Tag
	source, target *tokens.Builder
	weights        []float64
	usage          usage // of the memory to learn from them
}

func (t *training) newBitext(from, to language.Tag) *bitext {
	return &bitext{
		from: from, to: to, source: tokens.NewBuilder(), target: tokens.NewBuilder(),
		usage: usage{most: t.memory, longest: t.learning.Longest},
	}
}

func (b *bitext) add(ctx context.Context, source, target string, weight float64) error {
	b.weights = append(b.weights, weight)
	if err := b.source.Add(ctx, source); err != nil {
		return err
	}
	if err := b.target.Add(ctx, target); err != nil {
		return err
	}
	s, t := b.source.Text(), b.target.Text()
	last := len(b.weights) - 1
	return b.usage.add(ctx, s.Sentences[last], t.Sentences[last], len(s.Words)+len(t.Words))
}

// train learns the lexicon of a bitext.
func (t *training) train(ctx context.Context, b *bitext) (*Lexicon, error) {
	source, target := b.source.Text(), b.target.Text()
	pairs := make([]wordalign.Pair, len(b.weights))
	for i, weight := range b.weights {
		pairs[i] = wordalign.Pair{Source: source.Sentences[i], Target: target.Sentences[i], Weight: weight}
	}
	settings := t.learning
	settings.Done = func(round int) {
		t.show(Progress{Pairs: len(pairs), Round: round, Rounds: settings.All()})
	}
	d := &draft{source: t.side(b.from, source), target: t.side(b.to, target)}
	var err error
	if d.forward, d.backward, err = wordalign.Train(ctx, pairs, len(source.Words), len(target.Words), settings); err != nil {
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
