package table

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
)

// ErrContradiction is the error of a decision that others speak against.
var ErrContradiction = errors.New("other versions, by decisions of hand, say otherwise: undo or change these first")

// A sentence is one of a column of the table.
type sentence struct{ column, index int }

// A knot is sentences that something says to be one claim.
type knot struct {
	weight    float64 // a probability, or more where it was decided by hand
	sentences []sentence
}

// What was decided in a pair counts more than what was decided in the table, which
// goes with it.
const (
	byPair  = 2
	byTable = 1.5
)

// A cluster is sentences that are one claim.
type cluster struct {
	sentences []sentence
	least     float64      // the least weight of what ties it together
	tells     map[int]bool // the columns that it has sentences of
	leaves    map[int]bool // those of which it must have none
	rows      map[int]bool // the claims that its sentences were in
}

// A clustering is the sentences of some claims, put together anew.
type clustering struct {
	group project.Group
	of    map[sentence]*cluster
}

// clustered returns the claims of a group with the sentences of some of them put
// together anew: first what is decided by hand in pairs, then what is decided in the table,
// then the surest first. What somebody said to be no pair stays apart.
func clustered(g project.Group, pairs []project.Pair, marked map[int]bool) ([]project.Claim, error) {
	c := clustering{g, make(map[sentence]*cluster)}
	for k := range marked {
		for s := range told(g.Claims[k]) {
			c.of[s] = &cluster{[]sentence{s}, byPair, map[int]bool{s.column: true}, make(map[int]bool), map[int]bool{k: true}}
		}
	}
	knots := c.knots(pairs, marked)
	slices.SortStableFunc(knots, func(a, b knot) int { return cmp.Compare(b.weight, a.weight) })
	for _, k := range knots {
		if !c.tie(k) && k.weight == byPair {
			return nil, ErrContradiction
		}
	}
	return c.claims(marked), nil
}

// told ranges over the sentences of a claim.
func told(c project.Claim) func(func(sentence) bool) {
	return func(yield func(sentence) bool) {
		for d, spans := range c.Told {
			for _, s := range spans {
				for i := s.Start; i < s.End; i++ {
					if !yield(sentence{d, i}) {
						return
					}
				}
			}
		}
	}
}

// knots returns what ties the sentences together, and notes what keeps them apart.
func (c *clustering) knots(pairs []project.Pair, marked map[int]bool) (knots []knot) {
	inOrder := make(map[[2]int]bool)
	for _, p := range pairs {
		a, b := column(c.group, p.A), column(c.group, p.B)
		inOrder[[2]int{a, b}] = true
		for _, bead := range p.Beads {
			k := knot{bead.Confidence, nil}
			for i := bead.Source.Start; i < bead.Source.End; i++ {
				k.sentences = append(k.sentences, sentence{a, i})
			}
			for j := bead.Target.Start; j < bead.Target.End; j++ {
				k.sentences = append(k.sentences, sentence{b, j})
			}
			switch {
			case slices.ContainsFunc(k.sentences, func(s sentence) bool { return c.of[s] == nil }):
			case bead.Null() && bead.Hand:
				for _, s := range k.sentences {
					c.of[s].leaves[a+b-s.column] = true
				}
			case !bead.Null():
				if bead.Hand {
					k.weight = byPair
				}
				knots = append(knots, k)
			}
		}
	}
	for _, row := range slices.Sorted(maps.Keys(marked)) {
		claim := c.group.Claims[row]
		all := slices.Collect(told(claim))
		for i, s := range all {
			for _, t := range all[i+1:] {
				if claim.Hand {
					knots = append(knots, knot{byTable, []sentence{s, t}})
				} else if s.column != t.column && !inOrder[[2]int{s.column, t.column}] {
					knots = append(knots, knot{claim.Confidence, []sentence{s, t}})
				}
			}
		}
	}
	return knots
}

// tie makes one cluster of those of some sentences, unless something keeps them apart.
func (c *clustering) tie(k knot) bool {
	all := &cluster{nil, k.weight, make(map[int]bool), make(map[int]bool), make(map[int]bool)}
	seen := make(map[*cluster]bool)
	for _, s := range k.sentences {
		one := c.of[s]
		if seen[one] {
			continue
		}
		seen[one] = true
		all.sentences = append(all.sentences, one.sentences...)
		all.least = min(all.least, one.least)
		maps.Copy(all.tells, one.tells)
		maps.Copy(all.leaves, one.leaves)
		maps.Copy(all.rows, one.rows)
	}
	for d := range all.leaves {
		if all.tells[d] {
			return false
		}
	}
	for _, s := range all.sentences {
		c.of[s] = all
	}
	return true
}

// claims returns all claims of the group: each new one stands where the first of those
// was that its sentences were in.
func (c *clustering) claims(marked map[int]bool) (claims []project.Claim) {
	fresh := make(map[int][]project.Claim) // by the row they stand at
	seen := make(map[*cluster]bool)
	for _, row := range slices.Sorted(maps.Keys(marked)) {
		for s := range told(c.group.Claims[row]) {
			if one := c.of[s]; !seen[one] {
				seen[one] = true
				fresh[row] = append(fresh[row], c.claim(one))
			}
		}
		inOrder(fresh[row])
	}
	for k, claim := range c.group.Claims {
		if marked[k] {
			claims = append(claims, fresh[k]...)
		} else {
			claims = append(claims, claim)
		}
	}
	return claims
}

// claim makes the claim of a cluster: the one that it was, if it holds the same.
func (c *clustering) claim(one *cluster) project.Claim {
	claim := project.Claim{Told: spans(one.sentences, len(c.group.Documents)), Confidence: min(1, one.least)}
	for k := range one.rows {
		old := c.group.Claims[k]
		if slices.EqualFunc(old.Told, claim.Told, slices.Equal) {
			return old
		}
		claim.Hand = claim.Hand || old.Hand && len(one.tells) > 1
		if len(one.tells) == 1 && len(one.leaves) == 0 {
			claim.Confidence = min(claim.Confidence, 1-old.Confidence/2) // nobody said why it is alone
		}
	}
	return claim
}

// spans returns sentences by column, as spans that do not touch.
func spans(sentences []sentence, columns int) [][]align.Span {
	slices.SortFunc(sentences, func(a, b sentence) int { return cmp.Or(a.column-b.column, a.index-b.index) })
	all := make([][]align.Span, columns)
	for _, s := range sentences {
		own := &all[s.column]
		if n := len(*own); n > 0 && (*own)[n-1].End == s.index {
			(*own)[n-1].End++
		} else {
			*own = append(*own, align.Span{Start: s.index, End: s.index + 1})
		}
	}
	return all
}

// inOrder puts claims in the order of the first column that two of them have.
func inOrder(claims []project.Claim) {
	for i := range claims {
		for j := i; j > 0 && before(claims[j], claims[j-1]); j-- {
			claims[j], claims[j-1] = claims[j-1], claims[j]
		}
	}
}

func before(a, b project.Claim) bool {
	for d := range a.Told {
		if len(a.Told[d]) > 0 && len(b.Told[d]) > 0 {
			return a.Told[d][0].Start < b.Told[d][0].Start
		}
	}
	return false
}
