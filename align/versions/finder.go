package versions

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/dictionary"
	"github.com/sejajar/sejajar/align/internal/languages"
)

// A Finder groups documents. It is safe for use by many goroutines.
type Finder struct {
	aligner  *align.Aligner
	limits   limits
	progress func(done, total int)

	// What has been made ready of the aligner's lexicons.
	mutex        sync.Mutex
	dictionaries map[[2]string]*dictionary.Dictionary
}

// New returns a finder that compares documents with an aligner and looks words
// up in its lexicons. It fails only if the aligner is nil or an option is out of
// range.
func New(aligner *align.Aligner, options ...Option) (*Finder, error) {
	if aligner == nil {
		return nil, errors.New("versions: the aligner is nil")
	}
	f := &Finder{
		aligner:      aligner,
		limits:       limits{DefaultMaxDocuments, DefaultMaxBytes},
		dictionaries: make(map[[2]string]*dictionary.Dictionary),
	}
	for _, option := range options {
		if err := option(f); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Find groups the documents. Every document is in exactly one group, alone if
// need be. Groups are in the order of their first documents. The result does not
// depend on the number of cores.
//
// It returns the context's error soon after the context ends, what
// [align.Document.Check] says of a document, and a [*align.TooLargeError] where the documents are over a limit of the finder, or
// two of them over one of the aligner.
func (f *Finder) Find(ctx context.Context, documents []align.Document) ([]Group, error) {
	groups, err := f.find(ctx, documents)
	if err != nil {
		return nil, fmt.Errorf("versions: %w", err)
	}
	return groups, nil
}

func (f *Finder) find(ctx context.Context, documents []align.Document) ([]Group, error) {
	if err := f.limits.check(documents); err != nil {
		return nil, err
	}
	h, err := readHeap(ctx, documents, f.aligner)
	if err != nil {
		return nil, err
	}
	looks, err := h.looks(ctx, f.dictionary)
	if err != nil {
		return nil, err
	}
	candidates, err := h.candidates(ctx, looks)
	if err != nil {
		return nil, err
	}
	comparisons, err := f.compare(ctx, documents, candidates, agreed, f.progress)
	if err != nil {
		return nil, err
	}
	copies := h.copies(looks)
	groups := withCopies(group(comparisons, len(documents)), copies, len(documents))
	if err := f.complete(ctx, documents, groups, comparisons, copies, func(a, b int) inCommon {
		return h.inCommon(a, b, looks)
	}); err != nil {
		return nil, err
	}
	if err := f.match(ctx, documents, groups); err != nil {
		return nil, err
	}
	if err := join(ctx, documents, groups); err != nil {
		return nil, err
	}
	return groups, nil
}

// dictionary returns what the aligner's lexicons know of two languages, nil if
// that is nothing.
func (f *Finder) dictionary(from, to language.Tag) (*dictionary.Dictionary, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	of := [2]string{languages.Base(from), languages.Base(to)}
	if d, ok := f.dictionaries[of]; ok {
		return d, nil
	}
	l, err := f.aligner.Lexicon(from, to)
	if err != nil {
		return nil, err
	}
	var d *dictionary.Dictionary
	if l != nil {
		d = dictionary.New(l)
	}
	f.dictionaries[of], f.dictionaries[[2]string{of[1], of[0]}] = d, d.Reverse()
	return d, nil
}
