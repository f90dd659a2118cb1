// Package versions finds which documents of a heap are versions of one text.
//
//	finder, err := versions.New(aligner)
//	groups, err := finder.Find(ctx, documents)
package versions

import (
	"context"
	"errors"

	"github.com/sejajar/sejajar/align"
)

// A Finder groups documents. It is safe for use by many goroutines.
type Finder struct {
	aligner *align.Aligner
}

// An Option changes how a Finder works.
type Option func(*Finder) error

// New returns a finder that compares documents with an aligner.
func New(aligner *align.Aligner, options ...Option) (*Finder, error) {
	if aligner == nil {
		return nil, errors.New("versions: the aligner is nil")
	}
	f := &Finder{aligner: aligner}
	for _, option := range options {
		if err := option(f); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Find groups the documents. Every document is in exactly one group, alone if
// need be. Groups are in the order of their first documents.
func (f *Finder) Find(ctx context.Context, documents []align.Document) ([]Group, error) {
	groups := make([]Group, len(documents))
	for i := range documents {
		groups[i].Documents = []int{i}
	}
	return groups, ctx.Err()
}
