package evaluate

import (
	"encoding/binary"
	"slices"

	"github.com/sejajar/sejajar/align"
)

// A Bead is a group of source sentences with the group of target sentences
// that translates it, each as the set of its sentence indices, counted from 0.
// Unlike the beads of an [align.Alignment] the sentences of a group need not
// stand together: gold alignments made by hand have such groups. A bead with
// one side empty is a null bead.
type Bead struct {
	Source, Target []int

	// Confidence is the probability, 0 to 1, that the bead is right, and NaN
	// where none is known.
	Confidence float64
}

// BeadsOf returns the beads of an alignment, in its order. A nil alignment has
// none.
func BeadsOf(a *align.Alignment) []Bead {
	if a == nil {
		return nil
	}
	beads := make([]Bead, len(a.Beads))
	for i, b := range a.Beads {
		beads[i] = Bead{indices(b.Source), indices(b.Target), b.Confidence}
	}
	return beads
}

func indices(s align.Span) []int {
	list := make([]int, 0, max(s.Len(), 0))
	for i := s.Start; i < s.End; i++ {
		list = append(list, i)
	}
	return list
}

// Null reports whether one side of the bead is empty.
func (b Bead) Null() bool { return len(b.Source) == 0 || len(b.Target) == 0 }

// key is the same for two beads of the same sentences, and for those only.
func (b Bead) key() string {
	var key []byte
	for _, side := range [][]int{b.Source, b.Target} {
		key = binary.AppendUvarint(key, uint64(len(side)))
		for _, i := range side {
			key = binary.AppendVarint(key, int64(i))
		}
	}
	return string(key)
}

// A beadSet holds each bead once, with its index lists sorted, and finds beads
// by their sentences.
type beadSet struct {
	beads []Bead
	at    map[string]int // key of a bead -> its place in beads
}

// newBeadSet takes the beads that keep accepts. A bead that says nothing,
// having neither source nor target, is none.
func newBeadSet(beads []Bead, keep func(Bead) bool) beadSet {
	set := beadSet{at: make(map[string]int, len(beads))}
	for _, b := range beads {
		b.Source, b.Target = sorted(b.Source), sorted(b.Target)
		if len(b.Source)+len(b.Target) == 0 || !keep(b) {
			continue
		}
		key := b.key()
		if _, ok := set.at[key]; !ok {
			set.at[key] = len(set.beads)
			set.beads = append(set.beads, b)
		}
	}
	return set
}

func (s beadSet) has(b Bead) bool {
	_, ok := s.at[b.key()]
	return ok
}

func sorted(list []int) []int {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

func all(Bead) bool       { return true }
func nonNull(b Bead) bool { return !b.Null() }
