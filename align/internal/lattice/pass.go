package lattice

import (
	"context"
	"math"
)

// A window is the half-open range of columns in which a row of the lattice is
// computed. Nodes stand between sentences: node (i, j) has i source sentences
// before it and j target sentences.
type window struct{ from, to int }

// A pass is one run of the forward and backward algorithms.
type pass struct {
	rows, columns int
	windows       []window // of each row of nodes
	fixed         fixed
	parameters    Parameters
	lengths       *lengthModel
	nulls         *nullModel

	weight   [][len(Shapes)]float64 // by node: likelihood ratio of the bead of each shape that starts there
	forward  []cell                 // by node: all ways from the beginning, by the state of the last step
	backward []cell                 // by node: all ways to the end, by the state of the step before
}

func newPass(rows, columns int, fixed []Node) *pass {
	nodes := (rows + 1) * (columns + 1)
	p := &pass{
		rows: rows, columns: columns,
		windows:  make([]window, rows+1),
		fixed:    fixed,
		weight:   make([][len(Shapes)]float64, nodes),
		forward:  make([]cell, nodes),
		backward: make([]cell, nodes),
	}
	for i := range p.windows {
		p.windows[i] = window{0, columns + 1}
	}
	p.fixed.cut(p.windows)
	return p
}

func (p *pass) node(i, j int) int { return i*(p.columns+1) + j }

// within reports whether node (i, j) exists and lies in its row's window.
func (p *pass) within(i, j int) bool {
	return 0 <= i && i <= p.rows && p.windows[i].from <= j && j < p.windows[i].to
}

// run computes everything under the given parameters.
func (p *pass) run(ctx context.Context, words Words, parameters Parameters, lengths *lengthModel, nulls *nullModel) error {
	p.parameters, p.lengths, p.nulls = parameters, lengths, nulls
	for _, step := range []func(i, j int){p.weigher(words), p.ahead} {
		for i, w := range p.windows {
			if err := ctx.Err(); err != nil {
				return err
			}
			for j := w.from; j < w.to; j++ {
				step(i, j)
			}
		}
	}
	for i := p.rows; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		for j := p.windows[i].to - 1; j >= p.windows[i].from; j-- {
			p.back(i, j)
		}
	}
	return nil
}

// demand is how much, in nats, the words of a bead must beat chance: sentences
// of one story that do not correspond still share some words.
const demand = 0.5

// highest is the log-likelihood ratio, in nats, beyond which a bead's weight
// hardly grows, so that none overflows.
const highest = 500

// weigher returns the function that computes the weight of the beads that
// start at a node.
func (p *pass) weigher(words Words) func(i, j int) {
	var share [len(Shapes)]float64
	for k, s := range p.parameters.Share {
		share[k] = math.Log(s)
	}
	end := Node{p.rows, p.columns}
	return func(i, j int) {
		weight := &p.weight[p.node(i, j)]
		next := p.fixed.after(i, j, end)
		for k, s := range Shapes {
			weight[k] = 0
			if i+s.Source > next.I || j+s.Target > next.J || !p.within(i+s.Source, j+s.Target) {
				continue
			}
			score := words.Bead(i, s.Source, j, s.Target) - demand +
				p.lengths.score(i, j, s) + p.nulls.score(i, j, s) + share[k]
			if score > highest {
				score = highest + math.Log1p(score-highest)
			}
			weight[k] = math.Exp(score)
		}
	}
}

// ahead is the step of the forward algorithm.
func (p *pass) ahead(i, j int) {
	here := &p.forward[p.node(i, j)]
	*here = p.arrive(i, j)
	if p.fixed.at(i, j) {
		here.value = [states]float64{match: here.into(match, &p.parameters.Transition)}
	}
	here.normalise()
}

// arrive sums all ways to a node from the beginning.
func (p *pass) arrive(i, j int) (here cell) {
	t := &p.parameters.Transition
	if i == 0 && j == 0 {
		here.add(match, 1, 0) // the beginning is as after a match
		return here
	}
	if p.within(i-1, j) {
		up := &p.forward[p.node(i-1, j)]
		here.add(sourceOnly, up.into(sourceOnly, t), up.exponent)
	}
	if p.within(i, j-1) {
		left := &p.forward[p.node(i, j-1)]
		here.add(targetOnly, left.into(targetOnly, t), left.exponent)
	}
	for k, s := range Shapes {
		if !p.within(i-s.Source, j-s.Target) {
			continue
		}
		origin := p.node(i-s.Source, j-s.Target)
		if weight := p.weight[origin][k]; weight > 0 {
			from := &p.forward[origin]
			here.add(match, weight*from.into(match, t), from.exponent)
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
	here := &p.backward[p.node(i, j)]
	*here = p.leave(i, j)
	if p.fixed.at(i, j) {
		t, all := &p.parameters.Transition, here.value[match]
		for from := range here.value {
			here.value[from] = t[from][match] * all
		}
	}
	here.normalise()
}

// leave sums all ways from a node to the end, by the state of the step before.
func (p *pass) leave(i, j int) cell {
	if i == p.rows && j == p.columns {
		return cell{value: [states]float64{1, 1, 1}}
	}
	next := p.onward(i, j)
	here := cell{exponent: next.exponent}
	t := &p.parameters.Transition
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
		next.add(sourceOnly, down.value[sourceOnly], down.exponent)
	}
	if p.within(i, j+1) {
		right := &p.backward[p.node(i, j+1)]
		next.add(targetOnly, right.value[targetOnly], right.exponent)
	}
	for k, weight := range p.weight[p.node(i, j)] {
		if weight > 0 {
			to := &p.backward[p.node(i+Shapes[k].Source, j+Shapes[k].Target)]
			next.add(match, weight*to.value[match], to.exponent)
		}
	}
	return next
}
