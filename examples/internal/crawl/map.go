package crawl

import (
	"iter"

	"github.com/sejajar/sejajar/examples/internal/parallel"
)

// A Result is what was made of a document, or why that failed.
type Result[R any] struct {
	Document
	Value R
	Err   error
}

// Map makes something of each document on all cores, and ranges over the results in
// the order of the documents. One that comes with an error has that for its result.
func Map[R any](documents iter.Seq2[Document, error], do func(Document) (R, error)) iter.Seq[Result[R]] {
	all := func(yield func(Result[R]) bool) {
		for d, err := range documents {
			if !yield(Result[R]{Document: d, Err: err}) {
				return
			}
		}
	}
	return func(yield func(Result[R]) bool) {
		for _, r := range parallel.All(all, func(r Result[R]) Result[R] {
			if r.Err == nil {
				r.Value, r.Err = do(r.Document)
			}
			r.Content = nil // which was large
			return r
		}) {
			if !yield(r) {
				return
			}
		}
	}
}
