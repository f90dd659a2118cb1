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
	rows, columns int
	windows       band.Band
	base          []int     // node (i, j) is number base[i]+j
	starts        []start   // by node
	words         []float32 // by bead: what its words say, in nats
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
	g := &graph{rows: windows.Rows(), columns: windows.Columns(), windows: windows, base: make([]int, len(windows))}
	nodes := 0
	for i, w := range windows {
		g.base[i] = nodes - w.From
		nodes += w.To - w.From
	}
	g.starts = make([]start, nodes)
	return g
}

func (g *graph) node(i, j int) int { return g.base[i] + j }

// within reports whether node (i, j) exists and lies in its row's window.
func (g *graph) within(i, j int) bool {
	return 0 <= i && i <= g.rows && g.windows[i].From <= j && j < g.windows[i].To
}

// fill chooses the beads of a graph that has none. It calls keep for every
// bead between two nodes, which says whether that is looked at and what its
// words say.
func (g *graph) fill(ctx context.Context, shapes []Shape, keep func(i, j, k int) (float32, bool)) error {
	for i, w := range g.windows {
		if err := ctx.Err(); err != nil {
			return err
		}
		for j := w.From; j < w.To; j++ {
			s := &g.starts[g.node(i, j)]
			s.first = len(g.words)
			for k, shape := range shapes {
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
func search(ctx context.Context, windows band.Band, shapes []Shape, words Words, f fixed, m *model) (*graph, error) {
	g := newGraph(windows)
	end := Node{I: g.rows, J: g.columns}
	return g, g.fill(ctx, shapes, func(i, j, k int) (float32, bool) {
		s := Shapes[k]
		if next := f.after(i, j, end); i+s.Source > next.I || j+s.Target > next.J {
			return 0, false
		}
		said := words.Bead(i, s.Source, j, s.Target)
		return float32(said), k == 0 || m.most(i, j, k, said) >= hopeless && m.score(i, j, k, said) >= hopeless
	})
}

// prune returns the graph of the nodes and beads that are of more than
// negligible probability in a pass. A row that all paths step over keeps what
// joins those around it.
func (p *pass) prune(ctx context.Context) (*graph, error) {
	g := newGraph(p.narrow())
	return g, g.fill(ctx, Shapes[:], func(i, j, k int) (float32, bool) {
		s := p.starts[p.node(i, j)]
		if s.shapes>>k&1 == 0 || k > 0 && p.posterior(i, j, k) < negligible {
			return 0, false
		}
		return p.words[s.bead(k)], true
	})
}

// narrow cuts each row's window to the nodes that a path of more than
// negligible probability goes through.
func (p *pass) narrow() band.Band {
	windows := make(band.Band, len(p.windows))
	last := p.columns + 1 // the end of the row before
	for i, w := range p.windows {
		from, to := min(w.To, last-1), w.From
		for j := w.From; j < w.To; j++ {
			if p.visited(i, j) > negligible {
				from, to = min(from, j), j+1
			}
		}
		windows[i] = band.Window{From: from, To: to}
		last = w.To
	}
	windows.Connect()
	return windows
}
