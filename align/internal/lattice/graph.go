package lattice

import (
	"context"
	"math/bits"

	"github.com/sejajar/sejajar/align/internal/band"
)

// A graph is the nodes of a band, and the match beads between them that are
// looked at: of all that fit into the band a few for each sentence, since most
// are impossible.
type graph struct {
	grid
	starts []start   // by node
	words  []float32 // by bead: what its words say, in nats
}

// A start is the match beads that start at a node.
type start struct {
	first  int    // the number of the first; the others follow
	shapes uint16 // the set of their shapes, in the order of Shapes
}

// bead returns the number of the bead of a shape that is in the set.
func (s start) bead(k int) int { return s.first + bits.OnesCount16(s.shapes&(1<<k-1)) }

// newGraph makes a graph without beads.
func newGraph(windows band.Band) *graph {
	g := &graph{grid: newGrid(windows)}
	g.starts = make([]start, g.nodes)
	return g
}

// fill chooses the beads of a graph that has none. It calls keep for every
// bead between two nodes, which says whether that is looked at and what its
// words say.
func (g *graph) fill(ctx context.Context, keep func(i, j, k int) (float32, bool)) error {
	for i, w := range g.windows {
		if err := ctx.Err(); err != nil {
			return err
		}
		for j := w.From; j < w.To; j++ {
			s := &g.starts[g.node(i, j)]
			s.first = len(g.words)
			for k, shape := range Shapes {
				if !g.within(i+shape.Source, j+shape.Target) {
					continue
				}
				if words, ok := keep(i, j, k); ok {
					s.shapes |= 1 << k
					g.words = append(g.words, words)
				}
			}
		}
	}
	return nil
}

// hopeless is the log-likelihood ratio, in nats, below which a bead is taken for
// impossible: far below that of null beads for its sentences.
const hopeless = -16

// search returns the graph of the beads in a band that a model thinks possible.
// One sentence with one always is, so that all nodes can be reached.
func search(ctx context.Context, windows band.Band, words Words, f fixed, m *model, v *survey) (*graph, error) {
	g := newGraph(windows)
	end := Node{I: g.rows, J: g.columns}
	return g, g.fill(ctx, func(i, j, k int) (float32, bool) {
		s := Shapes[k]
		if next := f.after(i, j, end); i+s.Source > next.I || j+s.Target > next.J {
			return 0, false
		}
		said := words.Bead(i, s.Source, j, s.Target)
		return float32(said), k == 0 || m.most(i, j, k, said) >= hopeless && (v == nil || v.allows(i, j, s, m.score(i, j, k, said)))
	})
}
