package lattice

import "slices"

// visited returns the probability that the alignment goes through a node, given the backward sums there.
func (p *pass) visited(node int, after *cell) float64 {
	before := &p.forward[node]
	var ways float64
	for s, v := range before.value {
		ways += v * after.value[s]
	}
	return times2(ways/p.ratio, before.exponent+after.exponent-p.exponent)
}

// faint is a power of two far below anything that counts.
const faint = -60

// count is the expectation step at node (i, j): it counts the transitions there and the beads that
// start there, given all ways from there to the end by the state of the first step.
func (p *pass) count(i, j int, after *cell) {
	n := p.node(i, j)
	before := &p.forward[n]
	shift := before.exponent + after.exponent - p.exponent
	first, beads := p.from(n)
	if shift < faint-4*off {
		clear(p.belief[first : first+len(beads)])
		return
	}
	for from, v := range before.value {
		v /= p.ratio
		for to, w := range after.value {
			p.counted.transition[from][to] += times2(v*w*p.model.Transition[from][to], shift)
		}
	}
	ways := before.into(match, &p.model.Transition) / p.ratio
	for k, b := range beads {
		to := p.after(int(b.end))
		probability := min(1, times2(p.weight[first+k]*ways*to.value[match], before.exponent+to.exponent-p.exponent))
		p.belief[first+k] = float32(probability)
		p.countBead(i, j, int(b.shape), probability)
	}
}

// countBead counts the match bead of shape k at node (i, j).
func (p *pass) countBead(i, j, k int, probability float64) {
	if probability < negligible {
		return
	}
	c, s := &p.counted, Shapes[k]
	ratio, spread := p.model.lengths.ratio(i, j, s)
	c.share[k] += probability
	c.signs.add(ends(p.model.signs.source, i, s.Source), ends(p.model.signs.target, j, s.Target), probability)
	weight := probability * p.model.lengths.counts(ratio, spread)
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
			first, edges := l.graph.from(l.graph.node(i, j))
			for k, e := range edges {
				if probability := l.belief(first + k); probability >= least {
					beads = append(beads, Bead{I: i, J: j, Shape: Shapes[e.shape], Probability: probability})
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
		return l.alone(func(h *hypothesis) float64 { return h.pass.counted.source[b.I] })
	case b.Shape.Source == 0:
		return l.alone(func(h *hypothesis) float64 { return h.pass.counted.target[b.J] })
	}
	bead, ok := l.bead(b)
	if !ok {
		return 0
	}
	return l.belief(bead)
}

// bead returns the number of a match bead, if it is looked at.
func (l *Lattice) bead(b Bead) (number int, ok bool) {
	k := slices.Index(Shapes[:], b.Shape)
	if k < 0 || !l.graph.within(b.I, b.J) || !l.graph.within(b.I+b.Shape.Source, b.J+b.Shape.Target) {
		return 0, false
	}
	return l.graph.find(l.graph.node(b.I, b.J), uint8(k))
}

// alone returns the probability that a sentence has no counterpart, given that of one by hypothesis.
func (l *Lattice) alone(matched func(h *hypothesis) float64) float64 {
	p := 1.0
	for _, h := range l.hypotheses {
		p -= h.share * min(1, matched(h))
	}
	return max(0, p)
}
