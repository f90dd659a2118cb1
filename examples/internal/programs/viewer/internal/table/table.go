// Package table keeps two things in agreement: the table of what all versions of a
// group tell, its claims, and the pairs of those of them that keep one order. What
// somebody decides in one of them holds in the other.
//
// Two sentences that a pair in order pairs are in one claim, and two of which somebody
// said that they are no pair are in none together. Pairs without an order are the table's
// two columns: see [Columns].
package table

import (
	"cmp"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// sameStory is the kind of links between documents that keep no order.
const sameStory = "same story"

// ordered returns the pairs of a group that its table has to agree with.
func ordered(g project.Group, pairs []project.Pair) (list []project.Pair) {
	for _, l := range g.Links {
		at := slices.IndexFunc(pairs, func(p project.Pair) bool { return p.A == l.A && p.B == l.B })
		if l.Kind != sameStory && at >= 0 && !pairs[at].Unordered {
			list = append(list, pairs[at])
		}
	}
	return list
}

// column returns the place of a document in a group.
func column(g project.Group, document int) int { return slices.Index(g.Documents, document) }

// Agree has the tables and the pairs of what was found agree: the tables with what is
// decided by hand in pairs, and the pairs with the tables, which go by all versions.
// Where decisions in several pairs contradict each other, the table cannot.
func Agree(found *project.Found) {
	for k := range found.Groups {
		g := &found.Groups[k]
		if len(g.Claims) == 0 {
			continue
		}
		pairs := ordered(*g, found.Pairs)
		if hand := rowsByHand(*g, pairs); len(hand) > 0 {
			if claims, err := clustered(*g, pairs, hand); err == nil {
				g.Claims = claims
			}
		}
		for _, p := range pairs {
			at := slices.IndexFunc(found.Pairs, func(q project.Pair) bool { return q.A == p.A && q.B == p.B })
			found.Pairs[at].Beads = conform(*g, p, nil)
		}
	}
}

// rowsByHand returns the claims that hold sentences of beads decided by hand.
func rowsByHand(g project.Group, pairs []project.Pair) map[int]bool {
	rows := make(map[int]bool)
	of := rowsOf(g)
	for _, p := range pairs {
		for _, b := range p.Beads {
			if b.Hand {
				of.mark(rows, column(g, p.A), b.Source)
				of.mark(rows, column(g, p.B), b.Target)
			}
		}
	}
	return rows
}

// rows are the claims that sentences are in, by column and sentence; -1 is none.
type rows [][]int

func rowsOf(g project.Group) rows {
	of := make(rows, len(g.Documents))
	for k, c := range g.Claims {
		for d, spans := range c.Told {
			for _, s := range spans {
				for len(of[d]) < s.End {
					of[d] = append(of[d], -1)
				}
				for i := s.Start; i < s.End; i++ {
					of[d][i] = k
				}
			}
		}
	}
	return of
}

func (r rows) at(column, sentence int) int {
	if sentence >= len(r[column]) {
		return -1
	}
	return r[column][sentence]
}

// mark notes the claims of the sentences of a span.
func (r rows) mark(marked map[int]bool, column int, s align.Span) {
	for i := s.Start; i < s.End; i++ {
		if k := r.at(column, i); k >= 0 {
			marked[k] = true
		}
	}
}

// Follow returns what else changes when a pair of a group gets other beads: the
// table, and with it other pairs. The changes of the pair itself are among them. It
// returns [ErrContradiction] where something else that was decided by hand says
// otherwise.
func Follow(g project.Group, number int, all []project.Pair, pair project.Pair, next []project.Bead) (
	beads []project.BeadChange, claims []project.ClaimChange, err error) {
	change := correct.Draft(pair.Beads).To(next)
	if len(g.Claims) == 0 || column(g, pair.A) < 0 || !slices.ContainsFunc(ordered(g, all), func(p project.Pair) bool {
		return p.A == pair.A && p.B == pair.B
	}) {
		return beadChanges(pair, change), nil, nil
	}
	after := slices.Clone(all)
	at := slices.IndexFunc(after, func(p project.Pair) bool { return p.A == pair.A && p.B == pair.B })
	after[at].Beads = next
	marked, of := make(map[int]bool), rowsOf(g)
	for _, b := range slices.Concat(pair.Beads[change.At:change.At+change.Removed], change.Beads) {
		of.mark(marked, column(g, pair.A), b.Source)
		of.mark(marked, column(g, pair.B), b.Target)
	}
	group := g
	if group.Claims, err = clustered(g, ordered(g, after), marked); err != nil {
		return nil, nil, err
	}
	for _, p := range ordered(g, after) {
		old := p.Beads
		if p.A == pair.A && p.B == pair.B {
			old = pair.Beads
		}
		beads = append(beads, beadChanges(p, correct.Draft(old).To(conform(group, p, nil)))...)
	}
	return beads, claimChanges(number, g.Claims, group.Claims), nil
}

func beadChanges(p project.Pair, c correct.Change) []project.BeadChange {
	if c.Empty() {
		return nil
	}
	return []project.BeadChange{{A: p.A, B: p.B, At: c.At, Removed: c.Removed, Beads: c.Beads}}
}

// claimChanges returns what changes from some claims of a group to others.
func claimChanges(group int, old, next []project.Claim) []project.ClaimChange {
	from, to := 0, 0
	for from < min(len(old), len(next)) && same(old[from], next[from]) {
		from++
	}
	for to < min(len(old), len(next))-from && same(old[len(old)-1-to], next[len(next)-1-to]) {
		to++
	}
	if from+to == len(old) && from+to == len(next) {
		return nil
	}
	return []project.ClaimChange{{Group: group, At: from, Removed: len(old) - to - from, Claims: slices.Clone(next[from : len(next)-to])}}
}

func same(a, b project.Claim) bool {
	return a.Confidence == b.Confidence && a.Hand == b.Hand && slices.EqualFunc(a.Told, b.Told, slices.Equal)
}

// Columns returns the beads of two documents of a group as its table has them: each
// span of one with each span of the other that tells the same, in the order of the
// source, and what has no counterpart; target sentences without one at the end.
func Columns(g project.Group, pair project.Pair, sources, targets int) []project.Bead {
	a, b := column(g, pair.A), column(g, pair.B)
	var beads []project.Bead
	here, there := make([]bool, sources), make([]bool, targets)
	for _, c := range g.Claims {
		for _, s := range c.Told[a] {
			for _, t := range c.Told[b] {
				beads = append(beads, project.Bead{Bead: align.Bead{Source: s, Target: t, Confidence: likely(c, pair, s, t)}, Hand: c.Hand})
				cover(here, s)
				cover(there, t)
			}
		}
	}
	last := func(n int) align.Span { return align.Span{Start: n, End: n} }
	for i, covered := range here {
		if !covered {
			here := align.Span{Start: i, End: i + 1}
			beads = append(beads, project.Bead{Bead: align.Bead{Source: here, Target: last(0), Confidence: alone(pair, i, 0)}})
		}
	}
	slices.SortStableFunc(beads, func(a, b project.Bead) int {
		return cmp.Or(cmp.Compare(a.Source.Start, b.Source.Start), cmp.Compare(a.Target.Start, b.Target.Start))
	})
	for j, covered := range there {
		if !covered {
			here := align.Span{Start: j, End: j + 1}
			beads = append(beads, project.Bead{Bead: align.Bead{Source: last(sources), Target: here, Confidence: alone(pair, j, 1)}})
		}
	}
	return beads
}

func cover(sentences []bool, s align.Span) {
	for i := max(0, s.Start); i < min(s.End, len(sentences)); i++ {
		sentences[i] = true
	}
}

// likely returns how sure it is that two spans of a claim tell the same: as sure as
// the pair is, where it says so.
func likely(c project.Claim, pair project.Pair, s, t align.Span) float64 {
	if c.Hand {
		return 1
	}
	most := 0.0
	for _, b := range pair.Beads {
		if !b.Null() && touch(b.Source, s) && touch(b.Target, t) {
			most = max(most, b.Confidence)
		}
	}
	if most > 0 {
		return most
	}
	return c.Confidence
}

func touch(a, b align.Span) bool { return max(a.Start, b.Start) < min(a.End, b.End) }

// alone returns how sure it is that a sentence of a side has no counterpart.
func alone(pair project.Pair, sentence, side int) float64 {
	least := 1.0
	for _, b := range pair.Beads {
		span := correct.Side(side).Of(b.Bead)
		switch {
		case sentence < span.Start || sentence >= span.End:
		case b.Null():
			least = min(least, b.Confidence)
		default:
			least = min(least, 1-b.Confidence)
		}
	}
	return least
}
