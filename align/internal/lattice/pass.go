package lattice

import (
	"context"
	"math"
	"math/bits"
)

// A pass is one run of the forward and backward algorithms, over the beads of
// a graph.
type pass struct {
	*graph
	fixed fixed
	model *model

	weight   []float64 // by bead
	forward  []packed  // by node: all ways from the beginning, by the state of the last step
	backward []packed  // by node: all ways to the end, by the state of the step before

	ratio    float64 // the likelihood ratio of the documents, all alignments together,
	exponent int     // times two to the power of minus exponent
}

func newPass(g *graph, fixed fixed) *pass {
	return &pass{
		graph: g, fixed: fixed,
		weight:  make([]float64, len(g.words)),
		forward: make([]packed, len(g.starts)), backward: make([]packed, len(g.starts)),
	}
}

// run computes everything under a model.
func (p *pass) run(ctx context.Context, m *model) error {
	p.model = m
	for i, w := range p.windows {
		if err := ctx.Err(); err != nil {
			return err
		}
		for j := w.From; j < w.To; j++ {
			p.weigh(i, j)
			p.ahead(i, j)
		}
	}
	for i := p.rows; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		for j := p.windows[i].To - 1; j >= p.windows[i].From; j-- {
			p.back(i, j)
		}
	}
	end := p.forward[p.node(p.rows, p.columns)].cell()
	p.ratio, p.exponent = end.into(match, &m.Transition), end.exponent // the end is as before a match
	return nil
}

// logRatio returns the log-likelihood ratio of the documents in nats.
func (p *pass) logRatio() float64 {
	return math.Log(p.ratio) + float64(p.exponent)*math.Ln2
}

// beads ranges over the shapes and the numbers of the beads that start at a
// node.
func (s start) beads(yield func(k, bead int) bool) {
	for shapes, bead := s.shapes, s.first; shapes > 0; shapes, bead = shapes&(shapes-1), bead+1 {
		if !yield(bits.TrailingZeros16(shapes), bead) {
			return
		}
	}
}

// weigh computes the weights of the beads that start at a node.
func (p *pass) weigh(i, j int) {
	for k, bead := range p.starts[p.node(i, j)].beads {
		p.weight[bead] = p.model.weight(i, j, k, float64(p.words[bead]))
	}
}

// ahead is the step of the forward algorithm.
func (p *pass) ahead(i, j int) {
	here := p.arrive(i, j)
	if p.fixed.at(i, j) {
		here.value = [states]float64{match: here.into(match, &p.model.Transition)}
	}
	p.forward[p.node(i, j)] = here.pack()
}

// arrive sums all ways to a node from the beginning.
func (p *pass) arrive(i, j int) (here cell) {
	t := &p.model.Transition
	if i == 0 && j == 0 {
		here.add(match, 1, 0) // the beginning is as after a match
		return here
	}
	if p.within(i-1, j) {
		up := p.forward[p.node(i-1, j)].cell()
		here.add(sourceOnly, up.into(sourceOnly, t), up.exponent)
	}
	if p.within(i, j-1) {
		left := p.forward[p.node(i, j-1)].cell()
		here.add(targetOnly, left.into(targetOnly, t), left.exponent)
	}
	for k, s := range Shapes {
		if !p.within(i-s.Source, j-s.Target) {
			continue
		}
		origin := p.node(i-s.Source, j-s.Target)
		if s := p.starts[origin]; s.shapes>>k&1 > 0 {
			from := p.forward[origin].cell()
			here.add(match, p.weight[s.bead(k)]*from.into(match, t), from.exponent)
		}
	}
	return here
}

// into sums over the states before a step into the state given.
func (c *cell) into(state int, t *[states][states]float64) float64 {
	return c.value[match]*t[match][state] + c.value[sourceOnly]*t[sourceOnly][state] + c.value[targetOnly]*t[targetOnly][state]
}

// back is the step of the backward algorithm.
func (p *pass) back(i, j int) {
	here := p.leave(i, j)
	if p.fixed.at(i, j) {
		t, all := &p.model.Transition, here.value[match]
		for from := range here.value {
			here.value[from] = t[from][match] * all
		}
	}
	p.backward[p.node(i, j)] = here.pack()
}

// leave sums all ways from a node to the end, by the state of the step before.
func (p *pass) leave(i, j int) cell {
	t := &p.model.Transition
	if i == p.rows && j == p.columns {
		return cell{value: [states]float64{t[match][match], t[sourceOnly][match], t[targetOnly][match]}}
	}
	next := p.onward(i, j)
	here := cell{exponent: next.exponent}
	for from := range here.value {
		here.value[from] = t[from][match]*next.value[match] +
			t[from][sourceOnly]*next.value[sourceOnly] + t[from][targetOnly]*next.value[targetOnly]
	}
	return here
}

// onward sums all ways from a node to the end, by the state of the first step
// and without that step's transition.
func (p *pass) onward(i, j int) cell {
	var next cell
	if p.within(i+1, j) {
		down := &p.backward[p.node(i+1, j)]
		next.add(sourceOnly, float64(down.value[sourceOnly]), int(down.exponent))
	}
	if p.within(i, j+1) {
		right := &p.backward[p.node(i, j+1)]
		next.add(targetOnly, float64(right.value[targetOnly]), int(right.exponent))
	}
	for k, bead := range p.starts[p.node(i, j)].beads {
		to := &p.backward[p.node(i+Shapes[k].Source, j+Shapes[k].Target)]
		next.add(match, p.weight[bead]*float64(to.value[match]), int(to.exponent))
	}
	return next
}
