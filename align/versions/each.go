package versions

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// each does something for 0 to n-1 on all cores, until the context ends. Every
// core begins with start. It returns the context's error.
func each(ctx context.Context, n int, start func() (do func(int))) error {
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		working.Go(func() {
			do := start()
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	working.Wait()
	return ctx.Err()
}
