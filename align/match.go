package align

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/matching"
	"github.com/sejajar/sejajar/align/internal/score"
)

// A Match is a source sentence and a target sentence, as their indices in the
// documents, that correspond with a probability of Confidence, 0 to 1.
type Match struct {
	Source, Target int
	Confidence     float64
}

// Match pairs the sentences of two documents that tell the same story, each in
// an order of its own: one source sentence with one target sentence, in the order
// of the source. A sentence without a counterpart is in no match.
//
// Each pair of sentences is weighed against all rivals of both, as margin scores
// do (Artetxe and Schwenk 2019, "Margin-based Parallel Corpus Mining with
// Multilingual Sentence Embeddings"), and its confidence is its probability among all
// ways to match the documents. Where the documents do keep an order, and where
// there is no lexicon, [Aligner.Align] finds far more. Time grows with the number of sentences.
//
// It returns the errors of [Aligner.Align].
func (a *Aligner) Match(ctx context.Context, source, target Document) ([]Match, error) {
	matches, err := a.match(ctx, source, target)
	if err != nil {
		return nil, fmt.Errorf("match %s with %s: %w", source.ID, target.ID, err)
	}
	return matches, nil
}

func (a *Aligner) match(ctx context.Context, source, target Document) ([]Match, error) {
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
	found, err := a.matchTwice(ctx, p, bases{languages.Base(source.Language), languages.Base(target.Language)}, left)
	if err != nil {
		return nil, err
	}
	var matches []Match
	for _, b := range found {
		if b.Probability >= a.minConfidence {
			matches = append(matches, Match{b.I, b.J, b.Probability})
		}
	}
	slices.SortFunc(matches, func(a, b Match) int { return cmp.Compare(a.Source, b.Source) })
	return matches, nil
}

// matchTwice matches two documents, learns from what is sure, and matches them
// again, unless a lexicon teaches more than that. It learns in so many bytes.
func (a *Aligner) matchTwice(ctx context.Context, p *pair, of bases, bytes int) ([]lattice.Bead, error) {
	known, err := a.known(ctx, p, of)
	if err != nil {
		return nil, err
	}
	found, err := p.match(ctx, known.tables, known.elsewhere)
	if err != nil || known.enough(p) {
		return found, err
	}
	learned, err := p.learn(ctx, found, bytes)
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
	// matchWorth is the probability above which a match is better told than not.
	matchWorth = 0.46
)

// match pairs sentences with the word translations given.
func (p *pair) match(ctx context.Context, t tables, elsewhere score.Frequencies) ([]lattice.Bead, error) {
	pairs, err := score.Pairs(ctx, p.source, p.target, t.ahead, t.back, elsewhere)
	if err != nil {
		return nil, err
	}
	rows, columns := len(p.source.Sentences), len(p.target.Sentences)
	lengths := matching.NewLengths(p.source.Lengths, p.target.Lengths)
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
	var found []lattice.Bead
	for _, k := range matching.Choose(rows, columns, edges, probabilities, matchWorth) {
		found = append(found, lattice.Bead{I: edges[k].I, J: edges[k].J, Shape: lattice.Shape{Source: 1, Target: 1}, Probability: probabilities[k]})
	}
	return found, nil
}
