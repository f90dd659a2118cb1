package correct

import (
	"errors"
	"fmt"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
)

// Side is one of the two documents.
type Side int

const (
	Source Side = iota
	Target
)

// Reasons why a correction cannot be made.
var (
	ErrNoSuchBead  = errors.New("there is no such row")
	ErrNoNeighbour = errors.New("there is no row on that side of it")
	ErrSameSide    = errors.New("neither row has anything on the other side, so there is nothing to join")
	ErrWhole       = errors.New("there is nothing to split: one part would be empty")
	ErrUnpaired    = errors.New("the sentence is unpaired already, and so is the neighbour")
	ErrIsNull      = errors.New("the sentence is unpaired already")
	ErrSpan        = errors.New("choose neighbouring sentences, at least one on each side")
)

// Join makes one bead of bead k and the next.
func (d Draft) Join(k int) (Change, error) {
	switch {
	case k < 0 || k >= len(d):
		return Change{}, ErrNoSuchBead
	case k+1 == len(d):
		return Change{}, ErrNoNeighbour
	}
	a, b := d[k], d[k+1]
	l := layer{source: a.Source.Start, target: a.Target.Start}
	if a.Source.Len()+b.Source.Len() == 0 || a.Target.Len()+b.Target.Len() == 0 {
		return Change{}, ErrSameSide
	}
	l.bead(a.Source.Len()+b.Source.Len(), a.Target.Len()+b.Target.Len(), byHand)
	return d.change(k, k+2, l.beads), nil
}

// Split makes two beads of bead k: of its sentences before source and target,
// and of the others. The two are counted in their documents.
func (d Draft) Split(k, source, target int) (Change, error) {
	if k < 0 || k >= len(d) {
		return Change{}, ErrNoSuchBead
	}
	b := d[k]
	s, t := source-b.Source.Start, target-b.Target.Start
	rest := [2]int{b.Source.Len() - s, b.Target.Len() - t}
	switch {
	case s < 0 || t < 0 || rest[0] < 0 || rest[1] < 0:
		return Change{}, fmt.Errorf("%w: a row is split between its own sentences", ErrSpan)
	case s+t == 0 || rest[0]+rest[1] == 0:
		return Change{}, ErrWhole
	}
	l := layer{source: b.Source.Start, target: b.Target.Start}
	l.bead(s, t, byHand)
	l.bead(rest[0], rest[1], byHand)
	return d.change(k, k+1, l.beads), nil
}

// Move moves a sentence of bead k, and what stands between it and the
// neighbour, to the bead before or, with down, to the bead after.
func (d Draft) Move(k int, side Side, sentence int, down bool) (Change, error) {
	if k < 0 || k >= len(d) {
		return Change{}, ErrNoSuchBead
	}
	span := side.Of(d[k].Bead)
	first := k - 1
	if down {
		first = k
	}
	switch {
	case sentence < span.Start || sentence >= span.End:
		return Change{}, fmt.Errorf("%w: the sentence is not in the row", ErrSpan)
	case first < 0 || first+1 == len(d):
		return Change{}, ErrNoNeighbour
	}
	a, b := d[first], d[first+1]
	cut := sentence // of this side, where the second bead begins afterwards
	if !down {
		cut++
	}
	sizes := [2]int{a.Source.Len(), a.Target.Len()} // of the first bead afterwards
	sizes[side] = cut - side.Of(a.Bead).Start
	total := [2]int{a.Source.Len() + b.Source.Len(), a.Target.Len() + b.Target.Len()}
	if total[1-side] == 0 {
		return Change{}, ErrUnpaired
	}
	l := layer{source: a.Source.Start, target: a.Target.Start}
	l.bead(sizes[0], sizes[1], byHand)
	l.bead(total[0]-sizes[0], total[1]-sizes[1], byHand)
	return d.change(first, first+2, l.beads), nil
}

