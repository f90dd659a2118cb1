package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/sejajar/sejajar/align/versions"
)

func beamType[T any]() reflect.Type { return reflect.TypeFor[T]() }

func init() {
	register.Combiner3[*versions.Counts, Page, []byte](&countFn{})
	register.Combiner3[*versions.Counts, []byte, []byte](&mergeFn{})
	register.Function2x2(shardOfPage)
	register.Function2x1(countsOf)
	register.DoFn2x2[context.Context, []byte, int64, error](&wordsFn{})
	register.Function3x2(countedIn)
	beam.RegisterCoder(beamType[*versions.Counts](), encodeCounts, decodeCounts)
}

func encodeCounts(c *versions.Counts) ([]byte, error) { return c.MarshalBinary() }

func decodeCounts(data []byte) (*versions.Counts, error) {
	c := new(versions.Counts)
	return c, c.UnmarshalBinary(data)
}

// countedParts is in how many parts words are counted before the parts are put together.
const countedParts = 16

func shardOfPage(key int64, p Page) (int64, Page) { return key & (countedParts - 1), p }

func countsOf(_ int64, counts []byte) []byte { return counts }

// countFn counts in how many pages each word stands.
type countFn struct{}

// CreateAccumulator returns counts of nothing.
func (f *countFn) CreateAccumulator() *versions.Counts { return new(versions.Counts) }

// AddInput counts the words of a page. Its sentences were checked when it was made.
func (f *countFn) AddInput(counts *versions.Counts, p Page) (*versions.Counts, error) {
	return counts, counts.Add(context.Background(), p.text())
}

// MergeAccumulators adds counts up.
func (f *countFn) MergeAccumulators(a, b *versions.Counts) *versions.Counts {
	a.Merge(b)
	return a
}

// ExtractOutput writes the counts, which are then read by whoever needs them.
func (f *countFn) ExtractOutput(counts *versions.Counts) ([]byte, error) {
	return counts.MarshalBinary()
}

// mergeFn puts counts of parts of the collection together.
type mergeFn struct{}

// CreateAccumulator returns counts of nothing.
func (f *mergeFn) CreateAccumulator() *versions.Counts { return new(versions.Counts) }

// AddInput adds the counts of a part.
func (f *mergeFn) AddInput(counts *versions.Counts, part []byte) (*versions.Counts, error) {
	more, err := decodeCounts(part)
	if err == nil {
		counts.Merge(more)
	}
	return counts, err
}

// MergeAccumulators adds counts up.
func (f *mergeFn) MergeAccumulators(a, b *versions.Counts) *versions.Counts {
	a.Merge(b)
	return a
}

// ExtractOutput writes the counts.
func (f *mergeFn) ExtractOutput(counts *versions.Counts) ([]byte, error) {
	return counts.MarshalBinary()
}

// wordsFile is the file with the counts of the words of the collection. Workers read it
// themselves: it is sent to none of them, and once read in a process it stays.
const wordsFile = "words.bin"

// wordsFn writes the counts.
type wordsFn struct {
	Output string
}

// ProcessElement returns the hash of the counts.
func (f *wordsFn) ProcessElement(ctx context.Context, counts []byte) (int64, error) {
	return hashOf(counts), create(ctx, joined(f.Output, wordsFile), func(w io.Writer) error {
		_, err := w.Write(counts)
		return err
	})
}

// readWords reads the counts, which must have a hash.
func readWords(ctx context.Context, output string, hash int64) (*versions.Counts, error) {
	name := joined(output, wordsFile)
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	defer files.Close()
	data, err := filesystem.Read(ctx, files, name)
	if err != nil {
		return nil, err
	}
	if hashOf(data) != hash {
		return nil, fmt.Errorf("%s: has been written by another run of the pipeline", name)
	}
	words, err := decodeCounts(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return words, nil
}

func hashOf(data []byte) int64 {
	h := fnv.New64a()
	h.Write(data) // a hash.Hash returns no error
	return int64(h.Sum64())
}

// countedIn says in a page which counts it is in. Until these are written no page comes by.
func countedIn(key int64, p Page, words int64) (int64, Page) {
	p.Words = words
	return key, p
}
