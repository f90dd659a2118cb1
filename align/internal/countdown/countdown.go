// Package countdown makes contexts that end when they have been asked a number of times
// whether they have, for tests of what stops wherever its context ends.
package countdown

import (
	"context"
	"sync/atomic"
)

type countdown struct {
	context.Context
	left atomic.Int64
}

// New returns a context whose Err is nil n times, and [context.Canceled] after. Its Done is that of the parent.
func New(parent context.Context, n int) context.Context {
	c := &countdown{Context: parent}
	c.left.Store(int64(n))
	return c
}

func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}
