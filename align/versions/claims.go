package versions

import (
	"cmp"
	"iter"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/role"
)

// A Claim is what versions of a group tell alike, wherever they tell it.
type Claim struct {
	// Told are, by document of the group, the sentences that tell it: spans that
	// ascend and do not touch, none where the document leaves it out.
	Told [][]align.Span

	// Confidence is the probability, 0 to 1, that a reader would say that all of
	// these sentences report the same; of a claim that one document alone tells,
	// that no other does.
	Confidence float64

	// Aside is whether nothing is told in any of the sentences: see [IsAside].
	Aside bool
}

// IsAside reports whether nothing is told in a sentence: whether it is a heading, an entry of
// a menu, a byline or a credit, an address, or what pages say of comments, newsletters and
// themselves.
func IsAside(sentence string) bool { return role.IsAside(sentence) }

// tellers returns how many documents tell the claim.
func (c Claim) tellers() (n int) {
	for _, spans := range c.Told {
		n += min(1, len(spans))
	}
	return n
}

// DefaultClaim is the probability from which on sentences are likelier than not to
// report the same claim.
const DefaultClaim = 0.5

// supported is the share of the least probability asked for that the mean over every two
// documents of two claims, of which something is known, must have for them to be one
// claim. What was found unlikely counts as 0.
const supported = 0.8

// Claims returns what the documents of the group tell: each claim with the sentences
// of every document that tells it, each sentence in exactly one claim. Where all
// documents keep one order, the claims are the rows. Where some keep none, rows that
// report the same are put together, the surest first, and where the documents between
// two claims agree that they do.
//
// The claims are in the order of the document that shares most of them with others;
// those that it leaves out follow what stands before them in another. There are none
// in a group without rows.
func (g Group) Claims(least float64) []Claim {
	if len(g.Rows) == 0 {
		return nil
	}
	c := newClaiming(g, least)
	c.join()
	claims := c.claims()
	if len(c.story) == 0 {
		return claims
	}
	return arranged(claims, len(g.Documents))
}

// A claiming puts rows together that report the same.
type claiming struct {
	group  Group
	least  float64
	of     [][]int  // by document and sentence: the claim it is in
	rows   [][]int  // by claim: the rows that are in it, none once it was put into another
	linked [][]bool // by two documents: whether it is known what they tell in no order
	told   map[[4]int]float64
	story  []storyBead
}

// A storyBead is a bead of documents a and b that keep no order.
type storyBead struct {
	a, b int
	align.Bead
}

