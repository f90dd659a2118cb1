package lattice

import (
	"context"
	"math"
	"slices"
)

// Parts are the parts of the log-likelihood ratio, in nats, of a match bead
// against its sentences being null, between the same neighbours. All but the last are the score.
type Parts struct {
	Words      float64
	Paragraphs float64 // the breaks within its sides
	Lengths    float64
	Signs      float64
	Nulls      float64 // that sentences as short or as long have a counterpart
	Share      float64 // how frequent the shape is
	Neighbours float64 // how much likelier a match is there than null sentences, whatever it says
}

// An Explanation tells what the probabilities of a lattice are made of.
type Explanation struct {
	lattice *Lattice
	passes  []*pass // by hypothesis
}

// Explain computes once more what the lattice was fitted with, and keeps it. It returns the context's
// error soon after the context ends.
func (l *Lattice) Explain(ctx context.Context) (*Explanation, error) {
	e := &Explanation{lattice: l}
	for _, h := range l.hypotheses {
		p := newPass(nil, l.graph, l.fitting.fixed, newSums(nil, l.graph, true))
		if err := p.run(ctx, h.pass.model); err != nil {
			return nil, err
		}
		e.passes = append(e.passes, p)
	}
	return e, nil
}

// Parts returns the parts of a bead's score under the parameters of the documents,
// the mean of the hypotheses about them, given what its words say; of null beads
// and of other shapes than [Shapes] there are none.
func (e *Explanation) Parts(b Bead, words float64) (p Parts, ok bool) {
	k := slices.Index(Shapes[:], b.Shape)
	if k < 0 {
		return p, false
	}
	f := e.lattice.fitting
	p.Words = words
	p.Paragraphs = f.sourceBreaks.score(b.I, b.Shape.Source) + f.targetBreaks.score(b.J, b.Shape.Target)
	for x, h := range e.lattice.hypotheses {
		m := h.pass.model
		p.Lengths += h.share * m.lengths.score(b.I, b.J, b.Shape)
		p.Signs += h.share * m.signs.score(b.I, b.J, b.Shape)
		p.Nulls += h.share * m.nulls.score(b.I, b.J, b.Shape)
		p.Share += h.share * math.Log(m.share[k])
		p.Neighbours += h.share * e.passes[x].neighbours(b)
	}
	return p, true
}

// neighbours returns the log-likelihood ratio, in nats, of all alignments with
// a match bead that says nothing over all those with null beads between the same nodes, in
// whatever order joins those around. It is at most, and at least, what a survey
// leaves possible, and least beyond.
func (p *pass) neighbours(b Bead) float64 {
	i, j := b.I+b.Shape.Source, b.J+b.Shape.Target
	if !p.within(b.I, b.J) || !p.within(i, j) {
		return -behind
	}
	from, to, t := &p.forward[p.node(b.I, b.J)], p.after(p.node(i, j)), &p.model.Transition
	matched := from.into(match, t) * to.value[match]
	null := max(from.into(sourceOnly, t), from.into(targetOnly, t)) * math.Pow(t[sourceOnly][sourceOnly], float64(b.Shape.Source-1)) *
		t[sourceOnly][targetOnly] * math.Pow(t[targetOnly][targetOnly], float64(b.Shape.Target-1)) *
		max(to.value[sourceOnly], to.value[targetOnly])
	if matched <= 0 {
		return -behind
	}
	return max(-behind, min(behind, math.Log(matched/null)))
}
