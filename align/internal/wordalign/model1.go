package wordalign

import (
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// A model is what the rounds of expectation-maximisation of IBM model 1 work on.
//
// All is done source word by source word: what the word's row says is laid out by target
// word, and then read for the target words of each pair that the source word is in. So nothing needs
// to be kept for each cell.
type model struct {
	*corpus
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

func newModel(ctx context.Context, c *corpus, steepness float64) (*model, error) {
	m := &model{corpus: c, rows: make([]row, c.source.distinct()), diagonal: newDiagonal(steepness)}
	m.ratios = make([]float32, len(m.target.words))
	m.null = m.target.frequencies(m.weights)
	return m, m.fill(ctx)
}

// roomSize is how many words of rows memory is taken for at a time, and longestShared the
// words of the longest row that shares it: no more than that stays empty at the end of a room.
const (
	roomSize      = 1 << 12
	longestShared = roomSize / 8
)

// fill finds the target words of every row.
func (m *model) fill(ctx context.Context) error {
	type scratch struct {
		seen  []int32 // by target word: the last source word that it shares a pair with, plus one
		words []int32 // of the row at hand
		// room is for the rows to come, of which there are many short ones.
		room   []int32
		shares []float32
	}
	scratches := make([]scratch, m.workers)
	return parallel.Each(ctx, m.workers, len(m.rows), func(worker, s int) {
		c := &scratches[worker]
		if c.seen == nil {
			c.seen = make([]int32, m.target.distinct())
		}
		c.words = c.words[:0]
		for _, u := range m.source.usesOf(s) {
			for _, t := range m.target.of(int(u.pair)) {
				if c.seen[t] != int32(s+1) {
					c.seen[t] = int32(s + 1)
					c.words = append(c.words, t)
				}
			}
		}
		n := len(c.words)
		if n > longestShared {
			m.rows[s] = row{words: slices.Clone(c.words), p: slices.Repeat([]float32{1}, n)}
			return
		}
		if len(c.room) < n {
			c.room, c.shares = make([]int32, roomSize), slices.Repeat([]float32{1}, roomSize)
		}
		copy(c.room, c.words)
		m.rows[s] = row{words: c.room[:n:n], p: c.shares[:n:n]}
		c.room, c.shares = c.room[n:], c.shares[n:]
	})
}

// round is one round of expectation-maximisation: first by pairs, with the
// rows as they are, then by rows, with what the pairs gave.
func (m *model) round(ctx context.Context) error {
	pairs := len(m.weights)
	err := parallel.Each(ctx, m.workers, m.workers, func(_, part int) {
		m.explain(ctx, pairs*part/m.workers, pairs*(part+1)/m.workers)
	})
	if err != nil {
		return err
	}
	type scratch struct {
		links  []int32
		counts []float64
	}
	scratches := make([]scratch, m.workers)
	return parallel.Each(ctx, m.workers, len(m.rows), func(worker, s int) {
		c := &scratches[worker]
		if c.links == nil {
			c.links = make([]int32, m.target.distinct())
		}
		c.counts = m.count(s, c.links, c.counts)
	})
}

// least is what is taken for the probability of a word that has none left.
const least = 1e-30

// explain sets the ratios of the pairs [from, to). With S source words, s(x) the one at x,
//
//	p(t at y) = ( p(t) + S * sum over x of d(x,y) p(t|s(x)) / sum over x of d(x,y) ) / (S+1)
//
// where d is the diagonal, if there is one; the S+1 cancels out and is left out. It ends
// early when the context does.
func (m *model) explain(ctx context.Context, from, to int) {
	sums := m.ratios[m.target.first[from]:m.target.first[to]]
	clear(sums)
	p := make([]float32, m.target.distinct()) // of the source word at hand; other target words are not asked for
	for s := range m.rows {
		uses := m.source.usesOf(s)
		first, _ := slices.BinarySearchFunc(uses, int32(from), func(u use, pair int32) int { return int(u.pair - pair) })
		if uses = uses[first:]; len(uses) == 0 || int(uses[0].pair) >= to {
			continue
		}
		if ctx.Err() != nil {
			return
		}
		row := &m.rows[s]
		for l, t := range row.words {
			p[t] = row.p[l]
		}
		for _, u := range uses {
			if int(u.pair) >= to {
				break
			}
			m.predict(u, p)
		}
	}
	for pair := from; pair < to; pair++ {
		m.finish(pair)
	}
}

// predict adds to the sums of a pair what a source word says.
func (m *model) predict(u use, p []float32) {
	pair := int(u.pair)
	sums := m.ratios[m.target.first[pair]:m.target.first[pair+1]]
	if m.diagonal == nil {
		for y, t := range m.target.of(pair) {
			sums[y] += p[t]
		}
		return
	}
	line := newLine(int(u.position), m.source.size(pair), m.target.size(pair))
	for y, t := range m.target.of(pair) {
		sums[y] += m.diagonal.at(line, y) * p[t]
	}
}

// finish turns the sums of a pair into its ratios.
func (m *model) finish(pair int) {
	sums := m.ratios[m.target.first[pair]:m.target.first[pair+1]]
	sources, targets := m.source.size(pair), m.target.of(pair)
	for y, t := range targets {
		share := float32(1)
		if m.diagonal != nil {
			var all float32
			for x := range sources {
				all += m.diagonal.at(newLine(x, sources, len(targets)), y)
			}
			share = float32(sources) / all
		}
		sums[y] = m.weights[pair] * share / max(m.null[t]+share*sums[y], least)
	}
}

// count sets a row to the shares of its expected counts. It needs room by target word, and for
// the counts, which it returns for the next row.
func (m *model) count(s int, links []int32, room []float64) []float64 {
	row := &m.rows[s]
	for l, t := range row.words {
		links[t] = int32(l)
	}
	room = slices.Grow(room[:0], len(row.p))
	counts := room[:len(row.p)]
	clear(counts)
	for _, u := range m.source.usesOf(s) {
		pair := int(u.pair)
		ratios, targets := m.ratios[m.target.first[pair]:m.target.first[pair+1]], m.target.of(pair)
		if m.diagonal == nil {
			for y, t := range targets {
				counts[links[t]] += float64(ratios[y])
			}
			continue
		}
		line := newLine(int(u.position), m.source.size(pair), len(targets))
		for y, t := range targets {
			counts[links[t]] += float64(m.diagonal.at(line, y) * ratios[y])
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
	var all []translation.Entry // of rows
	for s, row := range m.rows {
		if s%breath == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		from := len(all)
		for l, share := range row.p {
			if p, kept := settings.believed(float64(share)*float64(row.total), float64(row.total)); kept {
				if len(all) == cap(all) { // what is there stays where it is
					from, all = 0, append(make([]translation.Entry, 0, max(roomSize, 2*len(row.p))), all[from:]...)
				}
				all = append(all, translation.Entry{Word: row.words[l], P: float32(p)})
			}
		}
		table[s].Entries = all[from:len(all):len(all)]
	}
	return table, nil
}
