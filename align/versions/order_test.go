package versions

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sejajar/sejajar/align"
)

// requireOrder fails unless every sentence is in exactly one row and every
// version keeps its order from row to row.
func requireOrder(t testing.TB, rows [][]align.Span, sizes []int) {
	t.Helper()
	at := make([]int, len(sizes))
	for _, row := range rows {
		for v, span := range row {
			if span.Len() == 0 {
				continue
			}
			if span.Start != at[v] {
				t.Fatalf("version %d: %v follows on sentence %d", v, span, at[v])
			}
			at[v] = span.End
		}
	}
	if !slices.Equal(at, sizes) {
		t.Fatalf("rows end at %v of %v sentences", at, sizes)
	}
}

// circular reports whether there would be a circle of blocks if those given
// were one, by looking at everything.
func (o *order) circular(merged []int) bool {
	whole := func(b int) int {
		if slices.Contains(merged, b) {
			return merged[0]
		}
		return b
	}
	following := make(map[int][]int)
	for v := range o.of {
		for i := 1; i < len(o.of[v]); i++ {
			if a, b := whole(o.of[v][i-1]), whole(o.of[v][i]); a != b {
				following[a] = append(following[a], b)
			}
		}
	}
	state := make(map[int]int)
	var visit func(b int) bool
	visit = func(b int) bool {
		state[b] = 1
		for _, n := range following[b] {
			if state[n] == 1 || state[n] == 0 && visit(n) {
				return true
			}
		}
		state[b] = 2
		return false
	}
	return visit(merged[0])
}

func FuzzOrder(f *testing.F) {
	f.Add(uint64(1), uint8(3))
	f.Add(uint64(2), uint8(7))
	f.Fuzz(func(t *testing.T, seed uint64, versions uint8) {
		r := rand.New(rand.NewPCG(seed, 0))
		sizes := make([]int, 2+versions%6)
		for v := range sizes {
			sizes[v] = r.IntN(12)
		}
		o := newOrder(sizes)
		for range 60 {
			x, y := r.IntN(len(sizes)), r.IntN(len(sizes))
			if x == y || sizes[x] == 0 || sizes[y] == 0 {
				continue
			}
			i, j := r.IntN(sizes[x]), r.IntN(sizes[y])
			source := align.Span{Start: i, End: min(sizes[x], i+1+r.IntN(2))}
			target := align.Span{Start: j, End: min(sizes[y], j+1+r.IntN(2))}
			blocks := o.holding(x, source, y, target)
			if len(blocks) < 2 {
				continue
			}
			cells, whole := o.union(blocks, 4)
			if !whole {
				continue
			}
			if want := !o.circular(blocks); o.merge(blocks, cells) != want {
				t.Fatalf("merging %v is possible: %v, want %v", blocks, !want, want)
			}
			requireOrder(t, o.rows(), sizes)
		}
	})
}
