package align

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"time"

	"github.com/sejajar/sejajar/align/internal/parallel"
)

// Concurrency says how many pairs [Aligner.All] aligns at a time: as many as
// there are cores unless it is set.
func Concurrency(pairs int) Option {
	return func(a *Aligner) error {
		if pairs < 1 {
			return wrong("Concurrency", pairs, "at least 1")
		}
		a.concurrency = pairs
		return nil
	}
}

// PairTimeout limits the time that [Aligner.All] takes for a pair, with its
// Load. The error of a pair that takes longer is [context.DeadlineExceeded], and the
// others go on. There is no limit unless it is set.
func PairTimeout(limit time.Duration) Option {
	return func(a *Aligner) error {
		if limit <= 0 {
			return wrong("PairTimeout", limit, "more than 0")
		}
		a.pairTimeout = limit
		return nil
	}
}

// A Load reads two documents that are to be aligned. It should end soon after
// its context ends.
type Load func(context.Context) (source, target Document, err error)

// All aligns many pairs of documents on all cores, and ranges over the
// alignments in the order of the pairs; nil loads are none. Loads are called on the goroutines that
// align, a bounded number of them ahead of the range, so that memory is bounded
// too; the sequence of loads itself is ranged over by the caller's goroutine.
// [Concurrency] sets how many pairs are worked on at a time, and [PairTimeout]
// how long.
//
// The error of a pair, from its Load or from [Aligner.Align], comes in its
// place as a [*PairError] with a nil alignment, and the range goes on: break to stop
// at the first. Where the context ends before the last pair, the range ends with the
// context's error itself. When it is over, however it ends, so are the goroutines.
//
// A panic in a Load comes in the place of its pair too, as a panic of the
// goroutine that ranges: its value is an error whose text tells the panic and its
// stack, and which wraps what the Load panicked with where that is an error.
func (a *Aligner) All(ctx context.Context, loads iter.Seq[Load]) iter.Seq2[*Alignment, error] {
	return func(yield func(*Alignment, error) bool) {
		if loads == nil {
			return
		}
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		outcomes := parallel.Map(cmp.Or(a.concurrency, parallel.Cores()), loads, func(l Load) outcome { return a.load(ctx, l) })
		index := -1
		outcomes(func(_ Load, o outcome) (more bool) {
			defer func() {
				if !more {
					cancel() // what is still being aligned
				}
			}()
			index++
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return false
			}
			if o.err != nil {
				return yield(nil, &PairError{index, o.err})
			}
			return yield(o.alignment, nil)
		})
	}
}

// An outcome is what became of a pair.
type outcome struct {
	alignment *Alignment
	err       error
}

func (a *Aligner) load(ctx context.Context, load Load) outcome {
	if a.pairTimeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, a.pairTimeout)
		defer cancel()
	}
	if err := ctx.Err(); err != nil {
		return outcome{err: err}
	}
	if load == nil {
		return outcome{err: errors.New("the Load is nil")}
	}
	source, target, err := load(ctx)
	if err != nil {
		return outcome{err: err}
	}
	alignment, err := a.Align(ctx, source, target)
	return outcome{alignment, err}
}
