package lattice

// likelihood is the likelihood ratio of the documents, all alignments together,
// times two to the power of minus exponent.
func (p *pass) likelihood() (ratio float64, exponent int) {
	end := p.forward[p.node(p.rows, p.columns)]
	return end.value[match] + end.value[sourceOnly] + end.value[targetOnly], end.exponent
}

// posterior returns the probability, given both documents, that a match bead
// of shape k starts at node (i, j).
func (p *pass) posterior(i, j, k int) float64 {
	origin := p.node(i, j)
	weight := p.weight[origin][k]
	if weight == 0 {
		return 0
	}
	from := &p.forward[origin]
	to := &p.backward[p.node(i+Shapes[k].Source, j+Shapes[k].Target)]
	all, exponent := p.likelihood()
	ways := weight * from.into(match, &p.parameters.Transition) * to.value[match] / all
	return min(1, times2(ways, from.exponent+to.exponent-exponent))
}

// visited returns the probability that the alignment goes through node (i, j).
func (p *pass) visited(i, j int) float64 {
	if p.fixed.at(i, j) {
		return 1
	}
	before, after := &p.forward[p.node(i, j)], &p.backward[p.node(i, j)]
	var ways float64
	for s, v := range before.value {
		ways += v * after.value[s]
	}
	all, exponent := p.likelihood()
	return times2(ways/all, before.exponent+after.exponent-exponent)
}

// count is the expectation step: what all alignments hold, each in proportion
// to its probability.
func (p *pass) count() *tally {
	c := new(tally)
	for i, w := range p.windows {
		for j := w.from; j < w.to; j++ {
			p.countSteps(c, i, j)
			p.countBeads(c, i, j)
		}
	}
	return c
}

// countSteps counts the transitions at node (i, j).
func (p *pass) countSteps(c *tally, i, j int) {
	before, after := &p.forward[p.node(i, j)], p.onward(i, j)
	all, exponent := p.likelihood()
	shift := before.exponent + after.exponent - exponent
	for from, v := range before.value {
		for to, w := range after.value {
			c.transition[from][to] += times2(v*w*p.parameters.Transition[from][to]/all, shift)
		}
	}
}

// countBeads counts the match beads that start at node (i, j).
func (p *pass) countBeads(c *tally, i, j int) {
	for k, s := range Shapes {
		probability := p.posterior(i, j, k)
		if probability < negligible {
			continue
		}
		ratio, spread := p.lengths.ratio(i, j, s)
		c.share[k] += probability
		c.beads += probability / spread
		c.sum += probability * ratio / spread
		c.sum2 += probability * ratio * ratio / spread
	}
}

// covered returns, for each sentence of either side, the probability that it
// has a counterpart.
func (p *pass) covered() (source, target []float64) {
	source, target = make([]float64, p.rows), make([]float64, p.columns)
	for i, w := range p.windows {
		for j := w.from; j < w.to; j++ {
			for k, s := range Shapes {
				probability := p.posterior(i, j, k)
				if probability == 0 {
					continue
				}
				for x := i; x < i+s.Source; x++ {
					source[x] += probability
				}
				for y := j; y < j+s.Target; y++ {
					target[y] += probability
				}
			}
		}
	}
	return source, target
}
