package lattice

import (
	"slices"
	"sort"

	"github.com/sejajar/sejajar/align/internal/band"
)

// A Node stands between sentences: before it are I source sentences and J
// target sentences.
type Node = band.Node

// fixed are the nodes where match beads stood that were decided beforehand and
// taken out of the documents, in ascending order of both coordinates. Every
// alignment goes through them, and a bead lies wholly before or wholly after
// each.
type fixed []Node

// cut takes from the windows what lies before a fixed bead on one side and
// after it on the other.
func (f fixed) cut(windows band.Band) {
	i, from := 0, 0
	for _, n := range f {
		for ; i <= n.I; i++ {
			windows[i].From = max(windows[i].From, from)
		}
		from = n.J
	}
	for ; i < len(windows); i++ {
		windows[i].From = max(windows[i].From, from)
	}
	i, to := len(windows)-1, windows.Columns()+1
	for _, n := range slices.Backward(f) {
		for ; i >= n.I; i-- {
			windows[i].To = min(windows[i].To, to)
		}
		to = n.J + 1
	}
	for ; i >= 0; i-- {
		windows[i].To = min(windows[i].To, to)
	}
}

// after returns the first fixed bead that does not stand before node (i, j) or
// at it, or else end.
func (f fixed) after(i, j int, end Node) Node {
	if len(f) == 0 {
		return end
	}
	k := sort.Search(len(f), func(k int) bool { return f[k].I > i || f[k].J > j })
	if k < len(f) {
		return f[k]
	}
	return end
}

// at reports whether a fixed bead stands at node (i, j).
func (f fixed) at(i, j int) bool {
	if len(f) == 0 {
		return false
	}
	k := sort.Search(len(f), func(k int) bool { return f[k].I > i || f[k].I == i && f[k].J >= j })
	return k < len(f) && f[k] == Node{I: i, J: j}
}
