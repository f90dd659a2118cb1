package align

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/lexicon"
)

// folds is how many aligners [Aligner.SelfTrain] makes, each taught by all pairs
// but its own. On ntrex-noisy without a lexicon, 62 pairs of documents, F1 is the same
// with 10; with 2 it is 0.01 less, as half of the pairs teach.
const folds = 4

// SelfTrain aligns many pairs of documents, all from one language to one other,
// that teach each other words. In each round they are aligned, and a lexicon
// is made of the sure beads of three quarters of them, for the pairs of the last
// quarter: a page must not learn from its own errors (cross-fitting), or else they are
// made again, and surely. Two rounds make up for most of what a missing lexicon costs.
//
// Pair n of loads, counted from 0, is to be aligned with the aligner at n modulo the
// length of the list. Fewer than four pairs have an aligner each, and one alone learns
// nothing. Other documents, which teach none of these, are aligned best with what [Learn]
// learns from the alignments of all. The aligners look a word up in the lexicons of this
// one first, and have its limits. A pair that cannot be read or aligned teaches nothing.
//
// The texts of all sure beads are held in memory. The error is [lexicon.ErrNothing]
// where no bead is sure, or the context's soon after the context ends.
func (a *Aligner) SelfTrain(ctx context.Context, from, to language.Tag, rounds int, loads iter.Seq[Load]) ([]*Aligner, error) {
	aligners := []*Aligner{a}
	for range rounds {
		taught, err := a.teach(ctx, from, to, lessons(ctx, aligners, loads))
		if err != nil {
			return nil, fmt.Errorf("align: self-training: %w", err)
		}
		aligners = taught
	}
	return aligners, nil
}

// A lesson is a source text and its translation.
type lesson struct{ source, target string }

// lessons returns the sure beads of each pair of documents, by number of the pair.
func lessons(ctx context.Context, aligners []*Aligner, loads iter.Seq[Load]) [][]lesson {
	n := -1
	all := func(yield func(numbered) bool) {
		for load := range loads {
			if n++; !yield(numbered{n, load}) {
				return
			}
		}
	}
	var taught [][]lesson
	align := func(l numbered) outcome { return aligners[l.n%len(aligners)].load(ctx, l.load) }
	for _, o := range parallel.Map(cmp.Or(aligners[0].concurrency, parallel.Cores()), all, align) {
		var own []lesson
		if o.err == nil {
			for source, target := range o.alignment.sure() {
				own = append(own, lesson{source, target})
			}
		}
		taught = append(taught, own)
	}
	return taught
}

// numbered is what reads a pair, and the number of the pair.
type numbered struct {
	n    int
	load Load
}

// teach returns aligners of which each has learned what the pairs of the others' teach.
func (a *Aligner) teach(ctx context.Context, from, to language.Tag, all [][]lesson) ([]*Aligner, error) {
	aligners := make([]*Aligner, max(1, min(folds, len(all))))
	nothing := true
	for fold := range aligners {
		learned, err := lexicon.Train(ctx, from, to, func(yield func(source, target string) bool) {
			for n, lessons := range all {
				if n%len(aligners) == fold {
					continue
				}
				for _, l := range lessons {
					if !yield(l.source, l.target) {
						return
					}
				}
			}
		})
		switch {
		case errors.Is(err, lexicon.ErrNothing):
			aligners[fold] = a
			continue
		case err != nil:
			return nil, err
		}
		aligners[fold], nothing = a.with(from, to, learned), false
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if nothing {
		return nil, lexicon.ErrNothing
	}
	return aligners, nil
}

// with returns an aligner that looks words up in one lexicon more.
func (a *Aligner) with(from, to language.Tag, learned *lexicon.Lexicon) *Aligner {
	taught := &Aligner{settings: a.settings}
	taught.lexicons = lexicon.NewSet(append(a.Lexicons().Lexicons(from, to), learned)...)
	return taught
}
