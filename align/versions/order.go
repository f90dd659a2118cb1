package versions

import (
	"cmp"
	"slices"

	"github.com/sejajar/sejajar/align"
)

// An order is blocks of sentences, one span of each version, empty where it
// has none, in an order that every version keeps. Every sentence is in exactly one
// block. Blocks are merged; the order is mended where that needs it (Pearce and
// Kelly 2006, "A dynamic topological sort algorithm for directed acyclic graphs").
type order struct {
	blocks []block
	of     [][]int // by version and sentence: the block it is in

	mark []int // by block: the search that last came by
	mine int   // the present search
}

// A block is merged into another where its cells are nil.
type block struct {
	cells []align.Span
	place int // places ascend along every version
}

// newOrder puts every sentence into a block of its own. Sentences that stand
// equally far into their versions stand side by side.
func newOrder(sizes []int) *order {
	o := &order{of: make([][]int, len(sizes))}
	type sentence struct {
		version, i int
		depth      float64
	}
	var all []sentence
	for v, n := range sizes {
		o.of[v] = make([]int, n)
		for i := range n {
			all = append(all, sentence{v, i, (float64(i) + 0.5) / float64(n)})
		}
	}
	slices.SortStableFunc(all, func(a, b sentence) int { return cmp.Compare(a.depth, b.depth) })
	cells := make([]align.Span, len(all)*len(sizes))
	for place, s := range all {
		own := cells[place*len(sizes) : (place+1)*len(sizes) : (place+1)*len(sizes)]
		own[s.version] = align.Span{Start: s.i, End: s.i + 1}
		o.of[s.version][s.i] = place
		o.blocks = append(o.blocks, block{own, place})
	}
	o.mark = make([]int, len(all))
	return o
}

// holding returns the blocks that hold the sentences of a span of version x or
// one of version y.
func (o *order) holding(x int, source align.Span, y int, target align.Span) []int {
	var blocks []int
	add := func(b int) {
		if !slices.Contains(blocks, b) {
			blocks = append(blocks, b)
		}
	}
	for i := source.Start; i < source.End; i++ {
		add(o.of[x][i])
	}
	for j := target.Start; j < target.End; j++ {
		add(o.of[y][j])
	}
	return blocks
}

// union returns the cells of blocks taken together, and whether those of each
// version stand side by side and are not more than most.
func (o *order) union(blocks []int, most int) ([]align.Span, bool) {
	cells := slices.Clone(o.blocks[blocks[0]].cells)
	sentences := 0
	for n, b := range blocks {
		for v, c := range o.blocks[b].cells {
			sentences += c.Len()
			switch {
			case n == 0 || c.Len() == 0:
			case cells[v].Len() == 0:
				cells[v] = c
			default:
				cells[v] = align.Span{Start: min(cells[v].Start, c.Start), End: max(cells[v].End, c.End)}
			}
		}
	}
	for _, c := range cells {
		if sentences -= c.Len(); c.Len() > most {
			return nil, false
		}
	}
	return cells, sentences == 0
}

// merge puts blocks together that hold cells, and reports whether that can be:
// not where a way along the versions leads from one of them through another
// block back to one.
func (o *order) merge(blocks []int, cells []align.Span) bool {
	low, high := o.blocks[blocks[0]].place, o.blocks[blocks[0]].place
	for _, b := range blocks {
		low, high = min(low, o.blocks[b].place), max(high, o.blocks[b].place)
	}
	after, back := o.reach(blocks, func(place int) bool { return place <= high }, o.next)
	if back {
		return false
	}
	before, _ := o.reach(blocks, func(place int) bool { return place >= low }, o.last)
	o.rearrange(before, blocks, after)
	into := blocks[0]
	o.blocks[into].cells = cells
	for _, b := range blocks[1:] {
		o.blocks[b].cells = nil
	}
	for v, c := range cells {
		for i := c.Start; i < c.End; i++ {
			o.of[v][i] = into
		}
	}
	return true
}

// next returns the block that follows block b in version v, and last the one
// before it, or -1.
func (o *order) next(b, v int) int {
	if c := o.blocks[b].cells[v]; c.Len() > 0 && c.End < len(o.of[v]) {
		return o.of[v][c.End]
	}
	return -1
}

func (o *order) last(b, v int) int {
	if c := o.blocks[b].cells[v]; c.Len() > 0 && c.Start > 0 {
		return o.of[v][c.Start-1]
	}
	return -1
}

// reach returns the other blocks that ways lead to from the blocks given, as
// far as within says, and whether one of those ways leads back to the blocks.
func (o *order) reach(blocks []int, within func(place int) bool, step func(b, v int) int) (reached []int, back bool) {
	o.mine += 2
	start, seen := o.mine, o.mine+1
	for _, b := range blocks {
		o.mark[b] = start
	}
	look := func(b int, first bool) {
		for v := range o.of {
			n := step(b, v)
			switch {
			case n < 0 || !within(o.blocks[n].place) || o.mark[n] == seen:
			case o.mark[n] == start:
				back = back || !first // neighbours in a version are merged
			default:
				o.mark[n] = seen
				reached = append(reached, n)
			}
		}
	}
	for _, b := range blocks {
		look(b, true)
	}
	for k := 0; k < len(reached) && !back; k++ {
		look(reached[k], false)
	}
	return reached, back
}

// rearrange gives the places of all these blocks first to those before, then to
// the merged ones, then to those after.
func (o *order) rearrange(before, merged, after []int) {
	byPlace := func(a, b int) int { return cmp.Compare(o.blocks[a].place, o.blocks[b].place) }
	slices.SortFunc(before, byPlace)
	slices.SortFunc(after, byPlace)
	all := slices.Concat(before, merged, after)
	places := make([]int, len(all))
	for k, b := range all {
		places[k] = o.blocks[b].place
	}
	slices.Sort(places)
	for k, b := range all {
		o.blocks[b].place = places[k]
	}
}

// rows returns the cells of all blocks in order.
func (o *order) rows() [][]align.Span {
	var left []block
	for _, b := range o.blocks {
		if b.cells != nil {
			left = append(left, b)
		}
	}
	slices.SortFunc(left, func(a, b block) int { return cmp.Compare(a.place, b.place) })
	rows := make([][]align.Span, len(left))
	for k, b := range left {
		rows[k] = b.cells
	}
	return rows
}
