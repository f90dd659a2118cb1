package wordalign

import (
	"slices"

	"github.com/sejajar/sejajar/align/internal/parallel"
)

// A corpus is pairs made ready. Every pair has a cell for each of its source
// words with each of its target words.
type corpus struct {
	weights        []float32
	source, target *side
	cells          int // of all pairs
	workers        int
}

// newCorpus makes pairs ready.
func newCorpus(pairs []Pair, sourceWords, targetWords int) *corpus {
	c := &corpus{
		weights: make([]float32, len(pairs)),
		source:  newSide(pairs, sourceWords, func(p *Pair) []int32 { return p.Source }),
		target:  newSide(pairs, targetWords, func(p *Pair) []int32 { return p.Target }),
	}
	for i, p := range pairs {
		c.weights[i] = float32(p.Weight)
		c.cells += p.cells()
	}
	c.workers = workersFor(c.cells)
	return c
}

// reversed returns the corpus of the other direction, which shares its memory.
func (c *corpus) reversed() *corpus {
	return &corpus{c.weights, c.target, c.source, c.cells, c.workers}
}

// small is the number of cells up to which goroutines cost more than they gain.
const small = 1 << 16

func workersFor(cells int) int {
	if cells <= small {
		return 1
	}
	return parallel.Cores()
}

// merge makes one of pairs that say the same, with their weights together: the headings and
// the boilerplate of a text are told again and again.
func merge(pairs []Pair) []Pair {
	merged := make([]Pair, 0, len(pairs))
	found := make(map[uint64]int32, len(pairs)) // by hash: the last of merged
	for _, p := range pairs {
		hash := p.hash()
		if k, ok := found[hash]; ok && slices.Equal(merged[k].Source, p.Source) && slices.Equal(merged[k].Target, p.Target) {
			merged[k].Weight += p.Weight
			continue
		}
		found[hash] = int32(len(merged))
		merged = append(merged, p)
	}
	return merged
}

// hash returns a number that is the same for pairs of the same words (FNV-1a, by words).
func (p Pair) hash() uint64 {
	hash := uint64(14695981039346656037)
	for _, side := range [][]int32{p.Source, p.Target} {
		for _, w := range side {
			hash = (hash ^ uint64(w)) * 1099511628211
		}
		hash = (hash ^ 1<<63) * 1099511628211
	}
	return hash
}
