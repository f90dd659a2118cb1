package ibm1

import (
	"context"
	"slices"
)

// A model is what the rounds of expectation-maximisation work on.
//
// Every pair has a cell for each of its source words with each of its target
// words. A cell says which link joins the two: where in the source word's row
// the target word stands.
type model struct {
	weights        []float32
	source, target bags
	uses           [][]use   // of each source word
	rows           []row     // of each source word
	cells          []int     // where the cells of each pair begin, source word by source word
	links          []int32   // of each cell
	null           []float32 // p(t) whatever the source
	// ratios holds, for each target word of each pair, the pair's weight times
	// the word's count, by what all source words of the pair give the word.
	ratios  []float32
	workers int
}

// A row is what one source word translates as.
type row struct {
	words []int32   // the target words that share a pair with it
	p     []float32 // p(t|s) of each
	total float32   // how often the source word was translated by one of them
}

func newModel(ctx context.Context, pairs []Pair, sourceWords, targetWords, longest int) (*model, error) {
	pairs = slices.DeleteFunc(slices.Clone(pairs), func(p Pair) bool {
		return p.Weight <= 0 || len(p.Source) == 0 || len(p.Target) == 0 ||
			longest > 0 && max(len(p.Source), len(p.Target)) > longest
	})
	m := &model{
		weights: make([]float32, len(pairs)),
		source:  newBags(pairs, func(p *Pair) []int32 { return p.Source }),
		target:  newBags(pairs, func(p *Pair) []int32 { return p.Target }),
		rows:    make([]row, sourceWords),
		cells:   make([]int, len(pairs)+1),
	}
	for i := range pairs {
		m.weights[i] = float32(pairs[i].Weight)
		m.cells[i+1] = m.cells[i] + m.source.size(i)*m.target.size(i)
	}
	m.uses = m.source.uses(sourceWords)
	m.links = make([]int32, m.cells[len(pairs)])
	m.ratios = make([]float32, len(m.target.words))
	m.null = m.frequencies(targetWords)
	m.workers = workersFor(len(m.links))
	return m, m.link(ctx, targetWords)
}

// frequencies returns the share of each target word in the text.
func (m *model) frequencies(targetWords int) []float32 {
	counts := make([]float64, targetWords)
	var total float64
	for i, weight := range m.weights {
		words, n := m.target.of(i)
		for y, t := range words {
			c := float64(weight) * float64(n[y])
			counts[t] += c
			total += c
		}
	}
	shares := make([]float32, targetWords)
	for t, c := range counts {
		shares[t] = float32(c / max(total, 1))
	}
	return shares
}

// link finds the target words of every row, and the link of every cell.
func (m *model) link(ctx context.Context, targetWords int) error {
	type scratch struct {
		links []int32 // to each target word from the source word at hand, plus one
		words []int32 // that have such a link
	}
	scratches := make([]scratch, m.workers)
	return each(ctx, m.workers, len(m.rows), func(worker, s int) {
		c := &scratches[worker]
		if c.links == nil {
			c.links = make([]int32, targetWords)
		}
		for _, u := range m.uses[s] {
			words, _ := m.target.of(int(u.pair))
			links := m.cellsOf(u)
			for y, t := range words {
				if c.links[t] == 0 {
					c.words = append(c.words, t)
					c.links[t] = int32(len(c.words))
				}
				links[y] = c.links[t] - 1
			}
		}
		m.rows[s] = row{words: slices.Clone(c.words), p: slices.Repeat([]float32{1}, len(c.words))}
		for _, t := range c.words {
			c.links[t] = 0
		}
		c.words = c.words[:0]
	})
}

// cellsOf returns the links of a source word in a pair, one for each target word.
func (m *model) cellsOf(u use) []int32 {
	size := m.target.size(int(u.pair))
	first := m.cells[u.pair] + int(u.position)*size
	return m.links[first : first+size]
}

// round is one round of expectation-maximisation: first by pairs, with the
// rows as they are, then by rows, with what the pairs gave.
func (m *model) round(ctx context.Context) error {
	if err := each(ctx, m.workers, len(m.weights), func(_, pair int) { m.explain(pair) }); err != nil {
		return err
	}
	counts := make([][]float64, m.workers)
	return each(ctx, m.workers, len(m.rows), func(worker, s int) {
		counts[worker] = m.count(s, counts[worker])
	})
}

// least is taken for the probability of a word that has none left.
const least = 1e-30

// explain sets the ratios of a pair.
func (m *model) explain(pair int) {
	targets, times := m.target.of(pair)
	ratios := m.ratios[m.target.first[pair]:m.target.first[pair+1]]
	for y, t := range targets {
		ratios[y] = m.null[t]
	}
	links := m.links[m.cells[pair]:m.cells[pair+1]]
	sources, repeats := m.source.of(pair)
	for x, s := range sources {
		p, n := m.rows[s].p, repeats[x]
		for y, l := range links[:len(ratios)] {
			ratios[y] += n * p[l]
		}
		links = links[len(ratios):]
	}
	for y := range ratios {
		ratios[y] = m.weights[pair] * times[y] / max(ratios[y], least)
	}
}

// count sets a row to the shares of its expected counts. It needs room for
// them, and returns the room for the next row.
func (m *model) count(s int, room []float64) []float64 {
	row := &m.rows[s]
	room = slices.Grow(room[:0], len(row.p))
	counts := room[:len(row.p)]
	clear(counts)
	for _, u := range m.uses[s] {
		n := m.source.counts[m.source.first[u.pair]+int(u.position)]
		ratios := m.ratios[m.target.first[u.pair]:m.target.first[u.pair+1]]
		for y, l := range m.cellsOf(u) {
			counts[l] += float64(n * ratios[y])
		}
	}
	var total float64
	for l, p := range row.p {
		counts[l] *= float64(p)
		total += counts[l]
	}
	for l, c := range counts {
		row.p[l] = float32(c / max(total, 1e-9))
	}
	row.total = float32(total)
	return room
}
