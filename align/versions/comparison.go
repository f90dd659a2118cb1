package versions

import "github.com/sejajar/sejajar/align"

// A Comparison is what comparing two documents has shown: see [Judge.Compare]. It is plain
// data, which machines can send each other.
type Comparison struct {
	A, B int // places of the documents, A < B

	// How much they have in common, of what the words of each say: shares, 0 to 1. Mean is
	// the geometric mean of the shares of both, Larger the share of the one that is
	// rather within the other, and Filled by how much the shares are larger of plain words
	// than of names and numbers.
	Mean, Larger, Filled float64

	Odds    float64 // log odds that both are versions of one text, nats
	Ordered float64 // log odds that they tell it in one order, if they are
	Kind    Kind
	Joins   bool // Odds is enough to put the two into one group
	Told    bool // Odds is of what they tell alike, in no order

	// Alignment is that of the texts that were compared. It is nil where they are hardly
	// versions; Group then aligns the two, if they come into one group.
	Alignment *align.Alignment
}

func (c comparison) public() Comparison {
	return Comparison{
		A: c.a, B: c.b,
		Mean: c.mean, Larger: c.larger, Filled: c.filled,
		Odds: c.odds, Ordered: c.ordered, Kind: c.kind, Joins: c.joins, Told: c.told,
		Alignment: c.alignment,
	}
}

func (c Comparison) private() comparison {
	return comparison{
		candidate: candidate{c.A, c.B, overlap{c.Mean, c.Larger, c.Filled}},
		odds:      c.Odds, ordered: c.Ordered, kind: c.Kind, joins: c.Joins, told: c.Told,
		alignment: c.Alignment,
	}
}
