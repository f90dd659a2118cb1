package align

import (
	"context"

	"github.com/sejajar/sejajar/align"
)

// pairUp pairs the sentences of two documents in the order that the flags say.
func (w worker) pairUp(ctx context.Context, source, target align.Document) (*align.Alignment, error) {
	if w.anyOrder {
		return w.aligner.Match(ctx, source, target)
	}
	return w.aligner.Align(ctx, source, target)
}
