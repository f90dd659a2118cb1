package engine

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/matching"
	"github.com/sejajar/sejajar/align/internal/score"
)

// Match pairs single sentences wherever they stand. It returns a [*MemoryError]
// where that takes too much, and the context's error soon after the context ends.
func Match(ctx context.Context, t Task) (*Result, error) {
	_, m, err := matchTexts(ctx, t)
	if err != nil {
		return nil, err
	}
	return &Result{Beads: m.beads(), Possible: m.possible()}, nil
}

// matchTexts reads two texts and matches them.
func matchTexts(ctx context.Context, t Task) (*pair, *matched, error) {
	rows, columns := len(t.Source.Sentences), len(t.Target.Sentences)
	if _, err := newMemory(t).left(score.MostPairs(rows, columns)); err != nil {
		return nil, nil, err // before anything is read
	}
	p, err := read(ctx, t)
	if err != nil {
		return nil, nil, err
	}
	left, err := p.memory.left(score.MostPairs(rows, columns))
	if err != nil {
		return nil, nil, err
	}
	m, err := p.matchTwice(ctx, t, left)
	return p, m, err
}

// matchTwice matches two texts, learns from what is sure, and matches them
// again, unless a lexicon teaches more than that. It learns in so many bytes.
func (p *pair) matchTwice(ctx context.Context, t Task, bytes int) (*matched, error) {
	known, err := p.lookUp(ctx, t.Lexicon)
	if err != nil {
		return nil, err
	}
	m, err := p.match(ctx, known.tables, known.usage)
	if err != nil || known.enough(p) {
		return m, err
	}
	learned, err := p.learn(ctx, m.chosen(), inAnyOrder, bytes)
	if err != nil {
		return nil, err
	}
	return p.match(ctx, learned.join(p.pad, known.tables), known.usage)
}

// What the log odds of a pair of sentences without rivals are made of, found by
// logistic regression on the pairs of ntrex-story, all languages together.
const (
	matchOdds   = 0.4   // of sentences that say nothing
	matchScore  = 0.214 // for each nat of the words
	matchWords  = 1.72  // and for each nat over the root of their number
	matchLength = 0.986 // for each nat of the lengths
	matchRivals = 0.744 // off for each unit of the logarithm of the sentences to choose from
	// matchDeviation is that of the logarithm of the length ratio of two very long
	// sentences that translate each other.
	matchDeviation = 0.25
	// matchWorth is the probability above which a match is better told than not.
	matchWorth = 0.46
)

// A matched is the pairs of sentences that are not out of the question, with
// their probabilities among all ways to match the texts.
type matched struct {
	rows, columns int
	edges         []matching.Edge
	probabilities []float64
}

// match weighs pairs of sentences with the word translations given.
func (p *pair) match(ctx context.Context, t tables, usage score.Usage) (*matched, error) {
	pairs, err := score.Pairs(ctx, p.source, p.target, t.forward, t.backward, usage)
	if err != nil {
		return nil, err
	}
	m := &matched{rows: len(p.source.Sentences), columns: len(p.target.Sentences), edges: make([]matching.Edge, len(pairs))}
	lengths, rivals := p.lengths(), m.rivals()
	for k, q := range pairs {
		words := float64(len(p.source.Sentences[q.I]) + len(p.target.Sentences[q.J]) + 1)
		said := matchScore*q.Score + matchWords*q.Score/math.Sqrt(words) + matchLength*lengths.Fit(q.I, q.J)
		m.edges[k] = matching.Edge{I: q.I, J: q.J, Odds: matchOdds + said - rivals}
	}
	m.probabilities, err = matching.Marginals(ctx, m.rows, m.columns, m.edges)
	return m, err
}

// lengths tells how well the lengths of two sentences fit.
func (p *pair) lengths() lattice.Lengths {
	return lattice.NewLengths(p.source.Lengths, p.target.Lengths, matchDeviation)
}

// rivals is what the number of sentences to choose from takes off the log odds of a pair.
func (m *matched) rivals() float64 { return matchRivals * math.Log(float64(max(m.rows, m.columns, 1))) }

// bead returns a pair as a bead.
func (m *matched) bead(k int) lattice.Bead {
	return lattice.Bead{I: m.edges[k].I, J: m.edges[k].J, Shape: lattice.Shape{Source: 1, Target: 1}, Probability: m.probabilities[k]}
}

// chosen returns the pairs of the matching, the likeliest first.
func (m *matched) chosen() (beads []lattice.Bead) {
	for _, k := range matching.Choose(m.rows, m.columns, m.edges, m.probabilities, matchWorth) {
		beads = append(beads, m.bead(k))
	}
	return beads
}

// possible returns the pairs that are not out of the question.
func (m *matched) possible() (beads []lattice.Bead) {
	for k, p := range m.probabilities {
		if p >= leastPossible {
			beads = append(beads, m.bead(k))
		}
	}
	slices.SortFunc(beads, func(a, b lattice.Bead) int { return cmp.Or(cmp.Compare(a.I, b.I), cmp.Compare(a.J, b.J)) })
	return beads
}

// beads returns the pairs of the matching and the source sentences in none, in
// the order of the source, and then the target sentences in none. How probably a
// sentence has no counterpart is what all its pairs leave.
func (m *matched) beads() []lattice.Bead {
	sourceAlone, targetAlone := slices.Repeat([]float64{1}, m.rows), slices.Repeat([]float64{1}, m.columns)
	for k, e := range m.edges {
		sourceAlone[e.I] -= m.probabilities[k]
		targetAlone[e.J] -= m.probabilities[k]
	}
	beads := make([]lattice.Bead, m.rows, m.rows+m.columns)
	for i, p := range sourceAlone {
		beads[i] = lattice.Bead{I: i, Shape: lattice.Shape{Source: 1}, Probability: max(0, p)}
	}
	taken := make([]bool, m.columns)
	for _, b := range m.chosen() {
		beads[b.I], taken[b.J] = b, true
	}
	for j, p := range targetAlone {
		if !taken[j] {
			beads = append(beads, lattice.Bead{J: j, Shape: lattice.Shape{Target: 1}, Probability: max(0, p)})
		}
	}
	return beads
}
