// Package ibm1 learns which words translate each other from sentences that do,
// with IBM model 1 (Brown et al. 1993, The Mathematics of Statistical Machine
// Translation, section 4.1).
package ibm1

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/translation"
)

// A Pair is two groups of words that translate each other, and how sure that
// is: a weight from 0 to 1.
type Pair struct {
	Source, Target []int32
	Weight         float64
}

// Settings tell how to learn.
type Settings struct {
	Rounds int
	// Discount is taken off every expected count in the end: what was seen
	// less often than that is not believed.
	Discount float64
	// Silence is how many further times each word is taken to have been
	// translated by nothing known.
	Silence float64
	// Least is the smallest probability that is kept.
	Least float64
}

// Train returns the table p(target word | source word) of texts with the given
// numbers of distinct words.
func Train(ctx context.Context, pairs []Pair, sourceWords, targetWords int, settings Settings) (translation.Table, error) {
	m := link(pairs, sourceWords, targetWords)
	for range settings.Rounds {
		if err := m.round(ctx); err != nil {
			return nil, err
		}
	}
	return m.table(settings), nil
}

// A model holds a count and a probability for each link: a source and a target
// word that occur together in some pair.
type model struct {
	pairs []Pair
	rows  []int32 // the links of source word s are [rows[s], rows[s+1])
	words []int32 // the target word of each link
	count []float64
	p     []float64 // p(t|s)

	// occurrences holds, pair by pair, for each of the target words, the links
	// to it from each of the source words.
	occurrences []int32
	null        []float64 // p(t) whatever the source
}

func link(pairs []Pair, sourceWords, targetWords int) *model {
	m := &model{pairs: pairs, rows: make([]int32, sourceWords+1), null: make([]float64, targetWords)}
	uses, first := uses(pairs, sourceWords)
	m.occurrences = make([]int32, first[len(pairs)])
	number := make([]int32, targetWords) // of the link from the word at hand, plus one
	for s, places := range uses {
		begin := int32(len(m.words))
		for _, u := range places {
			pair := &pairs[u.pair]
			for y, t := range pair.Target {
				if number[t] <= begin {
					m.words = append(m.words, t)
					number[t] = int32(len(m.words))
				}
				m.occurrences[first[u.pair]+y*len(pair.Source)+int(u.position)] = number[t] - 1
			}
		}
		m.rows[s+1] = int32(len(m.words))
	}
	m.count = make([]float64, len(m.words))
	m.p = make([]float64, len(m.words))
	for i := range m.p {
		m.p[i] = 1
	}
	var total float64
	for i := range pairs {
		for _, t := range pairs[i].Target {
			m.null[t] += pairs[i].Weight
			total += pairs[i].Weight
		}
	}
	for t := range m.null {
		m.null[t] /= max(total, 1)
	}
	return m
}

// A use is one occurrence of a source word.
type use struct{ pair, position int32 }

// uses lists the occurrences of every source word, and where the links of each
// pair begin among all occurrences.
func uses(pairs []Pair, sourceWords int) (places [][]use, first []int) {
	places = make([][]use, sourceWords)
	first = make([]int, len(pairs)+1)
	for i, pair := range pairs {
		for x, s := range pair.Source {
			places[s] = append(places[s], use{int32(i), int32(x)})
		}
		first[i+1] = first[i] + len(pair.Source)*len(pair.Target)
	}
	return places, first
}

// round is one round of expectation-maximisation.
func (m *model) round(ctx context.Context) error {
	clear(m.count)
	rest := m.occurrences
	for _, pair := range m.pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, t := range pair.Target {
			links := rest[:len(pair.Source)]
			rest = rest[len(pair.Source):]
			sum := m.null[t]
			for _, l := range links {
				sum += m.p[l]
			}
			for _, l := range links {
				m.count[l] += pair.Weight * m.p[l] / sum
			}
		}
	}
	for s := range len(m.rows) - 1 {
		total := m.total(s)
		for l := m.rows[s]; l < m.rows[s+1]; l++ {
			m.p[l] = m.count[l] / max(total, 1e-9)
		}
	}
	return nil
}

func (m *model) total(s int) (total float64) {
	for _, c := range m.count[m.rows[s]:m.rows[s+1]] {
		total += c
	}
	return total
}

func (m *model) table(settings Settings) translation.Table {
	table := make(translation.Table, len(m.rows)-1)
	for s := range table {
		total := m.total(s) + settings.Silence
		for l := m.rows[s]; l < m.rows[s+1]; l++ {
			if p := (m.count[l] - settings.Discount) / total; p >= settings.Least {
				table[s] = append(table[s], translation.Entry{Word: m.words[l], P: float32(p)})
			}
		}
	}
	return table
}
