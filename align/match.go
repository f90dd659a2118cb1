package align

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/matching"
	"github.com/sejajar/sejajar/align/internal/score"
	"github.com/sejajar/sejajar/align/lexicon"
)

// Match pairs the sentences of two documents that tell the same story, each in
// an order of its own: one source sentence with one target sentence, wherever
// they stand. The alignment is [Alignment.Unordered], and its Score is 0.
//
// Each pair of sentences is weighed against all rivals of both, as margin scores
// do (Artetxe and Schwenk 2019, "Margin-based Parallel Corpus Mining with
// Multilingual Sentence Embeddings"), and its confidence is its probability among all
// ways to match the documents. Where the documents do keep an order, and where
// there is no lexicon, [Aligner.Align] finds far more. Time grows with the number of sentences.
//
// It returns the errors of [Aligner.Align].
func (a *Aligner) Match(ctx context.Context, source, target Document) (*Alignment, error) {
	alignment, err := a.match(ctx, source, target)
	if err != nil {
		return nil, fmt.Errorf("match %s with %s: %w", source.ID, target.ID, err)
	}
	return alignment, nil
}

func (a *Aligner) match(ctx context.Context, source, target Document) (*Alignment, error) {
	for _, d := range []Document{source, target} {
		if err := a.limits.check(d); err != nil {
			return nil, err
		}
	}
	left, err := a.limits.checkMemory(score.MostPairs(len(source.Sentences), len(target.Sentences)), len(source.Sentences)+len(target.Sentences))
	if err != nil {
		return nil, err
	}
	p, err := read(ctx, source, target, nil)
	if err != nil {
		return nil, err
	}
	found, err := p.matchTwice(ctx, a.between(source, target), left)
	if err != nil {
		return nil, err
	}
	return &Alignment{
		Source: source, Target: target, Unordered: true,
		Beads:    found.beads(a.minConfidence),
		possible: possible(found.possible),
	}, nil
}

// A matched is the sentences of two documents as they are matched.
type matched struct {
	chosen         []lattice.Bead // the likeliest first
	possible       []lattice.Bead // those that are not out of the question, by I and then by J
	source, target []float64      // of each sentence, the probability that it has a counterpart
}

// beads returns the chosen beads that are sure enough and the source sentences
// without one, in the order of the source, and then the target sentences without one.
func (m *matched) beads(least float64) []Bead {
	counterpart := make(map[int]lattice.Bead, len(m.chosen))
	taken := make([]bool, len(m.target))
	for _, b := range m.chosen {
		if b.Probability >= least {
			counterpart[b.I], taken[b.J] = b, true
		}
	}
	beads := make([]Bead, 0, len(m.source)+len(m.target)-len(counterpart))
	for i, p := range m.source {
		if b, ok := counterpart[i]; ok {
			beads = append(beads, Bead{Span{i, i + 1}, Span{b.J, b.J + 1}, b.Probability})
		} else {
			beads = append(beads, Bead{Source: Span{i, i + 1}, Confidence: 1 - p})
		}
	}
	for j, p := range m.target {
		if !taken[j] {
			beads = append(beads, Bead{Target: Span{j, j + 1}, Confidence: 1 - p})
		}
	}
	return beads
}

// matchTwice matches two documents, learns from what is sure, and matches them
// again, unless a lexicon teaches more than that. It learns in so many bytes.
func (p *pair) matchTwice(ctx context.Context, l *lexicon.Lexicon, bytes int) (*matched, error) {
	known, err := p.lookUp(ctx, l)
	if err != nil {
		return nil, err
	}
	found, err := p.match(ctx, known.tables, known.elsewhere)
	if err != nil || known.enough(p) {
		return found, err
	}
	learned, err := p.learn(ctx, found.chosen, bytes)
	if err != nil {
		return nil, err
	}
	return p.match(ctx, learned.join(known.tables), known.elsewhere)
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

// match pairs sentences with the word translations given.
func (p *pair) match(ctx context.Context, t tables, elsewhere score.Frequencies) (*matched, error) {
	pairs, err := score.Pairs(ctx, p.source, p.target, t.ahead, t.back, elsewhere)
	if err != nil {
		return nil, err
	}
	rows, columns := len(p.source.Sentences), len(p.target.Sentences)
	lengths := lattice.NewLengths(p.source.Lengths, p.target.Lengths, matchDeviation)
	rivals := matchRivals * math.Log(float64(max(rows, columns, 1)))
	edges := make([]matching.Edge, len(pairs))
	for k, q := range pairs {
		words := float64(len(p.source.Sentences[q.I]) + len(p.target.Sentences[q.J]) + 1)
		said := matchScore*q.Score + matchWords*q.Score/math.Sqrt(words) + matchLength*lengths.Fit(q.I, q.J)
		edges[k] = matching.Edge{I: q.I, J: q.J, Odds: matchOdds + said - rivals}
	}
	probabilities, err := matching.Marginals(ctx, rows, columns, edges)
	if err != nil {
		return nil, err
	}
	bead := func(k int) lattice.Bead {
		return lattice.Bead{I: edges[k].I, J: edges[k].J, Shape: lattice.Shape{Source: 1, Target: 1}, Probability: probabilities[k]}
	}
	m := &matched{source: make([]float64, rows), target: make([]float64, columns)}
	for k, e := range edges {
		m.source[e.I] = min(1, m.source[e.I]+probabilities[k])
		m.target[e.J] = min(1, m.target[e.J]+probabilities[k])
		if probabilities[k] >= leastBead {
			m.possible = append(m.possible, bead(k))
		}
	}
	slices.SortFunc(m.possible, func(a, b lattice.Bead) int { return cmp.Or(cmp.Compare(a.I, b.I), cmp.Compare(a.J, b.J)) })
	for _, k := range matching.Choose(rows, columns, edges, probabilities, matchWorth) {
		m.chosen = append(m.chosen, bead(k))
	}
	return m, nil
}
