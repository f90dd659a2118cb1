package align

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/engine"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/lexicon"
)

// An Aligner aligns documents. It is safe for use by many goroutines. The zero
// Aligner is what [New] returns without options.
type Aligner struct {
	settings
	pads scratch.Pool // for short documents
}

// settings are what the options set.
type settings struct {
	limits        limits
	minConfidence float64
	concurrency   int           // of All; as many as there are cores if 0
	pairTimeout   time.Duration // of All; none if 0
	finder        band.Finder
	lexicons      *lexicon.Set // the embedded ones if nil
	progress      func(Progress)
}

// New returns an aligner, which looks words up in the embedded lexicons unless
// [Lexicons] gives others. It fails only if an option is out of range.
func New(options ...Option) (*Aligner, error) {
	a := new(Aligner)
	for _, option := range options {
		if option == nil {
			continue
		}
		if err := option(a); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Lexicons returns the set of lexicons in which the aligner looks words up.
func (a *Aligner) Lexicons() *lexicon.Set {
	if a.lexicons == nil {
		return lexicon.EmbeddedSet()
	}
	return a.lexicons
}

// Align aligns the sentences of source with those of target. Their order
// matters to the result only as its direction. Fixed beads, given in order, are
// taken as they are, and the rest is aligned around them.
//
// It returns the context's error soon after the context ends; before any work,
// a [*SentenceError] where a document's sentences are none of its text, a
// [*TooLargeError] where the documents are over a limit and a
// [*FixedBeadError] where a fixed bead is none of these documents; and no other
// error: documents that have nothing in common are aligned by null beads.
func (a *Aligner) Align(ctx context.Context, source, target Document, fixed ...Bead) (*Alignment, error) {
	alignment, err := a.align(ctx, &Prepared{document: source}, &Prepared{document: target}, fixed)
	if err != nil {
		return nil, fmt.Errorf("align %s with %s: %w", source.ID, target.ID, err)
	}
	return alignment, nil
}

func (a *Aligner) align(ctx context.Context, from, to *Prepared, fixed []Bead) (*Alignment, error) {
	t, err := a.task(from, to)
	if err != nil {
		return nil, err
	}
	source, target := from.Document(), to.Document()
	if err := check(fixed, len(source.Sentences), len(target.Sentences)); err != nil {
		return nil, err
	}
	if a.progress != nil {
		t.Step = func(done int) { a.progress(Progress{source.ID, target.ID, done, engine.Steps}) }
	}
	t.Source.Sentences, t.Target.Sentences, t.Fixed = around(fixed, source, target)
	t.Pad = a.pads.Take()
	found, err := engine.Align(ctx, t)
	a.pads.GiveBack(t.Pad)
	if err != nil {
		return nil, tooLarge(err)
	}
	return &Alignment{
		Source: source, Target: target,
		Beads:    weave(a.takeApart(beads(found.Beads)), fixed),
		Score:    found.Score,
		possible: slices.DeleteFunc(weave(beads(found.Possible), fixed), Bead.Null),
	}, nil
}

// Match pairs the sentences of two documents that tell the same story, each in
// an order of its own: one source sentence with one target sentence, wherever
// they stand. The alignment is [Alignment.Unordered], and its Score is 0.
//
// Each pair of sentences is weighed against all rivals of both, as margin scores
// do (Artetxe and Schwenk 2019, "Margin-based Parallel Corpus Mining with
// Multilingual Sentence Embeddings"), and its confidence is its probability among all
// ways to match the documents. Where the documents do keep an order, and where
// there is no lexicon, [Aligner.Align] finds far more. Time grows with the number of sentences.
//
// It returns the errors of [Aligner.Align].
func (a *Aligner) Match(ctx context.Context, source, target Document) (*Alignment, error) {
	alignment, err := a.match(ctx, &Prepared{document: source}, &Prepared{document: target})
	if err != nil {
		return nil, fmt.Errorf("match %s with %s: %w", source.ID, target.ID, err)
	}
	return alignment, nil
}

func (a *Aligner) match(ctx context.Context, source, target *Prepared) (*Alignment, error) {
	t, err := a.task(source, target)
	if err != nil {
		return nil, err
	}
	found, err := engine.Match(ctx, t)
	if err != nil {
		return nil, tooLarge(err)
	}
	all := a.takeApart(beads(found.Beads))
	// Target sentences without a counterpart have no place in the order of the source.
	slices.SortStableFunc(all, func(a, b Bead) int {
		if a.Source.Len() == 0 && b.Source.Len() == 0 {
			return cmp.Compare(a.Target.Start, b.Target.Start)
		}
		return cmp.Compare(b.Source.Len(), a.Source.Len())
	})
	return &Alignment{
		Source: source.Document(), Target: target.Document(), Unordered: true, Beads: all, possible: beads(found.Possible),
	}, nil
}

// task makes ready what the engine needs. It returns the error of a document that
// [Aligner.Check] refuses.
func (a *Aligner) task(from, to *Prepared) (engine.Task, error) {
	for _, p := range []*Prepared{from, to} {
		if err := a.Check(p.Document()); err != nil {
			return engine.Task{}, err
		}
	}
	source, target := from.text(), to.text()
	between, _ := a.Lexicons().Between(source.Language, target.Language)
	return engine.Task{
		Source: source, Target: target, Lexicon: between,
		Memory: a.limits.orDefault().memory, Finder: a.finder,
	}, nil
}

// tooLarge turns the error of the engine that says how much memory it would take
// into a [TooLargeError], and returns other errors as they are.
func tooLarge(err error) error {
	var memory *engine.MemoryError
	if errors.As(err, &memory) {
		return &TooLargeError{LimitMemory, memory.Bytes, memory.Max}
	}
	return err
}

// beads makes beads of those of the engine.
func beads(found []lattice.Bead) []Bead {
	list := make([]Bead, len(found))
	for k, b := range found {
		list[k] = Bead{Span{b.I, b.I + b.Shape.Source}, Span{b.J, b.J + b.Shape.Target}, b.Probability}
	}
	return list
}

// takeApart replaces the beads below the least confidence by null beads of one
// sentence each.
func (a *Aligner) takeApart(beads []Bead) []Bead {
	list := make([]Bead, 0, len(beads))
	for _, b := range beads {
		if b.Null() || b.Confidence >= a.minConfidence {
			list = append(list, b)
			continue
		}
		for i := b.Source.Start; i < b.Source.End; i++ {
			list = append(list, Bead{Span{i, i + 1}, Span{b.Target.Start, b.Target.Start}, 1 - b.Confidence})
		}
		for j := b.Target.Start; j < b.Target.End; j++ {
			list = append(list, Bead{Span{b.Source.End, b.Source.End}, Span{j, j + 1}, 1 - b.Confidence})
		}
	}
	return list
}
