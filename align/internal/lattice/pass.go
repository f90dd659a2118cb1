package lattice

import (
	"context"
	"math"

	"github.com/sejajar/sejajar/align/internal/band"
)

// A pass is one run of the forward and backward algorithms, over the beads of
// a graph.
type pass struct {
	*graph
	fixed fixed
	model *model

	weight   []float64 // by bead
	forward  []cell    // by node: all ways from the beginning, by the state of the last step
	backward []cell    // by node: all ways to the end, by the state of the step before

	ratio    float64 // the likelihood ratio of the documents, all alignments together,
	exponent int     // times two to the power of minus exponent

	counted tally // what all alignments hold, each in proportion to its probability
}

func newPass(g *graph, fixed fixed) *pass {
	cells := make([]cell, 2*g.nodes)
	matched := make([]float64, g.rows+g.columns)
	return &pass{
		graph: g, fixed: fixed,
		weight:  make([]float64, len(g.beads)),
		forward: cells[:g.nodes:g.nodes], backward: cells[g.nodes:],
		counted: tally{source: matched[:g.rows:g.rows], target: matched[g.rows:]},
	}
}

// run computes everything under a model.
func (p *pass) run(ctx context.Context, m *model) error {
	p.model = m
	clear(p.forward)
	p.forward[0].value[match] = 1 // the beginning is as after a match
	for i := range p.windows {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.ahead(i)
	}
	end := &p.forward[p.nodes-1]
	p.ratio, p.exponent = end.into(match, &m.Transition), end.exponent // the end is as before a match
	p.counted.clear()
	for i := p.rows; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.back(i)
	}
	return nil
}

// logRatio returns the log-likelihood ratio of the documents in nats.
func (p *pass) logRatio() float64 {
	return math.Log(p.ratio) + float64(p.exponent)*math.Ln2
}

// ahead is the step of the forward algorithm through the nodes of a row. It computes the
// weights of the beads that start there.
func (p *pass) ahead(i int) {
	t, w := &p.model.Transition, p.windows[i]
	var above band.Window
	if i > 0 {
		above = p.windows[i-1]
	}
	for j := w.From; j < w.To; j++ {
		n := p.node(i, j)
		here := &p.forward[n]
		if above.From <= j && j < above.To {
			up := &p.forward[p.node(i-1, j)]
			here.add(sourceOnly, up.into(sourceOnly, t), up.exponent)
		}
		if j > w.From {
			left := &p.forward[n-1]
			here.add(targetOnly, left.into(targetOnly, t), left.exponent)
		}
		if p.fixed.at(i, j) {
			here.value = [states]float64{match: here.into(match, t)}
		}
		here.normalise()
		ways := here.into(match, t)
		first, beads := p.from(n)
		for k, b := range beads {
			weight := p.model.weight(i, j, int(b.shape), float64(b.words))
			p.weight[first+k] = weight
			p.forward[b.end].add(match, weight*ways, here.exponent)
		}
	}
}

// into sums over the states before a step into the state given.
func (c *cell) into(state int, t *[states][states]float64) float64 {
	return c.value[match]*t[match][state] + c.value[sourceOnly]*t[sourceOnly][state] + c.value[targetOnly]*t[targetOnly][state]
}

// back is the step of the backward algorithm through the nodes of a row. It counts
// what there is on the way.
func (p *pass) back(i int) {
	t, w := &p.model.Transition, p.windows[i]
	var below band.Window
	if i < p.rows {
		below = p.windows[i+1]
	}
	for j := w.To - 1; j >= w.From; j-- {
		n := p.node(i, j)
		var next cell // all ways to the end, by the state of the first step and without that step's transition
		if below.From <= j && j < below.To {
			down := &p.backward[p.node(i+1, j)]
			next.add(sourceOnly, down.value[sourceOnly], down.exponent)
		}
		if j+1 < w.To {
			right := &p.backward[n+1]
			next.add(targetOnly, right.value[targetOnly], right.exponent)
		}
		first, beads := p.from(n)
		for k, b := range beads {
			to := &p.backward[b.end]
			next.add(match, p.weight[first+k]*to.value[match], to.exponent)
		}
		if n == p.nodes-1 {
			next.value[match] = 1
		}
		next.normalise()
		p.count(i, j, &next)
		here := &p.backward[n]
		for from := range here.value {
			here.value[from] = t[from][match]*next.value[match] +
				t[from][sourceOnly]*next.value[sourceOnly] + t[from][targetOnly]*next.value[targetOnly]
		}
		here.exponent = next.exponent
		if p.fixed.at(i, j) {
			all := here.value[match]
			here.value = [states]float64{t[match][match] * all, t[sourceOnly][match] * all, t[targetOnly][match] * all}
		}
		here.normalise()
	}
}
