// Package correct lets people change an alignment by hand: join two beads,
// split one, move a sentence to the neighbour, pair what they choose, reject a
// bead or accept it. Every change can be undone and done again.
//
// After every change the beads are still those of the two documents, in order,
// with every sentence in exactly one.
package correct

import (
	"errors"
	"slices"

	"github.com/sejajar/sejajar/align"
)

// A Bead is a bead and whether it was decided by hand. One that was has a
// confidence of 1.
type Bead struct {
	align.Bead
	Hand bool
}

// A Change says what became different: from bead At on, Removed beads made
// place for Beads.
type Change struct {
	At, Removed int
	Beads       []Bead
}

// A Draft is an alignment under correction. Its methods are for one goroutine
// at a time.
type Draft struct {
	beads        []Bead
	done, undone []step
}

// mostSteps is how many changes can be undone: more than a person does at one
// sitting.
const mostSteps = 2000

// A step is a change with what it replaced.
type step struct {
	at       int
	old, new []Bead
}

// New returns a draft that begins with the beads of an alignment.
func New(beads []align.Bead) *Draft {
	d := &Draft{beads: make([]Bead, len(beads))}
	for i, b := range beads {
		d.beads[i] = Bead{Bead: b}
	}
	return d
}

// Beads returns the present beads. The caller must not change them.
func (d *Draft) Beads() []Bead { return d.beads }

// Alignment returns the present beads as an alignment holds them. Those of
// less than the given confidence become null beads, a sentence each, unless
// they are decided by hand.
func (d *Draft) Alignment(least float64) []align.Bead {
	all := make([]align.Bead, 0, len(d.beads))
	for _, b := range d.beads {
		if b.Null() || b.Hand || b.Confidence >= least {
			all = append(all, b.Bead)
			continue
		}
		l := layer{source: b.Source.Start, target: b.Target.Start}
		l.nulls(b.Source.Len(), b.Target.Len(), Bead{Bead: align.Bead{Confidence: 1 - b.Confidence}})
		for _, null := range l.beads {
			all = append(all, null.Bead)
		}
	}
	return all
}

// ByHand returns the beads that were decided by hand, in order.
func (d *Draft) ByHand() []align.Bead {
	var fixed []align.Bead
	for _, b := range d.beads {
		if b.Hand {
			fixed = append(fixed, b.Bead)
		}
	}
	return fixed
}

// Steps returns how many changes can be undone, and how many done again.
func (d *Draft) Steps() (undo, redo int) { return len(d.done), len(d.undone) }

// Reasons why nothing can be undone or done again.
var (
	ErrNothingToUndo = errors.New("there is nothing to undo")
	ErrNothingToRedo = errors.New("there is nothing to do again")
)

// Undo takes back the last change.
func (d *Draft) Undo() (Change, error) {
	if len(d.done) == 0 {
		return Change{}, ErrNothingToUndo
	}
	s := d.done[len(d.done)-1]
	d.done = d.done[:len(d.done)-1]
	d.undone = append(d.undone, s)
	return d.splice(s.at, len(s.new), s.old), nil
}

// Redo does again what was undone last.
func (d *Draft) Redo() (Change, error) {
	if len(d.undone) == 0 {
		return Change{}, ErrNothingToRedo
	}
	s := d.undone[len(d.undone)-1]
	d.undone = d.undone[:len(d.undone)-1]
	d.done = append(d.done, s)
	return d.splice(s.at, len(s.old), s.new), nil
}

// Replace takes other beads of the same documents for the present ones. Those
// decided by hand stay so where they are the same.
func (d *Draft) Replace(beads []align.Bead) Change {
	hand := make(map[[2]align.Span]bool)
	for _, b := range d.beads {
		if b.Hand {
			hand[[2]align.Span{b.Source, b.Target}] = true
		}
	}
	next := make([]Bead, len(beads))
	for i, b := range beads {
		next[i] = Bead{b, hand[[2]align.Span{b.Source, b.Target}]}
		if next[i].Hand {
			next[i].Confidence = 1
		}
	}
	from := 0
	for from < min(len(d.beads), len(next)) && d.beads[from] == next[from] {
		from++
	}
	to := 0
	for to < min(len(d.beads), len(next))-from && d.beads[len(d.beads)-1-to] == next[len(next)-1-to] {
		to++
	}
	return d.change(from, len(d.beads)-to, next[from:len(next)-to])
}

// change puts beads in the place of those from bead from up to bead to, and
// remembers it. What changes nothing is no step.
func (d *Draft) change(from, to int, beads []Bead) Change {
	if slices.Equal(d.beads[from:to], beads) {
		return Change{At: from}
	}
	d.done = append(d.done, step{from, slices.Clone(d.beads[from:to]), slices.Clone(beads)})
	if len(d.done) > mostSteps {
		d.done = slices.Delete(d.done, 0, len(d.done)-mostSteps)
	}
	d.undone = nil
	return d.splice(from, to-from, beads)
}

func (d *Draft) splice(at, removed int, beads []Bead) Change {
	d.beads = slices.Replace(d.beads, at, at+removed, beads...)
	return Change{at, removed, beads}
}
