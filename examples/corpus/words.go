package main

import (
	"context"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/sejajar/sejajar/align/versions"
)

func beamType[T any]() reflect.Type { return reflect.TypeFor[T]() }

func init() {
	beam.RegisterType(reflect.TypeOf(&countFn{}))
	beam.RegisterType(reflect.TypeOf(&mergeFn{}))
	beam.RegisterFunction(shardOfPage)
	beam.RegisterFunction(countsOf)
	beam.RegisterCoder(beamType[*versions.Counts](), encodeCounts, decodeCounts)
}

func encodeCounts(c *versions.Counts) ([]byte, error) { return c.MarshalBinary() }

func decodeCounts(data []byte) (*versions.Counts, error) {
	c := new(versions.Counts)
	return c, c.UnmarshalBinary(data)
}

// countedIn is in how many parts words are counted before the parts are put together.
const countedIn = 16

func shardOfPage(key int64, p Page) (int64, Page) { return key & (countedIn - 1), p }

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
