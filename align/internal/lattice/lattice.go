// Package lattice finds the beads of two documents with a pair hidden Markov
// model (Durbin et al. 1998, Biological Sequence Analysis, chapter 4).
//
// The model writes both documents from beginning to end, in steps: a match bead
// with sentences of both sides, a source sentence alone, or a target sentence
// alone. Which step comes next depends on the one before, so that a block of
// ten sentences left out costs one beginning and not ten surprises. A bead's
// probability is measured against that of the same sentences written by
// chance; its logarithm is the sum of what the words say, how well the lengths fit
// each other, what they say of sentences that have a counterpart at all, and
// how frequent the bead's shape is.
//
// How often steps follow each other, how frequent shapes are, how lengths vary
// and how short null sentences are is learned on the documents themselves by expectation-maximisation,
// since no fixed figures serve both a clean book and a noisy page.
package lattice

import (
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/band"
)

// Words tells what the words say about a bead: the log-likelihood ratio in nats
// of source sentences [i, i+a) with target sentences [j, j+b) as translations
// of each other against chance.
type Words interface {
	// Band is the nodes between which beads are looked at.
	Band() band.Band
	// Bead is asked of beads of more than two sentences a side only after Narrow.
	Bead(i, a, j, b int) float64
	// Narrow says that from now on only beads within a narrower band are asked for.
	Narrow(ctx context.Context, within band.Band) error
}

const (
	// rounds of expectation-maximisation; after the fourth nothing moves.
	rounds = 4
	// surveyed is how many of Shapes are looked at in all of the band; they tell
	// where the others can be.
	surveyed = 3
	// negligible is the probability below which the paths through a node are
	// left out after the survey and after the first round.
	negligible = 1e-6
	// doubt is how far around the other nodes beads are still looked at.
	doubt = 2
)

// Band returns the band of all nodes that a path of more than negligible
// probability goes through.
func (l *Lattice) Band() band.Band { return l.pass.windows }

// A Lattice is the model fitted to two documents.
type Lattice struct {
	pass           *pass
	source, target []float64 // of each sentence, the probability that it has a counterpart
}

// Fit learns the parameters of two documents whose sentences have the given
// numbers of characters. Match beads that are already decided, whose sentences
// are not among these, stood at the nodes of decided, which ascend in both
// coordinates: every alignment goes through those, and a bead lies wholly
// before or wholly after each. Learning begins from two beliefs, faithful and
// prior, and what makes the documents likelier is kept. It returns the context's
// error soon after the context ends.
func Fit(ctx context.Context, words Words, source, target []int, decided ...Node) (*Lattice, error) {
	s, t := measure(source), measure(target)
	p := newPass(words.Band(), decided)
	if err := p.survey(ctx, words, s, t); err != nil {
		return nil, err
	}
	possible := p.windows
	var best estimate
	for i, before := range []*Parameters{&faithful, &prior} {
		p.windows = slices.Clone(possible)
		found, err := p.learn(ctx, words, before, s, t)
		if err != nil {
			return nil, err
		}
		if i == 0 || found.logRatio > best.logRatio {
			best = found
		}
	}
	p.windows = best.windows
	if err := p.run(ctx, words, best.parameters, newLengthModel(s, t, &best.parameters), best.nulls); err != nil {
		return nil, err
	}
	matchedSource, matchedTarget := p.covered()
	return &Lattice{p, matchedSource, matchedTarget}, nil
}

// An estimate is what expectation-maximisation found from one beginning.
type estimate struct {
	parameters Parameters
	nulls      *nullModel
	windows    band.Band
	logRatio   float64
}

// learn runs expectation-maximisation from what is believed before.
func (p *pass) learn(ctx context.Context, words Words, before *Parameters, s, t *lengths) (estimate, error) {
	mean := t.mean - s.mean
	found := estimate{parameters: *before, nulls: newNullModel(s, t, nil, nil)}
	found.parameters.Mean = mean
	for round := 0; ; round++ {
		if err := p.run(ctx, words, found.parameters, newLengthModel(s, t, &found.parameters), found.nulls); err != nil {
			return estimate{}, err
		}
		if round == rounds {
			found.windows, found.logRatio = p.windows, p.logRatio()
			return found, nil
		}
		if round == 0 {
			p.narrow()
		}
		found.parameters = p.count().parameters(before, mean)
		matchedSource, matchedTarget := p.covered()
		found.nulls = newNullModel(s, t, matchedSource, matchedTarget)
	}
}

// LogRatio returns the logarithm of the likelihood of both documents as
// versions of each other, all alignments together, over their likelihood by
// chance, in nats.
func (l *Lattice) LogRatio() float64 { return l.pass.logRatio() }

func (p *pass) logRatio() float64 {
	return math.Log(p.ratio) + float64(p.exponent)*math.Ln2
}

// survey runs with the most frequent shapes, and narrows the windows to what
// that leaves possible.
func (p *pass) survey(ctx context.Context, words Words, s, t *lengths) error {
	p.shapes = Shapes[:surveyed]
	parameters := prior
	parameters.Mean = t.mean - s.mean
	if err := p.run(ctx, words, parameters, newLengthModel(s, t, &parameters), newNullModel(s, t, nil, nil)); err != nil {
		return err
	}
	p.shapes = Shapes[:]
	all := slices.Clone(p.windows)
	p.narrow()
	p.windows = p.windows.Widen(doubt).Within(all)
	return words.Narrow(ctx, slices.Clone(p.windows))
}

// narrow cuts each row's window to the nodes that a path of more than
// negligible probability goes through. A row that all paths step over keeps
// what joins those around it. What the last run computed can then no longer be
// asked for.
func (p *pass) narrow() {
	last := p.columns + 1 // the end of the row before
	for i, w := range p.windows {
		from, to := min(w.To, last-1), w.From
		for j := w.From; j < w.To; j++ {
			if p.visited(i, j) > negligible {
				from, to = min(from, j), j+1
			}
		}
		p.windows[i] = band.Window{From: from, To: to}
		last = w.To
	}
	p.windows.Connect()
}
