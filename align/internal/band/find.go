package band

import (
	"cmp"
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

const (
	// Whole is the size up to which texts are compared as a whole, as half the
	// harmonic mean of their sentences: 300 sentences with as many are of size
	// 150, and so are 150 with a million.
	Whole = 150
	// gap is that size for a part of larger texts.
	gap = 100
	// margin is how far around anchors and gaps sentences are compared.
	margin = 6
	// deepest is how often gaps are looked into for anchors of their own.
	deepest = 4
	// narrowest is the half width of the band about the diagonal of a part
	// that is too large to be compared as a whole and has no anchors.
	narrowest = 32
)

// A Finder finds bands.
type Finder struct {
	// Whole is the size up to which two texts are compared as a whole, as
	// half the harmonic mean of their sentences; [Whole] if it is 0.
	Whole int
}

// A part is a part of both texts, as the nodes at its beginning and its end.
type part struct{ from, to Node }

func (p part) rows() int    { return p.to.I - p.from.I }
func (p part) columns() int { return p.to.J - p.from.J }

// fits reports whether the part is of a size or smaller.
func (p part) fits(size int) bool {
	h, w := p.rows(), p.columns()
	return h == 0 || w == 0 || h <= size || w <= size || float64(h)*float64(w) <= float64(size)*float64(h+w)
}

// Find returns the band of two texts. The table tells which words translate
// each other, source to target. The band holds the nodes of through, which
// ascend in both texts.
func (f Finder) Find(ctx context.Context, source, target *tokens.Text, table translation.Table, through ...Node) (Band, error) {
	all := part{to: Node{len(source.Sentences), len(target.Sentences)}}
	if all.fits(cmp.Or(f.Whole, Whole)) {
		return Full(all.rows(), all.columns()), nil
	}
	c := newChainer(source, target, table)
	var parts []part
	var err error
	from := all.from
	for _, to := range append(slices.Clip(through), all.to) {
		if parts, err = c.divide(ctx, part{from, to}, 0, parts); err != nil {
			return nil, err
		}
		from = to
	}
	return cover(all, parts), nil
}

// divide cuts a part at its anchors into such as are to be compared as a whole, and
// appends those.
func (c *chainer) divide(ctx context.Context, p part, depth int, parts []part) ([]part, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if p.fits(gap) {
		return append(parts, p), nil
	}
	var anchors []anchor
	if depth < deepest {
		chain, err := c.chain(ctx, p)
		if err != nil {
			return nil, err
		}
		anchors = supported(chain)
	}
	if len(anchors) == 0 {
		return diagonal(p, parts), nil
	}
	from := p.from
	var err error
	for _, a := range anchors {
		if parts, err = c.divide(ctx, part{from, Node{a.i, a.j}}, depth+1, parts); err != nil {
			return nil, err
		}
		from = Node{a.i + 1, a.j + 1}
		parts = append(parts, part{Node{a.i, a.j}, from})
	}
	return c.divide(ctx, part{from, p.to}, depth+1, parts)
}

// diagonal cuts a part into small ones along its diagonal.
func diagonal(p part, parts []part) []part {
	steps := max(1, max(p.rows(), p.columns())/narrowest)
	from := p.from
	for k := 1; k <= steps; k++ {
		to := Node{p.from.I + p.rows()*k/steps, p.from.J + p.columns()*k/steps}
		wide := part{
			Node{max(p.from.I, from.I-narrowest/2), max(p.from.J, from.J-narrowest/2)},
			Node{min(p.to.I, to.I+narrowest/2), min(p.to.J, to.J+narrowest/2)},
		}
		parts = append(parts, wide)
		from = to
	}
	return parts
}

// cover returns the band of all nodes in or near one of the parts, which
// ascend in both texts.
func cover(all part, parts []part) Band {
	b := make(Band, all.rows()+1)
	first, last := 0, 0
	for i := range b {
		for parts[first].to.I+margin < i {
			first++
		}
		for last+1 < len(parts) && parts[last+1].from.I-margin <= i {
			last++
		}
		b[i] = Window{max(0, parts[first].from.J-margin), min(all.columns(), parts[last].to.J+margin) + 1}
	}
	return b
}
