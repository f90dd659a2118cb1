package wordalign

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

const (
	// chunk is how many things a goroutine takes at a time: enough that taking
	// costs nothing, few enough that none is left with much more than others.
	chunk = 64
	// small is the number of cells up to which goroutines cost more than they gain.
	small = 1 << 16
)

func workersFor(cells int) int {
	if cells <= small {
		return 1
	}
	return runtime.GOMAXPROCS(0)
}

// each calls do for 0 to n-1 on a number of goroutines, numbered from 0. It
// stops early, with the context's error, when the context ends.
func each(ctx context.Context, workers, n int, do func(worker, i int)) error {
	var next atomic.Int64
	work := func(worker int) {
		for ctx.Err() == nil {
			end := int(next.Add(chunk))
			if end-chunk >= n {
				return
			}
			for i := end - chunk; i < min(end, n); i++ {
				do(worker, i)
			}
		}
	}
	var group sync.WaitGroup
	for worker := 1; worker < workers; worker++ {
		group.Go(func() { work(worker) })
	}
	work(0)
	group.Wait()
	return ctx.Err()
}
