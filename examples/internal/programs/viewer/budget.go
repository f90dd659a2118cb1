package viewer

import (
	"context"
	"sync"
)

// A budget is so many units of something, such as bytes of memory, that those who take
// of it at the same time share. They are served in the order in which they came.
type budget struct {
	all int

	mu      sync.Mutex
	used    int
	waiting []*waiter
}

type waiter struct {
	n     int
	ready chan struct{}
}

// take waits until n units are free, all of them if there are fewer, and returns what
// gives them back. It ends with the context.
func (b *budget) take(ctx context.Context, n int) (done func(), err error) {
	n = min(n, b.all)
	w := &waiter{n, make(chan struct{})}
	b.mu.Lock()
	b.waiting = append(b.waiting, w)
	b.serve()
	b.mu.Unlock()
	give := sync.OnceFunc(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.used -= n
		b.serve()
	})
	select {
	case <-w.ready:
		return give, nil
	case <-ctx.Done():
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for i, other := range b.waiting {
		if other == w {
			b.waiting = append(b.waiting[:i], b.waiting[i+1:]...)
			b.serve()
			return nil, ctx.Err()
		}
	}
	b.used -= n // it was served just now
	b.serve()
	return nil, ctx.Err()
}

// serve lets those go on for whom there is enough.
func (b *budget) serve() {
	for len(b.waiting) > 0 && b.used+b.waiting[0].n <= b.all {
		b.used += b.waiting[0].n
		close(b.waiting[0].ready)
		b.waiting = b.waiting[1:]
	}
}
