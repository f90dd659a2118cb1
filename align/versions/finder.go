package versions

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align"
)

// A Finder groups documents. It is safe for use by many goroutines. [New] makes
// one; the zero Finder returns an error that says so.
type Finder struct {
	aligner  *align.Aligner
	limits   limits
	progress func(Progress)
	embed    func(ctx context.Context, sentences []string) ([][]float32, error) // see Vectors
}

var errZero = errors.New("versions: the Finder is the zero value: use New")

// New returns a finder that compares documents with an aligner and looks words
// up in its lexicons. It fails only if the aligner is nil or an option is out of
// range.
func New(aligner *align.Aligner, options ...Option) (*Finder, error) {
	if aligner == nil {
		return nil, errors.New("versions: New(nil): there is no aligner to compare documents with")
	}
	f := &Finder{aligner: aligner, limits: limits{DefaultMaxDocuments, DefaultMaxBytes, DefaultMaxMemory}}
	for _, option := range options {
		if option == nil {
			continue
		}
		if err := option(f); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Find groups the documents of a collection. Every document is in exactly one
// group, alone if need be. Groups are in the order of their first documents. The
// result does not depend on the number of cores.
//
// A document that [align.Aligner.Check] refuses is alone, and two documents that
// the aligner cannot align have no link. One whose words are too common to be looked up, and
// that is alone, has a [*CommonWordsError]. The rest is done: the groups come with
// an error of the type [Errors], which tells of each.
//
// Without groups come the context's error, soon after the context ends, and a
// [*align.TooLargeError] where the collection is over a limit of the finder.
func (f *Finder) Find(ctx context.Context, documents []align.Document) ([]Group, error) {
	if f.aligner == nil {
		return nil, errZero
	}
	if n := len(documents); n > f.limits.documents {
		return nil, fmt.Errorf("versions: %w", &align.TooLargeError{Limit: align.LimitDocuments, Size: n, Max: f.limits.documents})
	}
	var (
		sound   []align.Document
		indices []int // of the sound documents in the collection
		groups  []Group
		failed  Errors
	)
	for i, d := range documents {
		if err := f.aligner.Check(d); err != nil {
			failed = append(failed, &DocumentError{i, d.ID, err})
			groups = append(groups, newGroup(documents, []int{i}, nil))
			continue
		}
		sound, indices = append(sound, d), append(indices, i)
	}
	found, errs, err := f.find(ctx, sound)
	if err != nil {
		return nil, fmt.Errorf("versions: %w", err)
	}
	for _, g := range found {
		for k, d := range g.Indices {
			g.Indices[k] = indices[d]
		}
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b Group) int { return cmp.Compare(a.Indices[0], b.Indices[0]) })
	for _, e := range errs.documents {
		failed = append(failed, &DocumentError{indices[e.Index], e.ID, e.Err})
	}
	slices.SortFunc(failed, func(a, b error) int { return cmp.Compare(a.(*DocumentError).Index, b.(*DocumentError).Index) })
	for _, e := range errs.pairs {
		failed = append(failed, &PairError{indices[e.A], indices[e.B], e.Err})
	}
	if len(failed) > 0 {
		return groups, failed
	}
	return groups, nil
}

// Failures are what could not be compared of a collection.
type failures struct {
	documents []*DocumentError
	pairs     []*PairError
}

// find groups documents that pass the checks of the aligner. It returns what could not be
// compared, and an error that ends everything.
func (f *Finder) find(ctx context.Context, documents []align.Document) (groups []Group, failed failures, err error) {
	if err := f.limits.check(documents); err != nil {
		return nil, failed, err
	}
	lexicons := f.aligner.Lexicons()
	c, err := newCollection(ctx, documents, lexicons, f.limits.memory)
	if err != nil {
		return nil, failed, err
	}
	lookups, err := c.newLookups(ctx, lexicons)
	if err != nil {
		return nil, failed, err
	}
	candidates, err := c.candidates(ctx, lookups)
	if err != nil {
		return nil, failed, err
	}
	texts, used := withoutFurniture(documents, c.furniture), newUsage(c.bytes(), f.limits.memory)
	comparisons, err := f.compare(ctx, texts, candidates, neutral, false, used, f.progress)
	if err != nil {
		return nil, failed, err
	}
	common := func(a, b int) overlap { return c.overlap(a, b, lookups) }
	groups, failed.pairs, err = f.group(ctx, heap{documents, texts, c.furniture, c.copies(lookups), common, used}, comparisons)
	failed.documents = c.uncompared(groups)
	return groups, failed, err
}

// A heap is documents that are put into groups by their comparisons.
type heap struct {
	documents []align.Document
	texts     []align.Document // the documents without their furniture
	furniture [][]bool         // by document: which of its sentences are furniture, nil where none is
	copies    []candidate      // each document that is a copy, with its original
	common    func(a, b int) overlap
	used      *usage
}

// group puts the documents of a heap together, makes the comparisons that are missing
// within groups, and pairs the sentences of each group. It returns what find does.
func (f *Finder) group(ctx context.Context, h heap, comparisons []comparison) (groups []Group, failed []*PairError, err error) {
	n := len(h.documents)
	doubtful, err := f.compare(ctx, h.texts, undecided(clusters(comparisons, n), comparisons, h.common), neutral, true, h.used, nil)
	if err != nil {
		return nil, nil, err
	}
	comparisons = replaced(comparisons, doubtful)
	members := withCopies(clusters(comparisons, n), h.copies, n)
	rest := missing(members, comparisons, h.copies, h.common)
	more, err := f.compare(ctx, h.texts, rest, math.Inf(-1), true, h.used, nil)
	if err != nil {
		return nil, nil, err
	}
	comparisons = append(comparisons, more...)
	within := split(comparisons, members, n)
	refused, err := f.realign(ctx, h.documents, h.furniture, within, h.used)
	if err != nil {
		return nil, nil, err
	}
	for k, within := range within {
		groups = append(groups, newGroup(h.documents, members[k], within))
	}
	unmatched, err := f.retell(ctx, groups)
	if err != nil {
		return nil, nil, err
	}
	return groups, slices.Concat(unaligned(comparisons), refused, unmatched), join(ctx, groups)
}
