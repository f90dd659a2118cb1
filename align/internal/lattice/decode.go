package lattice

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/scratch"
)

// A Bead is a step of an alignment: source sentences [I, I+Source) with target
// sentences [J, J+Target), one of which may be none.
type Bead struct {
	I, J        int
	Shape       Shape
	Probability float64 // see [Lattice.Probability]
}

// worth is the posterior probability above which a bead is better taken than
// left. Where the expected F1 of the best alignment is F, taking every bead
// above F/2 maximises it (Jansche 2007; Lipton et al. 2014); as the posteriors
// are too sure of themselves, what is best on the development sets lies higher.
const worth = 0.53

// Decode returns the alignment of greatest expected accuracy (Durbin et al.,
// section 4.5): of all paths the one whose match beads' probabilities, each
// less worth, have the greatest sum.
func (l *Lattice) Decode() []Bead {
	return l.trace(l.choose())
}

// What choose writes besides a shape's number.
const (
	skipSource = -1
	skipTarget = -2
)

// choose finds the best step from every node.
func (l *Lattice) choose() []int8 {
	p := l.graph
	sums := scratch.Make[float64](l.fitting.pad, p.nodes)
	steps := scratch.Make[int8](l.fitting.pad, len(sums))
	for i := p.rows; i >= 0; i-- {
		w := p.windows[i]
		for j := w.To - 1; j >= w.From; j-- {
			if i == p.rows && j == p.columns {
				continue
			}
			best, step := math.Inf(-1), int8(0)
			if p.within(i+1, j) {
				best, step = sums[p.node(i+1, j)], skipSource
			}
			if p.within(i, j+1) && sums[p.node(i, j+1)] > best {
				best, step = sums[p.node(i, j+1)], skipTarget
			}
			node := p.node(i, j)
			first, beads := p.from(node)
			for k, b := range beads {
				if gain := l.belief(first+k) - worth; gain > 0 && gain+sums[b.end] > best {
					best, step = gain+sums[b.end], int8(b.shape)
				}
			}
			sums[node], steps[node] = best, step
		}
	}
	return steps
}

// trace follows the steps from the beginning to the end.
func (l *Lattice) trace(steps []int8) []Bead {
	var beads []Bead
	for i, j := 0, 0; i < l.graph.rows || j < l.graph.columns; {
		b := Bead{I: i, J: j}
		switch step := steps[l.graph.node(i, j)]; step {
		case skipSource:
			b.Shape = Shape{1, 0}
		case skipTarget:
			b.Shape = Shape{0, 1}
		default:
			b.Shape = Shapes[step]
		}
		b.Probability = l.Probability(b)
		beads = append(beads, b)
		i += b.Shape.Source
		j += b.Shape.Target
	}
	return beads
}
