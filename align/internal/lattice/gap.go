package lattice

import (
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/odds"
)

const (
	// firm is how many nats the words of a bead say for it, and firmly how probable it is, where a gap ends.
	firm, firmly = 8, 0.9
	// against is how many nats the words of a gap's beads may say together, for the root
	// of the number of the beads, before the gap is doubted as a whole.
	against = -2
)

// Doubt takes the gaps of an alignment as wholes. A gap is what lies between two beads that are
// probable and whose words speak for them. Where the words of all beads in one speak together against
// them, it is likelier that two runs of sentences face each other that have nothing to do with each
// other: each of the beads becomes less probable by as much, and null sentences where it is not worth
// taking any more.
func (l *Lattice) Doubt(beads []Bead) []Bead {
	doubted := make([]Bead, 0, len(beads))
	for first := 0; first < len(beads); {
		n, sum, end := 0, 0.0, first
		for ; end < len(beads); end++ {
			b := beads[end]
			if b.null() {
				continue
			}
			words := l.words(b)
			if b.Probability >= firmly && words >= firm {
				break
			}
			n, sum = n+1, sum+words
		}
		less := 0.0
		if n > 0 {
			less = min(0, sum/math.Sqrt(float64(n))-against)
		}
		for _, b := range beads[first:end] {
			doubted = l.doubt(doubted, b, less)
		}
		if end < len(beads) {
			doubted = append(doubted, beads[end])
		}
		first = end + 1
	}
	return doubted
}

// doubt appends a bead with log odds that are less, or its sentences alone.
func (l *Lattice) doubt(beads []Bead, b Bead, less float64) []Bead {
	if less == 0 || b.null() {
		return append(beads, b)
	}
	b.Probability = odds.Probability(odds.Of(b.Probability) + less)
	if b.Probability >= worth {
		return append(beads, b)
	}
	alone := func(i, j int, s Shape) {
		null := Bead{I: i, J: j, Shape: s}
		null.Probability = max(l.Probability(null), 1-b.Probability)
		beads = append(beads, null)
	}
	for i := b.I; i < b.I+b.Shape.Source; i++ {
		alone(i, b.J, Shape{1, 0})
	}
	for j := b.J; j < b.J+b.Shape.Target; j++ {
		alone(b.I+b.Shape.Source, j, Shape{0, 1})
	}
	return beads
}

// Against reports whether the words of some match bead speak clearly against it.
func (l *Lattice) Against(beads []Bead) bool {
	return slices.ContainsFunc(beads, func(b Bead) bool { return l.words(b) < against })
}

// null reports whether a bead has sentences of one side only.
func (b Bead) null() bool { return b.Shape.Source == 0 || b.Shape.Target == 0 }

// words returns what the words of a match bead say, in nats, and 0 of one that is not looked at.
func (l *Lattice) words(b Bead) float64 {
	bead, ok := l.bead(b)
	if !ok {
		return 0
	}
	return float64(l.graph.beads[bead].words)
}
