// Package score weighs, for groups of neighbouring sentences of two texts, the
// evidence that one translates the other.
//
// The score of a bead is a log-likelihood ratio in nats, that of the words of
// one side as a translation of the other side (IBM model 1; Brown et al. 1993,
// section 4.1) against that of the same words by chance, averaged over both
// directions:
//
//	sum over target words t of log( p(t|S) / p(t) )
//	p(t|S) = (p(t) + sum over s in S of p(t|s)) / (|S|+1)
//	p(t|s) = table(t|s) + (1 - mass(s)) p(t)
//
// The last line lets a word that the table does not know predict the
// background, so that it proves nothing instead of forbidding everything.
package score

import (
	"context"
	"math"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// maxGroup is the most sentences that one side of a bead can have.
const maxGroup = 4

// Tuned on the development sets.
const (
	topicShare = 0.22 // of the background that is what the other text predicts
	smoothing  = 0.05 // of p(t|S) that is background whatever S
)

// A side is one text as a translation of the other: for each group of the
// other text's sentences, how well it predicts each sentence of this one.
type side struct {
	text       *tokens.Text      // the predicted text
	places     [][]place         // where each of its words occurs
	background []float64         // p(t)
	table      translation.Table // given word to predicted words
	mass       []float64
}

type place struct{ sentence, count int32 }

func newSide(given, predicted *tokens.Text, table translation.Table) *side {
	s := &side{text: predicted, table: table, mass: make([]float64, len(table))}
	for w, row := range table {
		s.mass[w] = row.Mass()
	}
	s.places = occurrences(predicted)
	s.background = background(given, predicted, table, s.mass)
	return s
}

func occurrences(text *tokens.Text) [][]place {
	places := make([][]place, len(text.Words))
	for i, sentence := range text.Sentences {
		for _, w := range sentence {
			p := places[w]
			if len(p) > 0 && p[len(p)-1].sentence == int32(i) {
				p[len(p)-1].count++
				continue
			}
			places[w] = append(p, place{int32(i), 1})
		}
	}
	return places
}

// background mixes how often a word occurs with how strongly the other text as
// a whole predicts it: a word that every sentence of the story would predict
// is no evidence for any of them.
func background(given, predicted *tokens.Text, table translation.Table, mass []float64) []float64 {
	frequency := make([]float64, len(predicted.Words))
	for w, count := range predicted.Counts {
		frequency[w] = float64(count) / float64(max(predicted.Total, 1))
	}
	topic := make([]float64, len(predicted.Words))
	var unknown float64
	for s, count := range given.Counts {
		c := float64(count) / float64(max(given.Total, 1))
		unknown += c * (1 - mass[s])
		for _, e := range table[s].Entries {
			topic[e.Word] += c * float64(e.P)
		}
	}
	for w, f := range frequency {
		frequency[w] = (1-topicShare)*f + topicShare*(topic[w]+unknown*f)
	}
	return frequency
}

// predict sets row[j] to the log-likelihood ratio of sentence j of the predicted
// text, given a group of sentences of the other.
func (s *side) predict(group [][]int32, row []float32, scratch *accumulator) {
	words, open := 0, 1.0
	for _, sentence := range group {
		words += len(sentence)
		for _, g := range sentence {
			open += 1 - s.mass[g]
			for _, e := range s.table[g].Entries {
				scratch.add(e.Word, float64(e.P))
			}
		}
	}
	n := float64(words + 1)
	base := (1-smoothing)*open/n + smoothing
	logBase := math.Log(base)
	for j := range row {
		row[j] = float32(float64(len(s.text.Sentences[j])) * logBase)
	}
	scale := (1 - smoothing) / (n * base)
	for _, w := range scratch.touched {
		gain := math.Log1p(scale * scratch.sum[w] / s.background[w])
		for _, p := range s.places[w] {
			row[p.sentence] += float32(gain * float64(p.count))
		}
		scratch.sum[w] = 0
	}
	scratch.touched = scratch.touched[:0]
}

// An accumulator sums by word number and remembers which words it touched.
type accumulator struct {
	sum     []float64
	touched []int32
}

func (a *accumulator) add(w int32, p float64) {
	if a.sum[w] == 0 {
		a.touched = append(a.touched, w)
	}
	a.sum[w] += p
}

// A Matrix holds what the beads' scores are made of.
type Matrix struct {
	rows, columns int
	forward       [maxGroup][]float32 // [a-1][i*columns+j]: target sentence j given source sentences [i, i+a)
	backward      [maxGroup][]float32 // [b-1][i*columns+j]: source sentence i given target sentences [j, j+b)
}

// New scores two texts with the tables of both directions.
func New(ctx context.Context, source, target *tokens.Text, forward, backward translation.Table) (*Matrix, error) {
	m := &Matrix{rows: len(source.Sentences), columns: len(target.Sentences)}
	ahead := newSide(source, target, forward)
	back := newSide(target, source, backward)
	scratch := &accumulator{sum: make([]float64, max(len(source.Words), len(target.Words)))}
	for a := 1; a <= maxGroup; a++ {
		m.forward[a-1] = make([]float32, m.rows*m.columns)
		for i := 0; i+a <= m.rows; i++ {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			ahead.predict(source.Sentences[i:i+a], m.forward[a-1][i*m.columns:(i+1)*m.columns], scratch)
		}
	}
	column := make([]float32, m.rows)
	for b := 1; b <= maxGroup; b++ {
		m.backward[b-1] = make([]float32, m.rows*m.columns)
		for j := 0; j+b <= m.columns; j++ {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			back.predict(target.Sentences[j:j+b], column, scratch)
			for i, v := range column {
				m.backward[b-1][i*m.columns+j] = v
			}
		}
	}
	return m, nil
}

// Bead returns the score of source sentences [i, i+a) with target sentences
// [j, j+b), in nats.
func (m *Matrix) Bead(i, a, j, b int) float64 {
	var sum float32
	for k := j; k < j+b; k++ {
		sum += m.forward[a-1][i*m.columns+k]
	}
	for k := i; k < i+a; k++ {
		sum += m.backward[b-1][k*m.columns+j]
	}
	return float64(sum) / 2
}
