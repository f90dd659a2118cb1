// Package correct lets people change an alignment by hand: join two beads,
// split one, move a sentence to the neighbour, pair what they choose, reject a
// bead or accept it. It tells what each changes, and changes nothing itself.
//
// After every change the beads are still those of the two documents, in order,
// with every sentence in exactly one.
package correct

import (
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
)

// A Change says what becomes different: from bead At on, Removed beads make place for
// Beads. Where nothing becomes different, both are none.
type Change struct {
	At, Removed int
	Beads       []project.Bead
}

// Empty reports whether nothing becomes different.
func (c Change) Empty() bool { return c.Removed == 0 && len(c.Beads) == 0 }

// A Draft is the beads of an alignment under correction. One that was decided by hand
// has a confidence of 1.
type Draft []project.Bead

// Alignment returns the beads as an alignment holds them. Those of less than the given
// confidence become null beads, a sentence each, unless they are decided by hand.
func (d Draft) Alignment(least float64) []align.Bead {
	all := make([]align.Bead, 0, len(d))
	for _, b := range d {
		if b.Null() || b.Hand || b.Confidence >= least {
			all = append(all, b.Bead)
			continue
		}
		l := layer{source: b.Source.Start, target: b.Target.Start}
		l.nulls(b.Source.Len(), b.Target.Len(), project.Bead{Bead: align.Bead{Confidence: 1 - b.Confidence}})
		for _, null := range l.beads {
			all = append(all, null.Bead)
		}
	}
	return all
}

// ByHand returns the beads that were decided by hand, in order.
func (d Draft) ByHand() []align.Bead {
	var fixed []align.Bead
	for _, b := range d {
		if b.Hand {
			fixed = append(fixed, b.Bead)
		}
	}
	return fixed
}

// Replace takes other beads of the same documents for the present ones. Those
// decided by hand stay so where they are the same.
func (d Draft) Replace(beads []align.Bead) Change {
	hand := make(map[[2]align.Span]bool)
	for _, b := range d {
		if b.Hand {
			hand[[2]align.Span{b.Source, b.Target}] = true
		}
	}
	next := make([]project.Bead, len(beads))
	for i, b := range beads {
		next[i] = project.Bead{Bead: b, Hand: hand[[2]align.Span{b.Source, b.Target}]}
		if next[i].Hand {
			next[i].Confidence = 1
		}
	}
	return d.To(next)
}

// To returns what changes where the next beads take the place of the present ones.
func (d Draft) To(next []project.Bead) Change {
	from := 0
	for from < min(len(d), len(next)) && d[from] == next[from] {
		from++
	}
	to := 0
	for to < min(len(d), len(next))-from && d[len(d)-1-to] == next[len(next)-1-to] {
		to++
	}
	return d.change(from, len(d)-to, next[from:len(next)-to])
}

// change puts beads in the place of those from bead from up to bead to.
func (d Draft) change(from, to int, beads []project.Bead) Change {
	if slices.Equal(d[from:to], beads) {
		return Change{At: from}
	}
	return Change{from, to - from, beads}
}
