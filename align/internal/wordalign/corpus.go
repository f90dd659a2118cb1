package wordalign

import (
	"slices"

	"github.com/sejajar/sejajar/align/internal/parallel"
)

// A corpus is pairs made ready. Every pair has a cell for each of its source
// words with each of its target words. A cell says which link joins the two.
type corpus struct {
	weights        []float32
	source, target side
	uses           [][]use // of each source word
	cells          []int   // where the cells of each pair begin, source word by source word
	links          []int32 // of each cell
	workers        int
}

// newCorpus makes pairs ready. It can take the links of a corpus of the same pairs,
// in either direction, that is of no further use.
func newCorpus(pairs []Pair, sourceWords int, links []int32) corpus {
	c := corpus{
		weights: make([]float32, len(pairs)),
		source:  newSide(pairs, func(p *Pair) []int32 { return p.Source }),
		target:  newSide(pairs, func(p *Pair) []int32 { return p.Target }),
		cells:   make([]int, len(pairs)+1),
	}
	for i := range pairs {
		c.weights[i] = float32(pairs[i].Weight)
		c.cells[i+1] = c.cells[i] + c.source.size(i)*c.target.size(i)
	}
	c.uses = c.source.uses(sourceWords)
	c.links = slices.Grow(links[:0], c.cells[len(pairs)])[:c.cells[len(pairs)]]
	c.workers = workersFor(len(c.links))
	return c
}

// cellsOf returns the links of a source word in a pair, one for each target word.
func (c *corpus) cellsOf(u use) []int32 {
	size := c.target.size(int(u.pair))
	first := c.cells[u.pair] + int(u.position)*size
	return c.links[first : first+size]
}

// small is the number of cells up to which goroutines cost more than they gain.
const small = 1 << 16

func workersFor(cells int) int {
	if cells <= small {
		return 1
	}
	return parallel.Cores()
}
