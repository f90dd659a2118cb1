package lattice

import (
	"context"
	"errors"
	"iter"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/scratch"
)

const (
	// hopeless is the log-likelihood ratio, in nats, below which a bead is taken for
	// impossible: far below that of null beads for its sentences.
	hopeless = -16
	// beyond is how many nats more the words of a larger bead may say for it than those of its sentences by
	// twos before it can be missed. At 4, in place of asking for all, confidence moves by 0.001 in one bead of 200, and the F1 of no set does.
	beyond = 4
	// asked is how many beads may be asked for, for each that may be left: one that is asked for takes a quarter of the memory.
	asked = 4
)

// search returns the graph of the beads in a band that a model thinks possible.
// One sentence with one always is, so that all nodes can be reached. The words of larger beads are
// asked for where those of their sentences by twos leave them possible. Where too many are left it returns a [*SizeError].
func (f *fitting) search(ctx context.Context, windows band.Band, words Words, m *model, v *survey) (*graph, error) {
	end := Node{I: windows.Rows(), J: windows.Columns()}
	by, err := f.byTwos(ctx, windows, words)
	if err != nil {
		return nil, err
	}
	g, err := newGraph(ctx, f.pad, windows, asked*f.most, func(i, j, k int) bool {
		s := Shapes[k]
		if next := f.fixed.after(i, j, end); i+s.Source > next.I || j+s.Target > next.J {
			return false
		}
		return k == 0 || v.allows(i, j, s, m.most(i, j, k, by.most(i, j, s)))
	})
	if size, ok := errors.AsType[*SizeError](err); ok {
		return nil, &SizeError{size.Beads / asked, f.most}
	}
	if err != nil {
		return nil, err
	}
	if err := words.Score(ctx, g.all()); err != nil {
		return nil, err
	}
	err = g.sift(ctx, f.pad, func(i, j, k int) (float32, bool) {
		s := Shapes[k]
		said := words.Bead(i, s.Source, j, s.Target)
		return float32(said), k == 0 || m.most(i, j, k, said) >= hopeless && v.allows(i, j, s, m.score(i, j, k, said))
	})
	if n := len(g.beads); err == nil && f.most > 0 && n > f.most {
		return nil, &SizeError{n, f.most}
	}
	return g, err
}

// twos is what the words say of one sentence with one.
type twos struct {
	grid
	said []float32 // by node where they begin
}

// byTwos asks for the words of all beads of one sentence with one in a band.
func (f *fitting) byTwos(ctx context.Context, windows band.Band, words Words) (*twos, error) {
	t := &twos{grid: newGrid(f.pad, windows)}
	t.said = scratch.Make[float32](f.pad, t.nodes)
	return t, parallel.Each(ctx, t.cores(), len(windows), func(_, i int) {
		for j := windows[i].From; j < windows[i].To; j++ {
			said := never
			if t.within(i+1, j+1) {
				said = float32(words.Bead(i, 1, j, 1))
			}
			t.said[t.node(i, j)] = said
		}
	})
}

// most estimates the most that the words of a larger bead say: what they say of each sentence with that
// of the other side which fits it best, as their mean over both sides, and beyond. A sentence that has none in the
// band adds nothing. That it is no strict bound costs beads whose words say more together than that.
func (t *twos) most(i, j int, shape Shape) float64 {
	var sum float32
	best := [MaxGroup]float32{never, never, never, never} // by target sentence
	for x := range shape.Source {
		most := never
		for y := range shape.Target {
			if t.within(i+x, j+y) {
				said := t.said[t.node(i+x, j+y)]
				most, best[y] = max(most, said), max(best[y], said)
			}
		}
		if most > never {
			sum += most
		}
	}
	for _, most := range best[:shape.Target] {
		if most > never {
			sum += most
		}
	}
	return float64(sum/2 + beyond)
}

// all ranges over the beads of a graph.
func (g *graph) all() iter.Seq[Bead] {
	return func(yield func(Bead) bool) {
		for i, w := range g.windows {
			for j := w.From; j < w.To; j++ {
				_, beads := g.from(g.node(i, j))
				for _, b := range beads {
					if !yield(Bead{I: i, J: j, Shape: Shapes[b.shape]}) {
						return
					}
				}
			}
		}
	}
}
