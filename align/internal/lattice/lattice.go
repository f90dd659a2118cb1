// Package lattice finds the beads of two documents with a pair hidden Markov
// model (Durbin et al. 1998, Biological Sequence Analysis, chapter 4).
//
// The model writes both documents from beginning to end, in steps: a match bead
// with sentences of both sides, a source sentence alone, or a target sentence
// alone. Which step comes next depends on the one before, so that a block of
// ten sentences left out costs one beginning and not ten surprises. A bead's
// probability is measured against that of the same sentences written by
// chance; its logarithm is the sum of what the words say, how well the lengths fit
// each other, how alike they begin and end, what both say of sentences that have a
// counterpart at all, and how frequent the bead's shape is.
//
// How often steps follow each other, how frequent shapes are, how lengths vary,
// how short null sentences are and how sentences begin and end is learned on the documents themselves by expectation-maximisation,
// since no fixed figures serve both a clean book and a noisy page.
package lattice

import (
	"context"
	"slices"

	"github.com/sejajar/sejajar/align/internal/band"
)

// Words tells what the words say about a bead: the log-likelihood ratio in nats
// of source sentences [i, i+a) with target sentences [j, j+b) as translations
// of each other against chance.
type Words interface {
	// Band is the nodes between which beads are looked at.
	Band() band.Band
	// Bead is asked of beads of more than one sentence a side only after Narrow.
	Bead(i, a, j, b int) float64
	// Narrow says that from now on only beads within a narrower band are asked for.
	Narrow(ctx context.Context, within band.Band) error
}

const (
	// rounds of expectation-maximisation; after the fourth nothing moves.
	rounds = 4
	// trials of them tell which belief to go on with.
	trials = 3
	// doubted is how much likelier, in nats, documents must be under the belief that they
	// are faithful for that to be kept: else two sentences that face each other and
	// say different things are paired twice as often in clean documents, and noisy ones lose 0.005.
	doubted = 3
	// refits is how many rounds are enough from what has been learned with other words.
	refits = 2
	// negligible is the probability below which paths are nobody's concern.
	negligible = 1e-6
)

// Band returns the band of all nodes that a path of more than negligible
// probability goes through.
func (l *Lattice) Band() band.Band {
	return l.pass.narrow(func(i, j int) bool { return l.pass.visited(i, j) > negligible })
}

// A Lattice is the model fitted to two documents.
type Lattice struct {
	fitting        *fitting
	before         Parameters // believed before
	pass           *pass
	source, target []float64 // of each sentence, the probability that it has a counterpart
}

// A Layout is what the lattice sees of one document itself, by sentence: how
// many characters it has, whether it begins a paragraph, and how it looks at its ends.
type Layout struct {
	Lengths []int
	Begins  []bool
	Signs   []Signs // see [ReadSigns]
}

// Fit learns the parameters of two documents. Match beads that are already
// decided, whose sentences are not among these, stood at the nodes of decided,
// which ascend in both coordinates: every alignment goes through those, and a
// bead lies wholly before or wholly after each. Learning begins from two
// beliefs, faithful and prior, and goes on with the one that makes the documents
// likelier; but that they are faithful they must say clearly. It returns the
// context's error soon after the context ends.
func Fit(ctx context.Context, words Words, source, target Layout, decided ...Node) (*Lattice, error) {
	f := newFitting(source, target, decided)
	g, err := f.possible(ctx, words)
	if err != nil {
		return nil, err
	}
	usual, err := f.begin(ctx, g, prior)
	if err != nil {
		return nil, err
	}
	best, err := f.begin(ctx, g, faithful)
	if err != nil {
		return nil, err
	}
	if best.likelihood() < usual.likelihood()+doubted {
		best = usual
	}
	best, err = f.learn(ctx, g, best.next(), best.before, rounds-trials-1)
	if err != nil {
		return nil, err
	}
	return best.settle(), nil
}

