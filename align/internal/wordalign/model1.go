package wordalign

import (
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// A model is what the rounds of expectation-maximisation of IBM model 1 work on.
// A link of its corpus is where in the source word's row the target word stands.
type model struct {
	corpus
	rows []row     // of each source word
	null []float32 // p(t) whatever the source
	// ratios holds, for each target word of each pair, the pair's weight by the
	// probability that the pair gives the word.
	ratios   []float32
	diagonal *diagonal // nil where places do not matter
}

// A row is what one source word translates as.
type row struct {
	words []int32   // the target words that share a pair with it
	p     []float32 // p(t|s) of each
	total float32   // how often the source word was translated by one of them
}

func newModel(ctx context.Context, pairs []Pair, sourceWords, targetWords int, steepness float64, links []int32) (*model, error) {
	m := &model{
		corpus:   newCorpus(pairs, sourceWords, links),
		rows:     make([]row, sourceWords),
		diagonal: newDiagonal(steepness),
	}
	m.ratios = make([]float32, len(m.target.words))
	m.null = m.target.frequencies(m.weights, targetWords)
	return m, m.link(ctx, targetWords)
}

// link finds the target words of every row, and the link of every cell.
func (m *model) link(ctx context.Context, targetWords int) error {
	type scratch struct {
		links []int32 // to each target word from the source word at hand, plus one
		words []int32 // that have such a link
	}
	scratches := make([]scratch, m.workers)
	return parallel.Each(ctx, m.workers, len(m.rows), func(worker, s int) {
		c := &scratches[worker]
		if c.links == nil {
			c.links = make([]int32, targetWords)
		}
		for _, u := range m.uses[s] {
			links := m.cellsOf(u)
			for y, t := range m.target.of(int(u.pair)) {
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

// round is one round of expectation-maximisation: first by pairs, with the
// rows as they are, then by rows, with what the pairs gave.
func (m *model) round(ctx context.Context) error {
	rooms := make([][]float32, m.workers)
	err := parallel.Each(ctx, m.workers, len(m.weights), func(worker, pair int) {
		rooms[worker] = m.explain(pair, rooms[worker])
	})
	if err != nil {
		return err
	}
	counts := make([][]float64, m.workers)
	return parallel.Each(ctx, m.workers, len(m.rows), func(worker, s int) {
		counts[worker] = m.count(s, counts[worker])
	})
}

// least is taken for the probability of a word that has none left.
const least = 1e-30

// explain sets the ratios of a pair. With S source words, s(x) the one at x,
//
//	p(t at y) = ( p(t) + S * sum over x of d(x,y) p(t|s(x)) / sum over x of d(x,y) ) / (S+1)
//
// where d is the diagonal, if there is one; the S+1 cancels out and is left out.
// It needs room, and returns it for the next pair.
func (m *model) explain(pair int, room []float32) []float32 {
	sources, targets := m.source.of(pair), m.target.of(pair)
	sums := m.ratios[m.target.first[pair]:m.target.first[pair+1]]
	clear(sums)
	room = slices.Grow(room[:0], len(sums))
	shares := room[:len(sums)]
	clear(shares)
	links := m.links[m.cells[pair]:m.cells[pair+1]]
	for x, s := range sources {
		p, line := m.rows[s].p, newLine(x, len(sources), len(targets))
		if m.diagonal == nil {
			for y, l := range links[:len(sums)] {
				shares[y]++
				sums[y] += p[l]
			}
		} else {
			for y, l := range links[:len(sums)] {
				d := m.diagonal.at(line, y)
				shares[y] += d
				sums[y] += d * p[l]
			}
		}
		links = links[len(sums):]
	}
	for y, t := range targets {
		share := float32(len(sources)) / shares[y]
		sums[y] = m.weights[pair] * share / max(m.null[t]+share*sums[y], least)
	}
	return room
}

// count sets a row to the shares of its expected counts. It needs room for
// them, and returns it for the next row.
func (m *model) count(s int, room []float64) []float64 {
	row := &m.rows[s]
	room = slices.Grow(room[:0], len(row.p))
	counts := room[:len(row.p)]
	clear(counts)
	for _, u := range m.uses[s] {
		pair := int(u.pair)
		ratios := m.ratios[m.target.first[pair]:m.target.first[pair+1]]
		line := newLine(int(u.position), m.source.size(pair), m.target.size(pair))
		if m.diagonal == nil {
			for y, l := range m.cellsOf(u) {
				counts[l] += float64(ratios[y])
			}
			continue
		}
		for y, l := range m.cellsOf(u) {
			counts[l] += float64(m.diagonal.at(line, y) * ratios[y])
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

// table returns what the last round found.
func (m *model) table(ctx context.Context, settings Settings) (translation.Table, error) {
	table := make(translation.Table, len(m.rows))
	for s, row := range m.rows {
		if s%breath == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for l, share := range row.p {
			if p, kept := settings.believed(float64(share)*float64(row.total), float64(row.total)); kept {
				table[s].Entries = append(table[s].Entries, translation.Entry{Word: row.words[l], P: float32(p)})
			}
		}
	}
	return table, nil
}
