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
// how short null sentences are and how sentences begin and end is learned on the
// documents themselves by expectation-maximisation, since no fixed figures serve both
// a clean book and a noisy page.
package lattice

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/odds"
	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/scratch"
)

// Words tells what the words say about a bead: the log-likelihood ratio in nats
// of source sentences [i, i+a) with target sentences [j, j+b) as translations
// of each other against chance.
type Words interface {
	// Band is the nodes between which beads are looked at.
	Band() band.Band
	// Bead is asked by many goroutines, and only after Score of beads of more than one sentence a side.
	Bead(i, a, j, b int) float64
	// Score says which beads are asked for from now on.
	Score(ctx context.Context, beads iter.Seq[Bead]) error
}

const (
	// rounds of expectation-maximisation; after the fourth nothing moves.
	rounds = 4
	// trials of them tell which hypotheses to go on with.
	trials = 3
	// doubted is how much likelier, in nats, documents must be under the hypothesis that they
	// are faithful for it to count as much as the other: else two sentences that face each
	// other and say different things are paired oftener in clean documents.
	doubted = 4
	// leastShare is the probability of a hypothesis below which it does not count.
	leastShare = 0.02
	// settled is by how many nats a round makes the documents likelier that is the last.
	settled = 0.1
	// refits is how many rounds are enough from what has been learned with other words.
	refits = 2
	// negligible is the probability below which paths are nobody's concern.
	negligible = 1e-6
)

// A Lattice is the model fitted to two documents: what each hypothesis says, in proportion to
// its probability.
type Lattice struct {
	fitting    *fitting
	graph      *graph
	hypotheses []*hypothesis
}

