// Package parallel does the same with many things on all cores.
package parallel

import (
	"iter"
	"runtime"
	"sync"
)

// ahead is how many results per core may wait for an earlier one that takes
// longer.
const ahead = 16

// Map calls do for each item on all cores, and ranges over the items with
// their results in the order of the items. It holds a bounded number of
// results. A range that ends early leaves the items not begun undone, and waits for
// those begun.
func Map[T, R any](items []T, do func(T) R) iter.Seq2[T, R] {
	return func(yield func(T, R) bool) {
		cores := runtime.GOMAXPROCS(0)
		busy := make(chan struct{}, cores)
		queue := make(chan chan R, ahead*cores)
		stop := make(chan struct{})
		var working sync.WaitGroup
		defer working.Wait()
		defer close(stop)

		working.Go(func() {
			for _, item := range items {
				result := make(chan R, 1)
				select {
				case queue <- result:
				case <-stop:
					return
				}
				select {
				case busy <- struct{}{}:
				case <-stop:
					return
				}
				working.Go(func() {
					result <- do(item)
					<-busy
				})
			}
		})
		for _, item := range items {
			if !yield(item, <-<-queue) {
				return
			}
		}
	}
}
