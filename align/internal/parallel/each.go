// Package parallel does the same with many things on many cores.
package parallel

import (
	"cmp"
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Cores is the number of cores that the program may use.
func Cores() int { return runtime.GOMAXPROCS(0) }

// Goroutines take several things at a time, up to mostTaken, so that taking costs
// nothing; and few enough, 1/shares of what each would get, that none is left with
// much more than the others.
const (
	mostTaken = 64
	shares    = 32
)

// Each calls do for 0 to n-1 on some goroutines, numbered from 0, of which the
// caller's is one. It stops early, with the context's error, when the context
// ends. A panic in do comes to the caller, as a [*Panic], when all goroutines have
// ended.
func Each(ctx context.Context, goroutines, n int, do func(goroutine, i int)) error {
	goroutines = max(1, min(goroutines, n))
	take := max(1, min(mostTaken, n/(goroutines*shares)))
	var next atomic.Int64
	var panicked atomic.Pointer[Panic]
	work := func(goroutine int) {
		guard(func() {
			for ctx.Err() == nil && panicked.Load() == nil {
				end := int(next.Add(int64(take)))
				if end-take >= n {
					return
				}
				for i := end - take; i < min(end, n); i++ {
					do(goroutine, i)
				}
			}
		}, func(p *Panic) {
			if p != nil {
				panicked.CompareAndSwap(nil, p)
			}
		})
	}
	var working sync.WaitGroup
	for goroutine := 1; goroutine < goroutines; goroutine++ {
		working.Go(func() { work(goroutine) })
	}
	work(0)
	working.Wait()
	if p := panicked.Load(); p != nil {
		panic(p)
	}
	return ctx.Err()
}

// Both calls two functions, each on a goroutine of its own if there are cores for both
// and the work is worth it. It returns the error of the first, or else that of the second.
func Both(ctx context.Context, worth bool, first, second func() error) error {
	goroutines := 1
	if worth {
		goroutines = min(2, Cores())
	}
	var errs [2]error
	err := Each(ctx, goroutines, 2, func(_, i int) { errs[i] = [2]func() error{first, second}[i]() })
	return cmp.Or(errs[0], errs[1], err)
}
