package claims

import (
	"context"

	"github.com/sejajar/sejajar/align"
)

// leastWorth is the log odds from which on two sentences are kept: with all that third
// pages can say, less does not become a claim.
const leastWorth = -4

// A Pair is what is known of two pages of a story alone.
type Pair struct {
	a, b    int
	rows    int // the sentences of a
	columns int // the sentences of b
	worth   []worth
	beads   []align.Bead // what is known in place of worth, where it is not nil
	shared  []string
}

// A worth is the log odds that sentences i of a and j of b report the same claim.
type worth struct {
	i, j int
	odds float64
}

// Compare compares pages a and b.
//
// Aligned is what matching the two pages one to one has found. Of pages with more
// pairs of sentences than [MostPairs] that is all that is known.
func (s *Story) Compare(ctx context.Context, a, b int, aligned *align.Alignment) (*Pair, error) {
	n, m := len(s.pages[a].told), len(s.pages[b].told)
	if m > 0 && n > MostPairs/m {
		return Known(a, b, aligned), nil
	}
	c, err := s.compare(ctx, a, b)
	if err != nil {
		return nil, err
	}
	weighed, err := c.weighed(ctx, aligned)
	if err != nil {
		return nil, err
	}
	p := &Pair{a: a, b: b, rows: n, columns: m, shared: c.shared()}
	for i, row := range weighed {
		for j, x := range row {
			if x >= leastWorth {
				p.worth = append(p.worth, worth{i, j, x})
			}
		}
	}
	return p, nil
}

// Known returns what an alignment of pages a and b knows: all that is known of pages
// that keep one order.
func Known(a, b int, alignment *align.Alignment) *Pair {
	return &Pair{a: a, b: b, beads: append([]align.Bead{}, alignment.Beads...)}
}