// Refit learns the parameters of the same documents again, for other words and
// from what has been learned.
func (l *Lattice) Refit(ctx context.Context, words Words) (*Lattice, error) {
	g, err := l.fitting.possible(ctx, words)
	if err != nil {
		return nil, err
	}
	again, err := l.fitting.learn(ctx, g, l.pass.model, l.before, refits)
	if err != nil {
		return nil, err
	}
	return again.settle(), nil
}

// LogRatio returns the logarithm of the likelihood of both documents as
// versions of each other, all alignments together, over their likelihood by
// chance, in nats.
func (l *Lattice) LogRatio() float64 { return l.pass.logRatio() }

// A fitting is what the parameters are learned for: the documents, and the
// beads decided beforehand.
type fitting struct {
	source, target             *lengths
	sourceBreaks, targetBreaks breaks
	sourceSigns, targetSigns   []Signs
	fixed                      fixed
}

func newFitting(source, target Layout, decided fixed) *fitting {
	return &fitting{
		source: measure(source.Lengths), target: measure(target.Lengths),
		sourceBreaks: measureBreaks(source.Begins), targetBreaks: measureBreaks(target.Begins),
		sourceSigns: source.Signs, targetSigns: target.Signs,
		fixed: decided,
	}
}

// likelihood returns the log-likelihood of both documents in nats, less what is the same
// whatever the parameters: [Lattice.LogRatio] compares with null sentences whose
// lengths and signs are learned too.
func (l *Lattice) likelihood() float64 {
	return l.LogRatio() + l.pass.model.nulls.chance + l.pass.model.signs.chance
}

// believe returns the model of what is believed before.
func (f *fitting) believe(before Parameters) *model {
	before.Mean = f.target.mean - f.source.mean
	before.tie(1)
	return newModel(before, f.source, f.target,
		newNullModel(before.Shift, f.source, f.target, nil, nil),
		newSignModel(before.Bare, f.sourceSigns, f.targetSigns, new(signTally)))
}

// begin does the first rounds from a belief.
func (f *fitting) begin(ctx context.Context, g *graph, before Parameters) (*Lattice, error) {
	m := f.believe(before)
	return f.learn(ctx, g, m, m.Parameters, trials)
}

// possible returns the graph of what a survey leaves possible.
func (f *fitting) possible(ctx context.Context, words Words) (*graph, error) {
	words = withBreaks{words, f.sourceBreaks, f.targetBreaks}
	m := f.believe(prior)
	s, err := f.survey(ctx, words, m)
	if err != nil {
		return nil, err
	}
	within := s.possible()
	if err := words.Narrow(ctx, slices.Clone(within)); err != nil {
		return nil, err
	}
	return search(ctx, within, words, f.fixed, m, s)
}

// learn runs expectation-maximisation from a model.
func (f *fitting) learn(ctx context.Context, g *graph, m *model, before Parameters, rounds int) (*Lattice, error) {
	l := &Lattice{fitting: f, before: before, pass: newPass(g, f.fixed)}
	for round := 0; ; round++ {
		if err := l.pass.run(ctx, m); err != nil || round == rounds {
			return l, err
		}
		m = l.next()
	}
}

// next is the maximisation step: the model of what the last pass has counted.
func (l *Lattice) next() *model {
	f, c := l.fitting, l.pass.count()
	c.signs.nulls(0, f.sourceSigns, c.source)
	c.signs.nulls(1, f.targetSigns, c.target)
	return newModel(c.parameters(&l.before), f.source, f.target,
		newNullModel(l.before.Shift, f.source, f.target, c.source, c.target),
		newSignModel(l.before.Bare, f.sourceSigns, f.targetSigns, &c.signs))
}

// settle notes which sentences have a counterpart.
func (l *Lattice) settle() *Lattice {
	c := l.pass.count()
	l.source, l.target = c.source, c.target
	return l
}
