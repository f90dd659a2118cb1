package evaluate

import (
	"cmp"

	"github.com/sejajar/sejajar/align"
)

// size is the number of bytes in a range, and 0 for one that ends before it
// starts, as a range that was read from a file may.
func size(r align.Range) int { return max(r.Len(), 0) }

// common is the number of bytes that two ranges share.
func common(r, o align.Range) int { return max(min(r.End, o.End)-max(r.Start, o.Start), 0) }

// overlap is the intersection over the union, 0 to 1, of two ranges that are
// not both empty.
func overlap(r, o align.Range) float64 {
	shared := common(r, o)
	return float64(shared) / float64(size(r)+size(o)-shared)
}

// join is the smallest range that covers two others.
func join(r, o align.Range) align.Range {
	return align.Range{Start: min(r.Start, o.Start), End: max(r.End, o.End)}
}

// compare orders ranges by their starts, then by their ends.
func compare(r, o align.Range) int {
	return cmp.Or(cmp.Compare(r.Start, o.Start), cmp.Compare(r.End, o.End))
}
