// Package parallel does the same with many things on all cores.
package parallel

import (
	"iter"
	"runtime"
	"slices"
	"sync"
)

// ahead is how many results per core may wait for an earlier one that takes
// longer.
const ahead = 16

// Map calls do for each item on all cores, and ranges over the items with
// their results in the order of the items. It holds a bounded number of
// results. A range that ends early leaves the items not begun undone, and waits for
// those begun.
func Map[T, R any](items []T, do func(T) R) iter.Seq2[T, R] { return All(slices.Values(items), do) }

// All does what [Map] does with items that come one after the other, of which it
// holds as many as results.
func All[T, R any](items iter.Seq[T], do func(T) R) iter.Seq2[T, R] {
	type task struct {
		item   T
		result chan R
	}
	return func(yield func(T, R) bool) {
		cores := runtime.GOMAXPROCS(0)
		busy := make(chan struct{}, cores)
		queue := make(chan task, ahead*cores)
		stop := make(chan struct{})
		var working sync.WaitGroup
		defer working.Wait()
		defer close(stop)

		working.Go(func() {
			defer close(queue)
			for item := range items {
				t := task{item, make(chan R, 1)}
				select {
				case queue <- t:
				case <-stop:
					return
				}
				select {
				case busy <- struct{}{}:
				case <-stop:
					return
				}
				working.Go(func() {
					t.result <- do(item)
					<-busy
				})
			}
		})
		for t := range queue {
			if !yield(t.item, <-t.result) {
				return
			}
		}
	}
}
