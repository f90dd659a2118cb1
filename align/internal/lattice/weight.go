package lattice

import "math"

// weights are the likelihood ratios of the beads of each shape that start at
// a node.
type weights struct {
	upper  [len(Shapes)]uint32 // the upper halves of float64s
	shapes uint16              // the set of those that are not 0
}

// of returns the weight of a shape that is in the set.
func (w *weights) of(k int) float64 { return math.Float64frombits(uint64(w.upper[k]) << 32) }

// set sets the weight of a shape, exact to 21 bits.
func (w *weights) set(k int, weight float64) {
	w.upper[k] = uint32((math.Float64bits(weight) + 1<<31) >> 32)
	w.shapes |= 1 << k
}

const (
	// demand is how much, in nats, the words of a bead must beat chance: sentences
	// of one story that do not correspond still share some words.
	demand = 0.3
	// hopeless is the log-likelihood ratio, in nats, below which a bead is taken for
	// impossible: far below that of null beads for its sentences.
	hopeless = -16
	// highest is the log-likelihood ratio, in nats, beyond which a bead's weight
	// hardly grows, so that none overflows.
	highest = 500
	// lowest is as low as the ratio of one sentence with one can be; a cell
	// keeps its states apart by no more.
	lowest = -80
)

// weigher returns the function that computes the weights of the beads that
// start at a node.
func (p *pass) weigher(words Words) func(i, j int) {
	var share [len(Shapes)]float64
	for k, s := range p.parameters.Share {
		share[k] = math.Log(s) - demand
	}
	end := Node{I: p.rows, J: p.columns}
	return func(i, j int) {
		next := p.fixed.after(i, j, end)
		w := &p.weight[p.node(i, j)]
		w.shapes = 0
		for k, s := range p.shapes {
			if i+s.Source > next.I || j+s.Target > next.J || !p.within(i+s.Source, j+s.Target) {
				continue
			}
			score := words.Bead(i, s.Source, j, s.Target) + share[k] + p.nulls.score(i, j, s)
			// One sentence with one is always possible, so that all nodes are reached.
			if k > 0 && score+p.lengths.most(i, j, s) < hopeless {
				continue
			}
			if score += p.lengths.score(i, j, s); k == 0 {
				score = max(score, lowest)
			} else if score < hopeless {
				continue
			}
			if score > highest {
				score = highest + math.Log1p(score-highest)
			}
			w.set(k, math.Exp(score))
		}
	}
}
