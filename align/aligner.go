// Package align pairs the sentences of two versions of a text, such as a
// document and its translation, and says how sure it is of each pair.
//
//	aligner, err := align.New()
//	source := align.Parse("berita.txt", language.Indonesian, berita)
//	target := align.Parse("news.txt", language.English, news)
//	alignment, err := aligner.Align(ctx, source, target)
//	for _, bead := range alignment.Beads {
//		fmt.Println(source.Slice(bead.Source), "=", target.Slice(bead.Target), bead.Confidence)
//	}
//
// # How it works
//
// The words of both documents are compared after Unicode normalisation and case
// folding. What they say about each other, that equal numbers, names and
// cognates translate each other, is weighed as a log-likelihood ratio against
// chance. A pair hidden Markov model over both sequences of sentences joins
// that with the lengths of the sentences and with the habits of the two
// documents, how often they leave out, split or join sentences, which it learns
// from the documents themselves. Then the surest beads teach a small word
// translation table, and everything is weighed once more.
//
// The confidence of a bead is its posterior probability in that model.
// The alignment returned is the one of greatest expected accuracy.
//
// # Order
//
// Documents are taken to tell the same in the same order. Sentences that moved
// are found only where they stand in order with most others.
package align

import (
	"context"
	"fmt"

	"github.com/sejajar/sejajar/align/internal/ibm1"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/score"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// An Aligner aligns documents. It is safe for use by many goroutines.
type Aligner struct {
	maxCells int
}

// An Option changes how an Aligner works.
type Option func(*Aligner) error

// DefaultMaxCells is how many pairs of sentences an Aligner looks at in two
// documents unless [MaxCells] says otherwise: 2,000 sentences with 2,000. They
// need about 700 MB of memory.
const DefaultMaxCells = 4_000_000

// MaxCells limits the product of the numbers of sentences of two documents.
// Time and memory grow with it: about 170 bytes for each.
func MaxCells(n int) Option {
	return func(a *Aligner) error {
		if n < 1 {
			return fmt.Errorf("align: MaxCells(%d): want at least 1", n)
		}
		a.maxCells = n
		return nil
	}
}

// New returns an aligner. It fails only if an option is out of range.
func New(options ...Option) (*Aligner, error) {
	a := &Aligner{maxCells: DefaultMaxCells}
	for _, option := range options {
		if err := option(a); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// A TooLargeError says that two documents are over a limit of the Aligner.
type TooLargeError struct {
	Source, Target string // IDs of the documents
	Cells, Limit   int    // the product of their sentences, and the most that is allowed
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("align %s with %s: %d pairs of sentences, the limit is %d; raise it with align.MaxCells or align the documents in parts",
		e.Source, e.Target, e.Cells, e.Limit)
}

// Align aligns the sentences of source with those of target. Their order
// matters to the result only as its direction.
//
// It returns the context's error soon after the context ends, a
// [*TooLargeError] before any work where the documents are over the limit, and
// no other error: documents that have nothing in common are aligned by null
// beads.
func (a *Aligner) Align(ctx context.Context, source, target Document) (*Alignment, error) {
	if cells := len(source.Sentences) * len(target.Sentences); cells > a.maxCells {
		return nil, &TooLargeError{source.ID, target.ID, cells, a.maxCells}
	}
	beads, err := a.beads(ctx, source, target)
	if err != nil {
		return nil, fmt.Errorf("align %s with %s: %w", source.ID, target.ID, err)
	}
	return &Alignment{source, target, beads}, nil
}

func (a *Aligner) beads(ctx context.Context, source, target Document) ([]Bead, error) {
	s, err := tokens.Read(ctx, source.Text, source.Sentences)
	if err != nil {
		return nil, err
	}
	t, err := tokens.Read(ctx, target.Text, target.Sentences)
	if err != nil {
		return nil, err
	}
	ahead, back, err := score.Cognates(ctx, s, t)
	if err != nil {
		return nil, err
	}
	first, err := fit(ctx, s, t, ahead, back)
	if err != nil {
		return nil, err
	}
	learnedAhead, learnedBack, err := learn(ctx, s, t, first)
	if err != nil {
		return nil, err
	}
	second, err := fit(ctx, s, t, translation.Join(learnedAhead, ahead), translation.Join(learnedBack, back))
	if err != nil {
		return nil, err
	}
	beads := make([]Bead, len(second))
	for i, b := range second {
		beads[i] = Bead{Span{b.I, b.I + b.Shape.Source}, Span{b.J, b.J + b.Shape.Target}, b.Probability}
	}
	return beads, nil
}

// fit aligns two texts with the given tables of word translations.
func fit(ctx context.Context, source, target *tokens.Text, ahead, back translation.Table) ([]lattice.Bead, error) {
	words, err := score.New(ctx, source, target, ahead, back)
	if err != nil {
		return nil, err
	}
	l, err := lattice.Fit(ctx, words, source.Lengths, target.Lengths)
	if err != nil {
		return nil, err
	}
	return l.Decode(), nil
}

// What a document pair teaches itself. Tuned on the development sets; without
// it the F1 of textberg falls by 0.07, those of short documents by 0.002.
var selfTraining = ibm1.Settings{Rounds: 4, Discount: 0.5, Silence: 1, Least: 0.01}

const (
	// sure is the least probability of a bead that others are learned from.
	sure = 0.5
	// learnable is the most pairs of words in a bead that others are learned
	// from: two paragraphs of a thousand words each say little about any of them.
	learnable = 1_000_000
)

// learn trains word translation tables, source to target and target to
// source, on the beads that are sure.
func learn(ctx context.Context, source, target *tokens.Text, beads []lattice.Bead) (ahead, back translation.Table, err error) {
	var pairs, reverse []ibm1.Pair
	for _, b := range beads {
		if b.Probability < sure || b.Shape.Source == 0 || b.Shape.Target == 0 {
			continue
		}
		s := source.Group(b.I, b.I+b.Shape.Source)
		t := target.Group(b.J, b.J+b.Shape.Target)
		if len(s)*len(t) > learnable {
			continue
		}
		pairs = append(pairs, ibm1.Pair{Source: s, Target: t, Weight: b.Probability})
		reverse = append(reverse, ibm1.Pair{Source: t, Target: s, Weight: b.Probability})
	}
	ahead, err = ibm1.Train(ctx, pairs, len(source.Words), len(target.Words), selfTraining)
	if err != nil {
		return nil, nil, err
	}
	back, err = ibm1.Train(ctx, reverse, len(target.Words), len(source.Words), selfTraining)
	return ahead, back, err
}
