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
//
// Beside that stands which of the words have a counterpart on the other side at all
// (presence.go).
package score

import (
	"context"
	"iter"
	"math"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// Tuned on the development sets.
const (
	topicShare = 0.10 // of the background that is what the other text predicts
	// languageShare of the rest is how frequent words are elsewhere, which one short
	// document does not tell. It raises the F1 of ntrex-noisy by up to 0.005.
	languageShare = 0.25
	smoothing     = 0.07 // of p(t|S) that is background whatever S
)

// A side is one text as a translation of the other: for each group of the
// other text's sentences, how well it predicts each sentence of this one.
type side struct {
	given, predicted *tokens.Text
	rarity           []float64         // 1/p(t)
	table            translation.Table // given word to predicted words
	mass             []float64
	hints            *hints // nil where only model 1 is asked
}

// A view is how a side takes what is known.
type view struct {
	topic     float64   // of the background that is what the other text predicts
	corpus    float64   // of the rest that is how frequent words are elsewhere
	elsewhere []float64 // by predicted word, nil where nothing is known of that
	absent    float64   // a factor to the probability of translations that do not occur
}

func newSide(pad *scratch.Pad, given, predicted *tokens.Text, table translation.Table, v view) *side {
	s := &side{given: given, predicted: predicted, table: table, mass: scratch.Make[float64](pad, len(table))}
	for w, row := range table {
		s.mass[w] = min(1, row.Mass()+(v.absent-1)*float64(row.Elsewhere))
	}
	s.rarity = v.background(pad, given, predicted, table, s.mass)
	for w, p := range s.rarity {
		s.rarity[w] = 1 / p
	}
	return s
}

// background mixes how often a word occurs with how strongly the other text as
// a whole predicts it: a word that every sentence of the story would predict
// is no evidence for any of them.
func (v view) background(pad *scratch.Pad, given, predicted *tokens.Text, table translation.Table, mass []float64) []float64 {
	frequency := scratch.Make[float64](pad, len(predicted.Words))
	for w, count := range predicted.Counts {
		frequency[w] = float64(count) / float64(max(predicted.Total, 1))
		if v.elsewhere != nil {
			frequency[w] = (1-v.corpus)*frequency[w] + v.corpus*v.elsewhere[w]
		}
	}
	topic := scratch.Make[float64](pad, len(predicted.Words))
	var unknown float64
	for s, count := range given.Counts {
		c := float64(count) / float64(max(given.Total, 1))
		unknown += c * (1 - mass[s])
		for _, e := range table[s].Entries {
			topic[e.Word] += c * float64(e.P)
		}
	}
	for w, f := range frequency {
		frequency[w] = (1-v.topic)*f + v.topic*(topic[w]+unknown*f)
	}
	return frequency
}

// Usage is how words are used: elsewhere, and by who translated these texts.
type Usage struct {
	// Source and Target are the shares of words in other texts, by the numbers of the source's and
	// the target's words, nil where they are not known.
	Source, Target []float64
	Manner         Manner
}

// A Manner is how one text translates the other.
type Manner uint8

const (
	// Usual translations have counterparts by the tables for most known words.
	Usual Manner = iota
	// Free translations, and those of a domain that the tables do not know, often translate known words
	// by others than the tables have.
	Free
	// Literal translations hardly ever do.
	Literal
)

// A Matrix holds what the beads' scores are made of.
type Matrix struct {
	pad         *scratch.Pad
	ahead, back *side

	within   band.Band
	forward  scores // of target sentences given groups of source sentences
	backward scores // of source sentences given groups of target sentences
}

// New scores two texts that keep their order, with the tables of both
// directions and how words are used: all beads of one sentence with one that are
// within a band.
func New(ctx context.Context, pad *scratch.Pad, source, target *tokens.Text, forward, backward translation.Table, usage Usage,
	within band.Band) (*Matrix, error) {
	m := &Matrix{pad: pad}
	m.ahead, m.back = sides(pad, source, target, forward, backward, usage)
	return m, m.singles(ctx, within)
}

// sides returns both directions of two texts that keep their order.
func sides(pad *scratch.Pad, source, target *tokens.Text, forward, backward translation.Table, usage Usage) (ahead, back *side) {
	ahead = newSide(pad, source, target, forward, view{topicShare, languageShare, usage.Target, 1})
	back = newSide(pad, target, source, backward, view{topicShare, languageShare, usage.Source, 1})
	ahead.hints = newHints(pad, source, target, forward, backward, ahead.rarity, back.rarity, usage.Target, usage.Manner)
	back.hints = newHints(pad, target, source, backward, forward, back.rarity, ahead.rarity, usage.Source, usage.Manner)
	return ahead, back
}

// many is how many nodes it takes for a second core to be worth asking.
const many = 1 << 13

func (m *Matrix) singles(ctx context.Context, within band.Band) error {
	m.within = within
	return m.both(ctx, func() (err error) {
		m.forward, err = m.ahead.singles(ctx, m.pad, within)
		return err
	}, func() (err error) {
		m.backward, err = m.back.singles(ctx, m.pad, within.Transpose())
		return err
	})
}

// Score scores beads within the band, and forgets all others.
func (m *Matrix) Score(ctx context.Context, beads iter.Seq[lattice.Bead]) error {
	forward, backward := newScores(m.pad, m.ahead.given), newScores(m.pad, m.back.given)
	for b := range beads {
		forward.want(b.I, b.Shape.Source, b.J, b.Shape.Target)
		backward.want(b.J, b.Shape.Target, b.I, b.Shape.Source)
	}
	forward[0].take(m.pad, &m.forward[0])
	backward[0].take(m.pad, &m.backward[0])
	m.forward, m.backward = forward, backward
	return m.both(ctx, func() error {
		return m.ahead.score(ctx, m.pad, m.forward[1:], 2)
	}, func() error {
		return m.back.score(ctx, m.pad, m.backward[1:], 2)
	})
}

// both does something in both directions.
func (m *Matrix) both(ctx context.Context, forward, backward func() error) error {
	return parallel.Both(ctx, m.within.Nodes() >= many, forward, backward)
}

// Band returns the band that the beads are within.
func (m *Matrix) Band() band.Band { return m.within }

// Bead returns the score of source sentences [i, i+a) with target sentences
// [j, j+b), in nats: the mean of both directions, less what is said for idle
// sentences.
func (m *Matrix) Bead(i, a, j, b int) float64 {
	said := m.forward.sum(i, a, j, b) + m.backward.sum(j, b, i, a)
	return float64(said/2 - idleShare*m.idle(i, a, j, b))
}

// predict sets row to the log-likelihood ratios of the predicted sentences
// that begin with first, given a group of n words, one of them the empty word,
// that leave the probability open to the background and give each predicted
// word the multiple of its background that scratch holds. The logarithm of the
// product is that of the sum, and far fewer are taken.
func (s *side) predict(n, open float64, first int, row []float32, scratch *accumulator) {
	base := (1-smoothing)*open/n + smoothing
	scale := (1 - smoothing) / n
	for k := range row {
		sentence := s.predicted.Sentences[first+k]
		sum := 0.0
		for len(sentence) > 0 {
			part := sentence[:min(len(sentence), factors)]
			product := 1.0
			for _, w := range part {
				product *= base + scale*scratch.sums[w]
			}
			sum += math.Log(product)
			sentence = sentence[len(part):]
		}
		row[k] = float32(sum)
	}
}
