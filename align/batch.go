package align

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// A Load reads two documents that are to be aligned.
type Load func(context.Context) (source, target Document, err error)

// ahead is how many alignments for each core may wait for an earlier one that
// takes longer.
const ahead = 8

// All aligns many pairs of documents on all cores, and ranges over the
// alignments in the order of the pairs. Loads are called on the goroutines that
// align, a bounded number of them ahead of the range, so that memory is bounded
// too; the sequence of loads itself is ranged over by the caller's goroutine.
//
// The error of a pair, from its Load or from [Aligner.Align], comes in its
// place with a nil alignment, and the range goes on: break to stop at the first.
// Where the context ends before the last pair, the range ends with the context's
// error. When it is over, however it ends, so are the goroutines.
func (a *Aligner) All(ctx context.Context, loads iter.Seq[Load]) iter.Seq2[*Alignment, error] {
	return alignAll(ctx, loads, func(int) *Aligner { return a })
}

// alignAll is [Aligner.All] with an aligner for each pair, by its number.
func alignAll(ctx context.Context, loads iter.Seq[Load], aligner func(n int) *Aligner) iter.Seq2[*Alignment, error] {
	return func(yield func(*Alignment, error) bool) {
		var working sync.WaitGroup
		defer working.Wait()
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()

		cores := runtime.GOMAXPROCS(0)
		busy := make(chan struct{}, cores)
		waiting := make(chan chan outcome, ahead*cores)
		next := func() bool {
			o := <-<-waiting
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return false
			}
			return yield(o.alignment, o.err)
		}
		n := 0
		for load := range loads {
			a := aligner(n)
			n++
			if len(waiting) == cap(waiting) && !next() {
				return
			}
			result := make(chan outcome, 1)
			waiting <- result
			working.Go(func() {
				busy <- struct{}{}
				result <- a.load(ctx, load)
				<-busy
			})
		}
		for len(waiting) > 0 && next() {
		}
	}
}

// An outcome is what became of a pair.
type outcome struct {
	alignment *Alignment
	err       error
}

func (a *Aligner) load(ctx context.Context, load Load) outcome {
	if err := ctx.Err(); err != nil {
		return outcome{err: err}
	}
	source, target, err := load(ctx)
	if err != nil {
		return outcome{err: err}
	}
	alignment, err := a.Align(ctx, source, target)
	return outcome{alignment, err}
}
