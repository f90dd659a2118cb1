package versions

import (
	"cmp"
	"slices"
)

// A cluster is documents that belong together as far as is known yet.
type cluster struct {
	documents []int
	full      int  // documents that were not compared with all that they have much in common with
	text      bool // some of them tell the same in the same order
}

// A clustering puts documents together.
type clustering struct {
	of          []*cluster // by document
	links       [][]int    // by document: its comparisons
	comparisons []comparison
	full        []bool // by document
}

// group puts documents together that are likelier than not versions of one
// text. First come those that tell it in one order, the likeliest first, then
// those that tell the same story.
//
// No single link joins two clusters: all pairs of documents between them that
// are known have a say. So a page that holds two stories does not make them one,
// nor does a chain of documents that each resemble the next. And two clusters that each are a text with versions of its own, such as
// reports of one event by two houses with their translations, are joined only by
// a link that keeps the order; a document that is alone is put with the text
// whose story it tells.
func group(comparisons []comparison, documents int) [][]int {
	c := newClustering(comparisons, documents)
	order := make([]int, 0, len(comparisons))
	for k := range comparisons {
		if comparisons[k].joins {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(comparisons[b].odds, comparisons[a].odds)
	})
	for _, story := range []bool{false, true} {
		for again := true; again; {
			again = false
			for _, k := range order {
				again = (story || comparisons[k].ordered >= 0) && c.join(k) || again
			}
		}
	}
	var groups [][]int
	seen := make(map[*cluster]bool)
	for _, cluster := range c.of {
		if !seen[cluster] {
			seen[cluster] = true
			slices.Sort(cluster.documents)
			groups = append(groups, cluster.documents)
		}
	}
	return groups
}

// withCopies puts copies into the groups of what they are copies of.
func withCopies(groups [][]int, copies []candidate, documents int) [][]int {
	of := make([]int, documents)
	for g, group := range groups {
		for _, d := range group {
			of[d] = g
		}
	}
	for _, c := range copies {
		groups[of[c.b]] = nil // it was alone
		groups[of[c.a]] = append(groups[of[c.a]], c.b)
	}
	groups = slices.DeleteFunc(groups, func(group []int) bool { return len(group) == 0 })
	for _, group := range groups {
		slices.Sort(group)
	}
	return groups
}

func newClustering(comparisons []comparison, documents int) *clustering {
	c := &clustering{
		of:    make([]*cluster, documents),
		links: make([][]int, documents), comparisons: comparisons,
		full: make([]bool, documents),
	}
	for k := range comparisons {
		a, b := comparisons[k].a, comparisons[k].b
		c.links[a], c.links[b] = append(c.links[a], k), append(c.links[b], k)
	}
	for d := range c.of {
		c.of[d] = &cluster{documents: []int{d}}
		if c.full[d] = len(c.links[d]) >= mostCandidates; c.full[d] {
			c.of[d].full = 1
		}
	}
	return c
}

// join puts the clusters of a comparison together if they agree, and reports
// whether it did.
func (c *clustering) join(k int) bool {
	link := &c.comparisons[k]
	x, y := c.of[link.a], c.of[link.b]
	if x == y || x.text && y.text && link.ordered < 0 || !c.agree(x, y) {
		return false
	}
	if len(x.documents) < len(y.documents) {
		x, y = y, x
	}
	for _, d := range y.documents {
		c.of[d] = x
	}
	x.documents = append(x.documents, y.documents...)
	x.full += y.full
	x.text = x.text || y.text || link.ordered >= 0
	return true
}

// Of the pairs of documents between two clusters, each speaks for or against
// them by so many nats at most: no link makes up for two foreign pairs. A pair that was
// not compared has too little in common, and speaks against.
const (
	mostFor     = 3
	mostAgainst = 4
)

// agree reports whether the known pairs between two clusters speak for joining
// them. A pair is not known that was not compared because both documents have enough
// others that they have more in common with.
func (c *clustering) agree(x, y *cluster) bool {
	if len(x.documents) > len(y.documents) {
		x, y = y, x
	}
	silent := len(x.documents)*len(y.documents) - x.full*y.full
	sum := 0.0
	for _, d := range x.documents {
		for _, k := range c.links[d] {
			link := &c.comparisons[k]
			other := link.a + link.b - d
			if c.of[other] != y {
				continue
			}
			if !c.full[d] || !c.full[other] {
				silent--
			}
			sum += max(-mostAgainst, min(mostFor, link.odds-agreed))
		}
	}
	return sum > float64(silent*mostAgainst)
}
