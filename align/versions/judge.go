package versions

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// A Judge takes the steps of [Finder.Find] one at a time, for collections that are spread
// over many machines:
//
//	furniture, err := finder.Furniture(ctx, pages)      // of one site
//	err = counts.Add(ctx, page)                         // each page without its furniture, and merge the counts
//	judge, err := finder.Judge(ctx, counts)             // on each machine
//	keys, err := judge.Keys(ctx, page, 40)              // pages with keys in common may be versions
//	c, ok, err := judge.Compare(ctx, a, b)              // two such pages
//	groups, err := judge.Group(ctx, pages, furniture, comparisons)
//
// Where every two documents are compared that Find compares, the groups are those of
// Find. A Judge is safe for use by many goroutines. [Finder.Judge] makes one; the zero
// Judge returns an error that says so.
type Judge struct {
	finder  *Finder
	words   *collection
	lookups [][]*lookup
	numbers []map[string]int32 // by index of words: its words
	keys    [][]Key            // by index and word
	rare    []float64          // by index: the weight of a name or number that was not counted, nats
}

var errZeroJudge = errors.New("versions: the Judge is the zero value: use Finder.Judge")

// Judge returns a judge of documents of a collection that has been counted.
func (f *Finder) Judge(ctx context.Context, c *Counts) (*Judge, error) {
	if f.aligner == nil {
		return nil, errZero
	}
	words, err := c.collection(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("versions: %w", err)
	}
	j := &Judge{finder: f, words: words}
	if j.lookups, err = j.words.newLookups(ctx, f.aligner.Lexicons()); err != nil {
		return nil, fmt.Errorf("versions: %w", err)
	}
	for _, x := range j.words.indexes {
		numbers := make(map[string]int32, len(x.text.Words))
		for w, word := range x.text.Words {
			numbers[word] = int32(w)
		}
		j.numbers = append(j.numbers, numbers)
		prior := -math.Expm1(-typicalWords * unlisted)
		n := float64(c.languages[languages.Base(x.tag)].documents)
		j.rare = append(j.rare, -math.Log(priorDocuments*prior/(n+priorDocuments)))
	}
	for k, row := range j.lookups {
		for to, l := range row {
			l.rare = min(j.rare[k], j.rare[to])
		}
	}
	j.keys = j.newKeys()
	return j, nil
}

// Furniture tells by document which of its sentences are furniture, nil where none is:
// see the package comment. The documents should be all those of a site, or as many as
// there is room for.
func (f *Finder) Furniture(ctx context.Context, documents []align.Document) ([][]bool, error) {
	if f.aligner == nil {
		return nil, errZero
	}
	for i, d := range documents {
		if err := d.Check(); err != nil {
			return nil, &DocumentError{i, d.ID, err}
		}
	}
	c, err := newCollection(ctx, documents, f.aligner.Lexicons(), f.limits.memory)
	if err != nil {
		return nil, fmt.Errorf("versions: %w", err)
	}
	return c.furniture, nil
}

// A reading is the words of a document: the index of a document's language, -1 where that was not
// counted, and the distinct words, ascending.
type reading struct {
	language int
	terms    []int32
}

// read returns the distinct words of a document, ascending.
func (j *Judge) read(ctx context.Context, d align.Document) (reading, error) {
	if j.finder == nil {
		return reading{}, errZeroJudge
	}
	base := languages.Base(d.Language)
	k := slices.IndexFunc(j.words.indexes, func(x *index) bool { return languages.Base(x.tag) == base })
	if k < 0 {
		return reading{language: -1}, nil
	}
	text, err := tokens.Read(ctx, d.Text, d.Sentences, nil)
	if err != nil {
		return reading{}, err
	}
	terms := make([]int32, len(text.Words))
	for w, word := range text.Words {
		n, known := j.numbers[k][word]
		if !known {
			n = uncounted(word, text.Capitals[w] > 0)
		}
		terms[w] = n
	}
	slices.Sort(terms)
	return reading{k, slices.Compact(terms)}, nil
}

