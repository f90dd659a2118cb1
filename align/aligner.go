// Package align pairs the sentences of two versions of a text.
package align

import "context"

// An Aligner aligns documents. It is safe for use by many goroutines.
type Aligner struct{}

// An Option changes how an Aligner works.
type Option func(*Aligner) error

// New returns an aligner.
func New(options ...Option) (*Aligner, error) {
	a := new(Aligner)
	for _, option := range options {
		if err := option(a); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Align aligns the sentences of source with those of target. It stops with the
// context's error soon after the context ends.
func (a *Aligner) Align(ctx context.Context, source, target Document) (*Alignment, error) {
	return &Alignment{Source: source, Target: target}, ctx.Err()
}
