package lattice

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/band"
)

// A graph is the nodes of a band, and the match beads between them that are
// looked at: of all that fit into the band a few for each sentence, since most
// are impossible.
type graph struct {
	grid
	beads  []edge
	starts []int32 // by node: the number of the first bead that starts there; and that of all beads at the end
}

// An edge is a match bead as a graph has it.
type edge struct {
	words float32 // what its words say, in nats
	end   int32   // the node where it ends
	shape uint8   // its number in Shapes
}

// from returns the beads that start at a node, and the number of the first.
func (g *graph) from(node int) (first int, beads []edge) {
	first = int(g.starts[node])
	return first, g.beads[first:g.starts[node+1]]
}

// find returns the number of the bead of a shape that starts at a node.
func (g *graph) find(node int, shape uint8) (bead int, ok bool) {
	first, beads := g.from(node)
	for k, b := range beads {
		if b.shape == shape {
			return first + k, true
		}
	}
	return 0, false
}

// newGraph makes the graph of the beads between two nodes of a band for which keep
// says that they are looked at, and what their words say.
func newGraph(ctx context.Context, windows band.Band, keep func(i, j, k int) (float32, bool)) (*graph, error) {
	g := &graph{grid: newGrid(windows)}
	g.starts = make([]int32, 0, g.nodes+1)
	for i, w := range g.windows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for j := w.From; j < w.To; j++ {
			g.starts = append(g.starts, int32(len(g.beads)))
			for k, shape := range Shapes {
				if !g.within(i+shape.Source, j+shape.Target) {
					continue
				}
				if words, ok := keep(i, j, k); ok {
					g.beads = append(g.beads, edge{words, int32(g.node(i+shape.Source, j+shape.Target)), uint8(k)})
				}
			}
		}
	}
	g.starts = append(g.starts, int32(len(g.beads)))
	return g, nil
}

// hopeless is the log-likelihood ratio, in nats, below which a bead is taken for
// impossible: far below that of null beads for its sentences.
const hopeless = -16

// search returns the graph of the beads in a band that a model thinks possible.
// One sentence with one always is, so that all nodes can be reached.
func search(ctx context.Context, windows band.Band, words Words, f fixed, m *model, v *survey) (*graph, error) {
	end := Node{I: windows.Rows(), J: windows.Columns()}
	return newGraph(ctx, windows, func(i, j, k int) (float32, bool) {
		s := Shapes[k]
		if next := f.after(i, j, end); i+s.Source > next.I || j+s.Target > next.J {
			return 0, false
		}
		said := words.Bead(i, s.Source, j, s.Target)
		return float32(said), k == 0 || m.most(i, j, k, said) >= hopeless && (v == nil || v.allows(i, j, s, m.score(i, j, k, said)))
	})
}