// Reject unpairs the sentences of bead k.
func (d Draft) Reject(k int) (Change, error) {
	switch {
	case k < 0 || k >= len(d):
		return Change{}, ErrNoSuchBead
	case d[k].Null():
		return Change{}, ErrIsNull
	}
	b := d[k]
	l := layer{source: b.Source.Start, target: b.Target.Start}
	l.nulls(b.Source.Len(), b.Target.Len(), byHand)
	return d.change(k, k+1, l.beads), nil
}

// Accept says that bead k is right.
func (d Draft) Accept(k int) (Change, error) {
	if k < 0 || k >= len(d) {
		return Change{}, ErrNoSuchBead
	}
	b := d[k]
	b.Hand, b.Confidence = true, 1
	return d.change(k, k+1, []project.Bead{b}), nil
}

// Pair makes one bead of neighbouring sentences of both documents. Beads that
// lose sentences to it keep the others; where it crosses a bead, the sentences
// of that become unpaired.
func (d Draft) Pair(source, target align.Span) (Change, error) {
	if len(d) == 0 || source.Start < 0 || target.Start < 0 || source.Start >= source.End || target.Start >= target.End {
		return Change{}, ErrSpan
	}
	if last := d[len(d)-1]; source.End > last.Source.End || target.End > last.Target.End {
		return Change{}, ErrSpan
	}
	from := 0
	for b := d[from]; b.Source.End <= source.Start && b.Target.End <= target.Start; b = d[from] {
		from++
	}
	to := len(d)
	for b := d[to-1]; b.Source.Start >= source.End && b.Target.Start >= target.End; b = d[to-1] {
		to--
	}
	l := layer{source: d[from].Source.Start, target: d[from].Target.Start}
	for _, b := range d[from:to] {
		s, t := startsBefore(b.Source, source.Start), startsBefore(b.Target, target.Start)
		l.bead(s, t, kept(b, s, t))
	}
	l.bead(source.Len(), target.Len(), byHand)
	for _, b := range d[from:to] {
		s, t := endsAfter(b.Source, source.End), endsAfter(b.Target, target.End)
		l.bead(s, t, kept(b, s, t))
	}
	return d.change(from, to, l.beads), nil
}

// Of returns the sentences of one side of a bead.
func (s Side) Of(b align.Bead) align.Span {
	if s == Target {
		return b.Target
	}
	return b.Source
}

// startsBefore returns how many sentences of span stand before end, and endsAfter how
// many at start or after it.
func startsBefore(span align.Span, end int) int { return max(0, min(span.End, end)-span.Start) }
func endsAfter(span align.Span, start int) int  { return max(0, span.End-max(span.Start, start)) }

// kept is what is known of a bead of which so many sentences are left: all
// that was, or nothing.
func kept(b project.Bead, source, target int) project.Bead {
	if source == b.Source.Len() && target == b.Target.Len() {
		return b
	}
	return project.Bead{}
}

// byHand is what is known of a bead that a person decided on.
var byHand = project.Bead{Bead: align.Bead{Confidence: 1}, Hand: true}

// A layer lays beads one after another from a sentence of both documents on.
type layer struct {
	source, target int // the next sentences
	beads          []project.Bead
}

// bead lays the next sentences as one bead, or as null beads where one side has
// none, with the confidence of like.
func (l *layer) bead(source, target int, like project.Bead) {
	if source == 0 || target == 0 {
		l.nulls(source, target, like)
		return
	}
	l.lay(source, target, like)
}

// nulls lays each of the next sentences as a null bead.
func (l *layer) nulls(source, target int, like project.Bead) {
	for range source {
		l.lay(1, 0, like)
	}
	for range target {
		l.lay(0, 1, like)
	}
}

func (l *layer) lay(source, target int, like project.Bead) {
	like.Source = align.Span{Start: l.source, End: l.source + source}
	like.Target = align.Span{Start: l.target, End: l.target + target}
	l.source, l.target = like.Source.End, like.Target.End
	l.beads = append(l.beads, like)
}
