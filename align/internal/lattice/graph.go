package lattice

import (
	"context"
	"fmt"
	"math"
	"sync/atomic"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/scratch"
)

// A graph is the nodes of a band, and the match beads between them that are
// looked at: of all that fit into the band a few for each sentence, since most
// are impossible.
type graph struct {
	grid
	beads  []edge
	ratios []float64 // by bead: the exponential of what its words say
	starts []int32   // by node: the number of the first bead that starts there; and that of all beads at the end
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

// A SizeError says that more match beads are possible than are to be looked at.
type SizeError struct{ Beads, Most int } // Beads is how many were found until then

func (e *SizeError) Error() string {
	return fmt.Sprintf("%d beads are possible, of at most %d", e.Beads, e.Most)
}

// newGraph makes the graph of the beads between two nodes of a band for which keep
// says that they are looked at. There are at most so many, or any
// number if most is 0. Each core makes a part of the rows.
func newGraph(ctx context.Context, pad *scratch.Pad, windows band.Band, most int, keep func(i, j, k int) bool) (*graph, error) {
	g := &graph{grid: newGrid(pad, windows)}
	g.starts = scratch.Make[int32](pad, g.nodes+1)
	parts := make([][]edge, g.cores())
	first := func(part int) int { return len(windows) * part / len(parts) } // row
	var found atomic.Int64
	enough := func(more int) bool { return found.Add(int64(more)) > int64(most) && most > 0 }
	err := parallel.Each(ctx, len(parts), len(parts), func(_, part int) {
		parts[part] = g.fill(ctx, pad, first(part), first(part+1), keep, enough)
	})
	if err != nil {
		return nil, err
	}
	if enough(0) {
		return nil, &SizeError{int(found.Load()), most}
	}
	g.beads = parts[0]
	for k, part := range parts[1:] {
		before := int32(len(g.beads))
		for n := g.begin(first(k + 1)); n < g.begin(first(k+2)); n++ {
			g.starts[n] += before
		}
		g.beads = append(g.beads, part...)
	}
	g.starts[g.nodes] = int32(len(g.beads))
	return g, nil
}

// begin returns the first node of a row, or the number of all after the last row.
func (g *graph) begin(row int) int {
	if row == len(g.windows) {
		return g.nodes
	}
	return g.node(row, g.windows[row].From)
}

// usual is how many beads mostly start at a node.
const usual = 3

// fill returns the beads that start in rows [from, to), and counts from there where those of each node start.
// After each row it asks whether with as many more there are enough.
func (g *graph) fill(
	ctx context.Context, pad *scratch.Pad, from, to int, keep func(i, j, k int) bool, enough func(more int) bool,
) (beads []edge) {
	beads = scratch.Room[edge](pad, usual*(g.begin(to)-g.begin(from)))
	for i := from; i < to && ctx.Err() == nil; i++ {
		before := len(beads)
		for j := g.windows[i].From; j < g.windows[i].To; j++ {
			g.starts[g.node(i, j)] = int32(len(beads))
			for k, shape := range Shapes {
				if !g.within(i+shape.Source, j+shape.Target) {
					continue
				}
				if keep(i, j, k) {
					beads = append(beads, edge{end: int32(g.node(i+shape.Source, j+shape.Target)), shape: uint8(k)})
				}
			}
		}
		if enough(len(beads) - before) {
			break
		}
	}
	return beads
}

// sift tells what the words of all beads say, and leaves out those for which keep says so.
func (g *graph) sift(ctx context.Context, pad *scratch.Pad, keep func(i, j, k int) (words float32, ok bool)) error {
	const out = uint8(len(Shapes))
	err := parallel.Each(ctx, g.cores(), len(g.windows), func(_, i int) {
		for j := g.windows[i].From; j < g.windows[i].To; j++ {
			_, beads := g.from(g.node(i, j))
			for k := range beads {
				b, ok := &beads[k], false
				if b.words, ok = keep(i, j, int(b.shape)); !ok {
					b.shape = out
				}
			}
		}
	})
	kept := g.beads[:0]
	for node := range g.nodes {
		_, beads := g.from(node)
		g.starts[node] = int32(len(kept))
		for _, b := range beads {
			if b.shape != out {
				kept = append(kept, b)
			}
		}
	}
	g.beads, g.starts[g.nodes] = append(scratch.Room[edge](pad, len(kept)), kept...), int32(len(kept))
	g.ratios = scratch.Make[float64](pad, len(kept))
	for k, b := range kept {
		g.ratios[k] = math.Exp(float64(b.words))
	}
	return err
}
