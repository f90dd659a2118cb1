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

	mark []int // by block: the search that visited it last
	now  int   // the present search
}

// A block is merged into another where its cells are nil.
type block struct {
	cells    []align.Span
	position int // positions ascend along every version
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
	for position, s := range all {
		own := cells[position*len(sizes) : (position+1)*len(sizes) : (position+1)*len(sizes)]
		own[s.version] = align.Span{Start: s.i, End: s.i + 1}
		o.of[s.version][s.i] = position
		o.blocks = append(o.blocks, block{own, position})
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
	low, high := o.blocks[blocks[0]].position, o.blocks[blocks[0]].position
	for _, b := range blocks {
		low, high = min(low, o.blocks[b].position), max(high, o.blocks[b].position)
	}
	after, cyclic := o.reach(blocks, func(position int) bool { return position <= high }, o.next)
	if cyclic {
		return false
	}
	before, _ := o.reach(blocks, func(position int) bool { return position >= low }, o.previous)
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

// next returns the block that follows block b in version v, and previous the one
// before it, or -1.
func (o *order) next(b, v int) int {
	if c := o.blocks[b].cells[v]; c.Len() > 0 && c.End < len(o.of[v]) {
		return o.of[v][c.End]
	}
	return -1
}

func (o *order) previous(b, v int) int {
	if c := o.blocks[b].cells[v]; c.Len() > 0 && c.Start > 0 {
		return o.of[v][c.Start-1]
	}
	return -1
}

// reach returns the other blocks that can be reached step by step from the blocks
// given, through positions within a limit, and whether the blocks themselves are
// among what can be reached through others.
func (o *order) reach(blocks []int, within func(position int) bool, step func(b, v int) int) (reached []int, cyclic bool) {
	o.now += 2
	start, seen := o.now, o.now+1
	for _, b := range blocks {
		o.mark[b] = start
	}
	visit := func(b int, first bool) {
		for v := range o.of {
			n := step(b, v)
			switch {
			case n < 0 || !within(o.blocks[n].position) || o.mark[n] == seen:
			case o.mark[n] == start:
				cyclic = cyclic || !first // a step from one to another of them is no cycle
			default:
				o.mark[n] = seen
				reached = append(reached, n)
			}
		}
	}
	for _, b := range blocks {
		visit(b, true)
	}
	for k := 0; k < len(reached) && !cyclic; k++ {
		visit(reached[k], false)
	}
	return reached, cyclic
}

// rearrange gives the positions of all these blocks first to those before, then to
// the merged ones, then to those after.
func (o *order) rearrange(before, merged, after []int) {
	byPosition := func(a, b int) int { return cmp.Compare(o.blocks[a].position, o.blocks[b].position) }
	slices.SortFunc(before, byPosition)
	slices.SortFunc(after, byPosition)
	all := slices.Concat(before, merged, after)
	positions := make([]int, len(all))
	for k, b := range all {
		positions[k] = o.blocks[b].position
	}
	slices.Sort(positions)
	for k, b := range all {
		o.blocks[b].position = positions[k]
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
	slices.SortFunc(left, func(a, b block) int { return cmp.Compare(a.position, b.position) })
	rows := make([][]align.Span, len(left))
	for k, b := range left {
		rows[k] = b.cells
	}
	return rows
}