// Compare judges whether two documents, both without their furniture, are versions of one
// text: it aligns them, if they have enough words in common. It reports false where they
// have not. A should be before B in the order of the collection.
func (j *Judge) Compare(ctx context.Context, a, b align.Document) (c Comparison, ok bool, err error) {
	documents := []align.Document{a, b}
	common, err := j.overlap(ctx, documents)
	if err != nil {
		return Comparison{}, false, err
	}
	o := common(0, 1)
	if !o.comparable(languages.Base(a.Language) == languages.Base(b.Language)) {
		return Comparison{}, false, nil
	}
	found := j.finder.confirm(ctx, align.Prepare(a), align.Prepare(b), candidate{0, 1, o}, false)
	if found.err != nil {
		return Comparison{}, false, found.err
	}
	if found.odds < neutral {
		found.alignment = nil
	}
	return found.public(), true, nil
}

// overlap returns what tells how much two of some documents have in common.
func (j *Judge) overlap(ctx context.Context, documents []align.Document) (func(a, b int) overlap, error) {
	if j.finder == nil {
		return nil, errZeroJudge
	}
	readings := make([]reading, len(documents))
	for i, d := range documents {
		err := j.finder.aligner.Check(d)
		if err == nil {
			readings[i], err = j.read(ctx, d)
		}
		if err != nil {
			return nil, &DocumentError{i, d.ID, err}
		}
	}
	return func(a, b int) overlap {
		x, y := readings[a], readings[b]
		if x.language < 0 || y.language < 0 {
			return overlap{}
		}
		return overlapOf(j.lookups[x.language][y.language], j.lookups[y.language][x.language], x.terms, y.terms)
	}, nil
}

// Group puts documents into groups by comparisons of some of them, and pairs the sentences
// of each group as Find does. Documents of which nothing links two sets may be
// grouped in two calls, with the same result. Each document is whole; furniture, which may
// be nil, tells which of its sentences its comparisons were made without. Comparisons have
// the places of the documents here. Pairs that cannot be aligned are told with the groups, as by Find; a
// document that cannot be read ends it with a [*DocumentError].
func (j *Judge) Group(
	ctx context.Context, documents []align.Document, furniture [][]bool, comparisons []Comparison,
) ([]Group, error) {
	n := len(documents)
	if furniture == nil {
		furniture = make([][]bool, n)
	}
	if len(furniture) != n {
		return nil, fmt.Errorf("versions: furniture of %d documents, but %d documents", len(furniture), n)
	}
	for d, without := range furniture {
		if without != nil && len(without) != len(documents[d].Sentences) {
			return nil, fmt.Errorf("versions: furniture of %d sentences, but %s has %d", len(without), documents[d].ID, len(documents[d].Sentences))
		}
	}
	known := make([]comparison, len(comparisons))
	for k, c := range comparisons {
		if c.A < 0 || c.B >= n || c.A >= c.B {
			return nil, fmt.Errorf("versions: a comparison is of documents %d and %d of %d; want A before B", c.A, c.B, n)
		}
		known[k] = c.private()
	}
	slices.SortFunc(known, func(a, b comparison) int { return a.candidate.compare(b.candidate) })
	texts := withoutFurniture(documents, furniture)
	common, err := j.overlap(ctx, texts)
	if err != nil {
		return nil, err
	}
	groups, pairs, err := j.finder.group(ctx, heap{documents, texts, furniture, nil, common, newUsage(0, j.finder.limits.memory)}, known)
	if err != nil {
		return nil, fmt.Errorf("versions: %w", err)
	}
	slices.SortFunc(groups, func(a, b Group) int { return cmp.Compare(a.Indices[0], b.Indices[0]) })
	var failed Errors
	for _, p := range pairs {
		failed = append(failed, p)
	}
	if len(failed) > 0 {
		return groups, failed
	}
	return groups, nil
}