// A hypothesis is the model fitted from one belief.
type hypothesis struct {
	before Parameters // believed before
	pass   *pass
	first  *model  // of the first pass, until that was made
	share  float64 // the probability of the hypothesis
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
// beliefs, faithful and prior, which count by how probable they make the
// documents. It returns the context's error soon after the context ends.
//
// Where more than most match beads are possible, and most is not 0, it returns a [*SizeError].
func Fit(ctx context.Context, pad *scratch.Pad, words Words, source, target Layout, most int, decided ...Node) (*Lattice, error) {
	f := newFitting(pad, source, target, decided)
	f.most = most
	g, err := f.possible(ctx, words)
	if err != nil {
		return nil, err
	}
	l := &Lattice{fitting: f, graph: g}
	for _, before := range []Parameters{prior, faithful} {
		m := f.believe(before)
		l.hypotheses = append(l.hypotheses, &hypothesis{before: m.Parameters, pass: newPass(pad, g, f.fixed, nil), first: m})
	}
	return l, l.learn(ctx, 1+trials, rounds-trials)
}

// Refit learns the parameters of the same documents again, for other words and
// from what has been learned.
func (l *Lattice) Refit(ctx context.Context, words Words) (*Lattice, error) {
	g, err := l.fitting.possible(ctx, words)
	if err != nil {
		return nil, err
	}
	again := &Lattice{fitting: l.fitting, graph: g}
	for _, h := range l.hypotheses {
		again.hypotheses = append(again.hypotheses, &hypothesis{
			before: h.before, pass: newPass(l.fitting.pad, g, l.fitting.fixed, nil), first: h.pass.model, share: h.share,
		})
	}
	return again, again.learn(ctx, 1+refits)
}

// learn runs expectation-maximisation: first so many passes of all hypotheses, and then more of those that
// still count. Each core goes on with a hypothesis of its own.
func (l *Lattice) learn(ctx context.Context, passes ...int) error {
	cores := min(l.graph.cores(), len(l.hypotheses))
	room := make([]*sums, cores)
	for _, n := range passes {
		errs := make([]error, len(l.hypotheses))
		err := parallel.Each(ctx, cores, len(l.hypotheses), func(core, k int) {
			if room[core] == nil {
				room[core] = newSums(l.fitting.pad, l.graph, false)
			}
			h := l.hypotheses[k]
			h.pass.sums = room[core]
			errs[k] = l.fitting.learn(ctx, h, n)
			h.pass.sums = nil // what was found stays
		})
		if err := cmp.Or(err, errors.Join(errs...)); err != nil {
			return err
		}
		l.weigh()
	}
	return nil
}

// weigh finds the probabilities of the hypotheses, and leaves those out that hardly count.
func (l *Lattice) weigh() {
	if len(l.hypotheses) == 1 {
		return
	}
	usual, faithful := l.hypotheses[0], l.hypotheses[1]
	faithful.share = odds.Probability(faithful.likelihood() - usual.likelihood() - doubted)
	usual.share = 1 - faithful.share
	switch {
	case faithful.share < leastShare:
		usual.share, l.hypotheses = 1, l.hypotheses[:1]
	case usual.share < leastShare:
		faithful.share, l.hypotheses = 1, l.hypotheses[1:]
	}
}

// belief returns the posterior probability of a match bead.
func (l *Lattice) belief(bead int) (p float64) {
	for _, h := range l.hypotheses {
		p += h.share * float64(h.pass.belief[bead])
	}
	return p
}

// Size is how many match beads are looked at.
func (l *Lattice) Size() int { return len(l.graph.beads) }

// Band returns the band of all nodes that a path of more than negligible
// probability goes through.
func (l *Lattice) Band() band.Band {
	return l.graph.narrow(func(i, j int) bool {
		return slices.ContainsFunc(l.hypotheses, func(h *hypothesis) bool { return h.pass.reached[i].Has(j) })
	})
}

// LogRatio returns the logarithm of the likelihood of both documents as
// versions of each other, all alignments together, over their likelihood by
// chance, in nats.
func (l *Lattice) LogRatio() (ratio float64) {
	for _, h := range l.hypotheses {
		ratio += h.share * h.pass.logRatio()
	}
	return ratio
}

// A fitting is what the parameters are learned for: the documents, and the
// beads decided beforehand.
type fitting struct {
	pad                        *scratch.Pad
	most                       int // beads that may be looked at, any number if 0
	source, target             *lengths
	sourceBreaks, targetBreaks breaks
	sourceSigns, targetSigns   *signText
	fixed                      fixed
}

func newFitting(pad *scratch.Pad, source, target Layout, decided fixed) *fitting {
	return &fitting{
		pad:    pad,
		source: measure(pad, source.Lengths), target: measure(pad, target.Lengths),
		sourceBreaks: measureBreaks(pad, source.Begins), targetBreaks: measureBreaks(pad, target.Begins),
		sourceSigns: newSignText(source.Signs), targetSigns: newSignText(target.Signs),
		fixed: decided,
	}
}

// likelihood returns the log-likelihood of both documents in nats, less what is the same
// whatever the parameters: [Lattice.LogRatio] compares with null sentences whose
// lengths and signs are learned too.
func (h *hypothesis) likelihood() float64 {
	return h.pass.logRatio() + h.pass.model.nulls.chance + h.pass.model.signs.chance
}

// believe returns the model of what is believed before.
func (f *fitting) believe(before Parameters) *model {
	before.Mean = f.target.mean - f.source.mean
	t := &before.Transition
	before.tie(1, t[match][sourceOnly], t[match][targetOnly], 0)
	return newModel(before, f.source, f.target,
		newNullModel(f.pad, before.Shift, f.source, f.target, nil, nil),
		newSignModel(f.pad, before.Bare, f.sourceSigns, f.targetSigns, new(signTally)))
}

// possible returns the graph of what a survey leaves possible.
func (f *fitting) possible(ctx context.Context, words Words) (*graph, error) {
	words = withBreaks{words, f.sourceBreaks, f.targetBreaks}
	m := f.believe(prior)
	s, err := f.survey(ctx, words, m)
	if err != nil {
		return nil, err
	}
	return f.search(ctx, s.possible(), words, m, s)
}

// learn makes so many passes of a hypothesis, each with the model that the one before counted.
func (f *fitting) learn(ctx context.Context, h *hypothesis, passes int) error {
	for range passes {
		m, before := h.first, math.Inf(-1)
		if m == nil {
			m, before = f.maximise(h), h.likelihood()
		}
		h.first = nil
		if err := h.pass.run(ctx, m); err != nil {
			return err
		}
		if h.likelihood() < before+settled {
			return nil
		}
	}
	return nil
}

// maximise is the maximisation step: the model of what the last pass has counted.
func (f *fitting) maximise(h *hypothesis) *model {
	c := &h.pass.counted
	c.signs.nulls(0, f.sourceSigns.list, c.source)
	c.signs.nulls(1, f.targetSigns.list, c.target)
	return newModel(c.parameters(&h.before), f.source, f.target,
		newNullModel(f.pad, h.before.Shift, f.source, f.target, c.source, c.target),
		newSignModel(f.pad, h.before.Bare, f.sourceSigns, f.targetSigns, &c.signs))
}
