package lattice

import (
	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/scratch"
)

// A grid numbers the nodes of a band.
type grid struct {
	rows, columns int
	windows       band.Band
	base          []int // node (i, j) is number base[i]+j
	nodes         int
}

func newGrid(pad *scratch.Pad, windows band.Band) grid {
	g := grid{rows: windows.Rows(), columns: windows.Columns(), windows: windows, base: scratch.Make[int](pad, len(windows))}
	for i, w := range windows {
		g.base[i] = g.nodes - w.From
		g.nodes += w.To - w.From
	}
	return g
}

// many is how many nodes it takes for a second core to be worth asking.
const many = 1 << 12

// cores is how many cores are worth asking.
func (g *grid) cores() int {
	if g.nodes < many {
		return 1
	}
	return parallel.Cores()
}

func (g *grid) node(i, j int) int { return g.base[i] + j }

// within reports whether node (i, j) exists and lies in its row's window.
func (g *grid) within(i, j int) bool {
	return 0 <= i && i <= g.rows && g.windows[i].Has(j)
}

// narrow returns the windows of the nodes to keep. A row in which there is none,
// since all paths step over it, keeps what joins those around it.
func (g *grid) narrow(keep func(i, j int) bool) band.Band {
	windows := make(band.Band, len(g.windows))
	last := g.columns + 1 // the end of the row before
	for i, w := range g.windows {
		from, to := min(w.To, last-1), w.From
		for j := w.From; j < w.To; j++ {
			if keep(i, j) {
				from, to = min(from, j), j+1
			}
		}
		windows[i] = band.Window{From: from, To: to}
		last = w.To
	}
	windows.Connect()
	return windows
}
