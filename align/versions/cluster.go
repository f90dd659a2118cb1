package versions

import (
	"cmp"
	"slices"
)

// A cluster is documents that belong together as far as is known yet.
type cluster struct {
	documents []int
	full      int // how many of them are full: see clustering
}

// A clustering puts documents together.
type clustering struct {
	comparisons []comparison

	// By document: its cluster, its comparisons, and whether it is full, which is to
	// have as many comparisons as a document can have, so that others it has much in
	// common with may not have been compared.
	cluster []*cluster
	links   [][]int
	full    []bool
}

// clusters puts documents together that are likelier than not versions of one
// text, and returns the indices of each cluster, ascending. First come the pairs
// that tell it in one order, the likeliest first, then those that tell the same story.
//
// No single pair joins two clusters: all pairs of documents between them that
// were compared have a say. So a page that holds two stories does not make them
// one, nor does a chain of documents that each resemble the next.
func clusters(comparisons []comparison, documents int) [][]int {
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
	var found [][]int
	seen := make(map[*cluster]bool)
	for _, cluster := range c.cluster {
		if !seen[cluster] {
			seen[cluster] = true
			slices.Sort(cluster.documents)
			found = append(found, cluster.documents)
		}
	}
	return found
}

// undecided returns the pairs of documents of every two clusters that a comparison would
// join which are still to be asked what they tell alike. Few words in common may be all
// that kept them from being compared, and what is not known of them speaks against
// joining the clusters.
func undecided(clusters [][]int, comparisons []comparison, common func(a, b int) overlap) (pairs []candidate) {
	of := make(map[int]int)
	for k, documents := range clusters {
		for _, d := range documents {
			of[d] = k
		}
	}
	known, done := make(map[[2]int]bool), make(map[[2]int]bool)
	for _, c := range comparisons {
		known[[2]int{c.a, c.b}] = c.told || c.ordered >= 0 || c.err != nil
	}
	for _, c := range comparisons {
		x, y := min(of[c.a], of[c.b]), max(of[c.a], of[c.b])
		if !c.joins || x == y || len(clusters[x])+len(clusters[y]) > mostCompared || done[[2]int{x, y}] {
			continue
		}
		done[[2]int{x, y}] = true
		for _, a := range clusters[x] {
			for _, b := range clusters[y] {
				if a, b := min(a, b), max(a, b); !known[[2]int{a, b}] {
					pairs = append(pairs, candidate{a, b, common(a, b)})
				}
			}
		}
	}
	return pairs
}

// replaced returns comparisons with those of the same documents replaced by others, and
// the rest of these after them.
func replaced(comparisons, others []comparison) []comparison {
	newer := make(map[[2]int]bool)
	for _, c := range others {
		newer[[2]int{c.a, c.b}] = true
	}
	comparisons = slices.DeleteFunc(comparisons, func(c comparison) bool { return newer[[2]int{c.a, c.b}] })
	return append(comparisons, others...)
}

// withCopies puts copies, which are clusters of their own, into the clusters of
// their originals.
func withCopies(clusters [][]int, copies []candidate, documents int) [][]int {
	of := clusterOf(clusters, documents)
	for _, p := range copies {
		original, copied := of[p.a], of[p.b]
		clusters[copied] = nil
		clusters[original] = append(clusters[original], p.b)
	}
	clusters = slices.DeleteFunc(clusters, func(documents []int) bool { return len(documents) == 0 })
	for _, documents := range clusters {
		slices.Sort(documents)
	}
	return clusters
}

// clusterOf returns by document which cluster it is in.
func clusterOf(clusters [][]int, documents int) []int {
	of := make([]int, documents)
	for k, cluster := range clusters {
		for _, d := range cluster {
			of[d] = k
		}
	}
	return of
}

func newClustering(comparisons []comparison, documents int) *clustering {
	c := &clustering{
		comparisons: comparisons,
		cluster:     make([]*cluster, documents),
		links:       make([][]int, documents),
		full:        make([]bool, documents),
	}
	for k := range comparisons {
		a, b := comparisons[k].a, comparisons[k].b
		c.links[a], c.links[b] = append(c.links[a], k), append(c.links[b], k)
	}
	for d := range c.cluster {
		c.cluster[d] = &cluster{documents: []int{d}}
		if c.full[d] = len(c.links[d]) >= mostCandidates; c.full[d] {
			c.cluster[d].full = 1
		}
	}
	return c
}

// join puts the clusters of a comparison together if they agree, and reports
// whether it did.
func (c *clustering) join(k int) bool {
	pair := &c.comparisons[k]
	x, y := c.cluster[pair.a], c.cluster[pair.b]
	if x == y || !c.agree(x, y, pair) {
		return false
	}
	if len(x.documents) < len(y.documents) {
		x, y = y, x
	}
	for _, d := range y.documents {
		c.cluster[d] = x
	}
	x.documents = append(x.documents, y.documents...)
	x.full += y.full
	return true
}

// Each pair of documents between two clusters speaks for or against joining them by
// so many nats at most: nothing makes up for two foreign pairs. A pair that was not
// compared has too little in common, and speaks against with all its weight.
const (
	mostFor     = 3
	mostAgainst = 4
)

// agree reports whether the pairs between two clusters speak for joining them, which
// one pair suggests. A pair has no say that was not compared only because both documents
// are full. Where several documents on either side tell the same in no common order, all
// pairs together must be likelier one story than not, as two stories of one topic have
// versions that are much alike.
func (c *clustering) agree(x, y *cluster, pair *comparison) bool {
	indifferent := neutral
	if len(x.documents) > 1 && len(y.documents) > 1 && pair.ordered < 0 {
		indifferent = 0
	}
	if len(x.documents) > len(y.documents) {
		x, y = y, x
	}
	foreign := len(x.documents)*len(y.documents) - x.full*y.full // pairs that were not compared
	sum := 0.0
	for _, d := range x.documents {
		for _, k := range c.links[d] {
			pair := &c.comparisons[k]
			other := pair.a + pair.b - d
			if c.cluster[other] != y {
				continue
			}
			if !c.full[d] || !c.full[other] {
				foreign--
			}
			sum += max(-mostAgainst, min(mostFor, pair.odds-indifferent))
		}
	}
	return sum > float64(foreign*mostAgainst)
}
