package lattice

import "slices"

// belief returns the posterior of a bead, whose number is given too.
func (p *pass) belief(i, j, k, bead int) float64 {
	from := p.forward[p.node(i, j)].cell()
	to := &p.backward[p.node(i+Shapes[k].Source, j+Shapes[k].Target)]
	exponent := from.exponent + int(to.exponent) - p.exponent
	ways := p.weight[bead] * from.into(match, &p.model.Transition) * float64(to.value[match]) / p.ratio
	return min(1, times2(ways, exponent))
}

// visited returns the probability that the alignment goes through node (i, j).
func (p *pass) visited(i, j int) float64 {
	if p.fixed.at(i, j) {
		return 1
	}
	before, after := &p.forward[p.node(i, j)], &p.backward[p.node(i, j)]
	exponent := int(before.exponent) + int(after.exponent) - p.exponent
	if exponent < faint {
		return 0
	}
	var ways float64
	for s, v := range before.value {
		ways += float64(v) * float64(after.value[s])
	}
	return times2(ways/p.ratio, exponent)
}

// faint is a power of two far below anything that counts.
const faint = -60

// count is the expectation step: what all alignments hold, each in proportion
// to its probability.
func (p *pass) count() *tally {
	c := &tally{source: make([]float64, p.rows), target: make([]float64, p.columns)}
	for i, w := range p.windows {
		for j := w.From; j < w.To; j++ {
			p.countSteps(c, i, j)
			for k, bead := range p.starts[p.node(i, j)].beads {
				p.countBead(c, i, j, k, p.belief(i, j, k, bead))
			}
		}
	}
	return c
}

// countSteps counts the transitions at node (i, j).
func (p *pass) countSteps(c *tally, i, j int) {
	before, after := p.forward[p.node(i, j)].cell(), p.onward(i, j)
	if i == p.rows && j == p.columns {
		after = cell{value: [states]float64{match: 1}}
	}
	shift := before.exponent + after.exponent - p.exponent
	if shift < faint {
		return
	}
	for from, v := range before.value {
		for to, w := range after.value {
			c.transition[from][to] += times2(v*w*p.model.Transition[from][to]/p.ratio, shift)
		}
	}
}

// countBead counts the match bead of shape k at node (i, j).
func (p *pass) countBead(c *tally, i, j, k int, probability float64) {
	if probability < negligible {
		return
	}
	s := Shapes[k]
	ratio, spread := p.model.lengths.ratio(i, j, s)
	c.share[k] += probability
	c.signs.add(ends(p.model.signs.source, i, s.Source), ends(p.model.signs.target, j, s.Target), probability)
	weight := probability * p.model.lengths.weight(ratio, spread)
	c.beads += weight
	c.sum += weight * ratio
	c.sum2 += weight * ratio * ratio
	for x := i; x < i+s.Source; x++ {
		c.source[x] += probability
	}
	for y := j; y < j+s.Target; y++ {
		c.target[y] += probability
	}
}

// Beads returns the match beads with at least the given posterior probability,
// ordered by where they start in the source and then in the target.
func (l *Lattice) Beads(least float64) []Bead {
	var beads []Bead
	for i, w := range l.graph.windows {
		for j := w.From; j < w.To; j++ {
			for k, bead := range l.graph.starts[l.graph.node(i, j)].beads {
				if probability := l.belief(i, j, k, bead); probability >= least {
					beads = append(beads, Bead{I: i, J: j, Shape: Shapes[k], Probability: probability})
				}
			}
		}
	}
	return beads
}

// Probability returns the posterior probability of a bead: of a match bead
// that exactly it is right, of a null bead that its sentence has no counterpart.
func (l *Lattice) Probability(b Bead) float64 {
	switch {
	case b.Shape.Target == 0:
		return l.alone(func(h *hypothesis) float64 { return h.source[b.I] })
	case b.Shape.Source == 0:
		return l.alone(func(h *hypothesis) float64 { return h.target[b.J] })
	}
	k := slices.Index(Shapes[:], b.Shape)
	if k < 0 || !l.graph.within(b.I, b.J) || !l.graph.within(b.I+b.Shape.Source, b.J+b.Shape.Target) {
		return 0
	}
	s := l.graph.starts[l.graph.node(b.I, b.J)]
	if s.shapes>>k&1 == 0 {
		return 0
	}
	return l.belief(b.I, b.J, k, s.bead(k))
}

// alone returns the probability that a sentence has no counterpart, given that of one by hypothesis.
func (l *Lattice) alone(matched func(h *hypothesis) float64) float64 {
	p := 1.0
	for _, h := range l.hypotheses {
		p -= h.share * min(1, matched(h))
	}
	return max(0, p)
}
