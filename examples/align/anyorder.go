package main

import (
	"context"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/anyorder"
	"github.com/sejajar/sejajar/examples/internal/outputs"
)

// pairUp pairs the sentences of two documents as the flags say. Where they
// may stand in any order, sentences without counterpart are told to people alone:
// how sure that is, is not known.
func (w worker) pairUp(ctx context.Context, source, target align.Document, out string) (*align.Alignment, error) {
	if !w.anyOrder {
		return w.aligner.Align(ctx, source, target)
	}
	matches, err := w.aligner.Match(ctx, source, target)
	if err != nil {
		return nil, err
	}
	format, err := w.outputs.FormatOf(out)
	if err != nil {
		return nil, err
	}
	return anyorder.Alignment(source, target, matches, format == outputs.Text), nil
}