func newClaiming(g Group, least float64) *claiming {
	c := &claiming{group: g, least: least, told: make(map[[4]int]float64)}
	for _, d := range g.Documents {
		c.of = append(c.of, make([]int, len(d.Sentences)))
		c.linked = append(c.linked, make([]bool, len(g.Documents)))
	}
	for k, row := range g.Rows {
		c.rows = append(c.rows, []int{k})
		for d, cell := range row.Cells {
			for i := cell.Span.Start; i < cell.Span.End; i++ {
				c.of[d][i] = k
			}
		}
	}
	for _, l := range g.Links {
		if l.Alignment == nil || !l.Alignment.Unordered {
			continue
		}
		c.linked[l.A][l.B], c.linked[l.B][l.A] = true, true
		for _, b := range l.Alignment.Beads {
			if b.Null() {
				continue
			}
			if b.Confidence >= least {
				c.story = append(c.story, storyBead{l.A, l.B, b})
			}
			for i := range sentences(b.Source) {
				for j := range sentences(b.Target) {
					c.told[[4]int{l.A, i, l.B, j}] = max(b.Confidence, c.told[[4]int{l.A, i, l.B, j}])
				}
			}
		}
	}
	slices.SortStableFunc(c.story, func(a, b storyBead) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return c
}

// sentences ranges over the sentences of a span.
func sentences(s align.Span) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := s.Start; i < s.End; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

// join puts claims together until no bead does so any more.
func (c *claiming) join() {
	for again := true; again; {
		again = false
		for _, b := range c.story {
			for i := range sentences(b.Source) {
				for j := range sentences(b.Target) {
					again = c.merge(c.of[b.a][i], c.of[b.b][j]) || again
				}
			}
		}
	}
}

// merge puts claim y into claim x if they agree, and reports whether it did.
func (c *claiming) merge(x, y int) bool {
	if x == y {
		return false
	}
	sum, n := 0.0, 0
	here, there := c.spans(x), c.spans(y)
	for a := range here {
		for b := range there {
			if c.linked[a][b] && len(here[a]) > 0 && len(there[b]) > 0 {
				sum += c.pair(a, here[a], b, there[b])
				n++
			}
		}
	}
	if n == 0 || sum < supported*c.least*float64(n) {
		return false
	}
	c.rows[x] = append(c.rows[x], c.rows[y]...)
	c.rows[y] = nil
	for d, spans := range there {
		for _, s := range spans {
			for i := range sentences(s) {
				c.of[d][i] = x
			}
		}
	}
	return true
}

// pair returns the greatest probability that sentences of documents a and b report the
// same.
func (c *claiming) pair(a int, here []align.Span, b int, there []align.Span) (most float64) {
	if a > b {
		return c.pair(b, there, a, here)
	}
	for _, s := range here {
		for i := range sentences(s) {
			for _, t := range there {
				for j := range sentences(t) {
					most = max(most, c.told[[4]int{a, i, b, j}])
				}
			}
		}
	}
	return most
}

// spans returns the sentences of a claim by document.
func (c *claiming) spans(claim int) [][]align.Span {
	spans := make([][]align.Span, len(c.of))
	rows := slices.Sorted(slices.Values(c.rows[claim]))
	for _, k := range rows {
		for d, cell := range c.group.Rows[k].Cells {
			last := len(spans[d]) - 1
			switch {
			case cell.Span.Len() == 0:
			case last >= 0 && spans[d][last].End == cell.Span.Start:
				spans[d][last].End = cell.Span.End
			default:
				spans[d] = append(spans[d], cell.Span)
			}
		}
	}
	return spans
}

// claims returns the claims that are left, in the order of their first rows.
func (c *claiming) claims() (claims []Claim) {
	for k, rows := range c.rows {
		if len(rows) == 0 {
			continue
		}
		claim := Claim{Told: c.spans(k), Confidence: c.group.Rows[k].Confidence}
		switch {
		case claim.tellers() == 1:
			claim.Confidence = c.alone(claim, claim.Confidence)
		case len(rows) > 1:
			claim.Confidence = c.rate(rows, claim.Told)
		}
		claim.Aside = c.aside(claim)
		claims = append(claims, claim)
	}
	return claims
}

// aside reports whether nothing is told in any sentence of a claim.
func (c *claiming) aside(claim Claim) bool {
	for d, spans := range claim.Told {
		for _, s := range spans {
			for i := range sentences(s) {
				if !role.IsAside(c.group.Documents[d].Sentence(i)) {
					return false
				}
			}
		}
	}
	return true
}

// rate returns the confidence of a claim of several rows: the least mean, over the
// documents, of the probabilities that it reports the same as each other one.
func (c *claiming) rate(rows []int, told [][]align.Span) float64 {
	least := 1.0
	for a, here := range told {
		sum, n := 0.0, 0
		for b, there := range told {
			switch {
			case a == b || len(here) == 0 || len(there) == 0:
			case c.linked[a][b]:
				sum += c.pair(a, here, b, there)
				n++
			default:
				if p, ok := c.together(rows, a, b); ok {
					sum += p
					n++
				}
			}
		}
		if n > 0 {
			least = min(least, sum/float64(n))
		}
	}
	return least
}

// together returns the greatest confidence of two documents in one of some rows, and
// whether there is a row that both are in.
func (c *claiming) together(rows []int, a, b int) (most float64, ok bool) {
	for _, k := range rows {
		x, y := c.group.Rows[k].Cells[a], c.group.Rows[k].Cells[b]
		if x.Span.Len() > 0 && y.Span.Len() > 0 {
			most, ok = max(most, min(x.Confidence, y.Confidence)), true
		}
	}
	return most, ok
}

// alone returns the confidence that a claim of one document is told by no other: that of
// its row, or less where documents that keep no order say so.
func (c *claiming) alone(claim Claim, confidence float64) float64 {
	d := slices.IndexFunc(claim.Told, func(spans []align.Span) bool { return len(spans) > 0 })
	for _, l := range c.group.Links {
		if l.Alignment == nil || !l.Alignment.Unordered || l.A != d && l.B != d {
			continue
		}
		for _, b := range l.Alignment.Beads {
			side, other := b.Source, b.Target
			if l.B == d {
				side, other = other, side
			}
			if overlap := slices.ContainsFunc(claim.Told[d], func(s align.Span) bool {
				return max(s.Start, side.Start) < min(s.End, side.End)
			}); !overlap {
				continue
			}
			if other.Len() == 0 {
				confidence = min(confidence, b.Confidence)
			} else {
				confidence = min(confidence, 1-b.Confidence)
			}
		}
	}
	return confidence
}

// arranged returns claims in the order of the document that shares most of them. The
// others follow, document by document, each after the claim that holds what stands
// before it there.
func arranged(claims []Claim, documents int) []Claim {
	shared := make([]int, documents)
	order := make([]int, documents)
	for d := range order {
		order[d] = d
		for _, c := range claims {
			if len(c.Told[d]) > 0 && c.tellers() > 1 {
				shared[d]++
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(shared[b], shared[a]) })
	first := len(claims) // of a list of claims, that before which there is none
	next, placed := make([]int, first+1), make([]bool, first)
	next[first] = -1
	for _, d := range order {
		var own []int // claims that d tells, by where it does so first
		for k, c := range claims {
			if len(c.Told[d]) > 0 {
				own = append(own, k)
			}
		}
		slices.SortFunc(own, func(a, b int) int { return cmp.Compare(claims[a].Told[d][0].Start, claims[b].Told[d][0].Start) })
		last := first
		for _, k := range own {
			if !placed[k] {
				next[k], next[last], placed[k] = next[last], k, true
			}
			last = k
		}
	}
	list := make([]Claim, 0, len(claims))
	for k := next[first]; k >= 0; k = next[k] {
		list = append(list, claims[k])
	}
	return list
}
