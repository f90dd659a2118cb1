package parallel

import (
	"iter"
	"sync"
	"sync/atomic"
)

// ahead is how many results for each goroutine may wait for an earlier one that
// takes longer.
const ahead = 8

// Map calls do for each item on a number of goroutines, and ranges over the items
// with their results, in the order of the items. It takes items from the sequence
// on the caller's goroutine and holds a bounded number of them. A range that ends
// early leaves undone what was not begun. When the range is over, however it ends,
// so are the goroutines; a panic in do comes to the caller, as a [*Panic], in
// place of the result.
func Map[T, R any](goroutines int, items iter.Seq[T], do func(T) R) iter.Seq2[T, R] {
	type outcome struct {
		item     T
		result   R
		panicked *Panic
	}
	return func(yield func(T, R) bool) {
		var working sync.WaitGroup
		defer working.Wait()
		var over atomic.Bool
		defer over.Store(true)

		free := make(chan struct{}, goroutines)
		waiting := make(chan chan outcome, ahead*goroutines)
		next := func() bool {
			o := <-<-waiting
			if o.panicked != nil {
				panic(o.panicked)
			}
			return yield(o.item, o.result)
		}
		for item := range items {
			if len(waiting) == cap(waiting) && !next() {
				return
			}
			done := make(chan outcome, 1)
			waiting <- done
			working.Go(func() {
				free <- struct{}{}
				defer func() { <-free }()
				if over.Load() {
					return
				}
				o := outcome{item: item}
				guard(func() { o.result = do(item) }, func(p *Panic) {
					o.panicked = p
					done <- o
				})
			})
		}
		for len(waiting) > 0 && next() {
		}
	}
}
