// Package band says which parts of two texts are compared with each other, so
// that long documents take time and memory in proportion to their length.
//
// Texts that translate each other share rare words: names, numbers, and words
// whose translation is known. Where two sentences share some, they are an
// anchor. Of all anchors, the chain of most evidence that ascends in both
// texts is a path from their beginning to their end. What lies near it is
// compared. Where the chain has a gap too large to be compared as a whole, the
// same is done within the gap, where more words are rare.
package band

// A Node is a place between sentences of both texts: I source sentences and J
// target sentences stand before it.
type Node struct{ I, J int }

// A Window is the half-open range of columns [From, To) of the nodes of one row that
// are looked at.
type Window struct{ From, To int }

// Has reports whether a column is in the window.
func (w Window) Has(column int) bool { return w.From <= column && column < w.To }

// A Band is the windows of all rows of nodes: row i is the nodes with I = i, and a
// column those with one J. The first node is in the first window and the last node
// in the last. No window begins or ends further left than the one before, and each
// shares a column with the next, so that every node can be reached by null beads
// alone.
type Band []Window

// Full is the band of everything.
func Full(rows, columns int) Band {
	b := make(Band, rows+1)
	for i := range b {
		b[i] = Window{0, columns + 1}
	}
	return b
}

// Rows is the number of source sentences.
func (b Band) Rows() int { return len(b) - 1 }

// Columns is the number of target sentences.
func (b Band) Columns() int { return b[len(b)-1].To - 1 }

// Nodes is the number of nodes.
func (b Band) Nodes() int {
	n := 0
	for _, w := range b {
		n += w.To - w.From
	}
	return n
}

// Connect widens windows until they make a band. Windows may be empty, for rows that
// no alignment stops at, but not the first and the last.
func (b Band) Connect() {
	for i := 1; i < len(b); i++ {
		b[i].To = max(b[i].To, b[i-1].To)
	}
	for i := len(b) - 2; i >= 0; i-- {
		next := b[i+1].From
		b[i].From = min(b[i].From, next)
		b[i].To = max(b[i].To, next+1)
	}
}

// Widen returns the band of all nodes that are at most margin rows and at most margin
// columns away from a node of b.
func (b Band) Widen(margin int) Band {
	wide := make(Band, len(b))
	for i := range b {
		before, after := max(0, i-margin), min(len(b)-1, i+margin)
		wide[i] = Window{max(0, b[before].From-margin), min(b.Columns()+1, b[after].To+margin)}
	}
	return wide
}

// Within returns the nodes that b shares with another band of the same texts, widened
// where they are not connected. Some path from the first node to the last must lie in
// both.
func (b Band) Within(other Band) Band {
	common := make(Band, len(b))
	for i, w := range b {
		common[i] = Window{max(w.From, other[i].From), min(w.To, other[i].To)}
	}
	common.Connect()
	return common
}

// Transpose returns the band of the same nodes with the texts exchanged.
func (b Band) Transpose() Band {
	t := make(Band, b.Columns()+1)
	from, to := 0, 0
	for j := range t {
		for b[from].To <= j {
			from++
		}
		for to < len(b) && b[to].From <= j {
			to++
		}
		t[j] = Window{from, to}
	}
	return t
}
