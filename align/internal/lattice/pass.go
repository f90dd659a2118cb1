package lattice

import (
	"context"
	"math/bits"
	"slices"

	"github.com/sejajar/sejajar/align/internal/band"
)

// A pass is one run of the forward and backward algorithms, over the nodes of
// a band.
type pass struct {
	rows, columns int
	windows       band.Band
	shapes        []Shape // of the beads that are looked at
	fixed         fixed
	parameters    Parameters
	lengths       *lengthModel
	nulls         *nullModel

	base     []int     // node (i, j) is number base[i]+j
	weight   []weights // by node: of the beads that start there
	forward  []packed  // by node: all ways from the beginning, by the state of the last step
	backward []packed  // by node: all ways to the end, by the state of the step before

	ratio    float64 // the likelihood ratio of the documents, all alignments together,
	exponent int     // times two to the power of minus exponent
}

func newPass(within band.Band, fixed fixed) *pass {
	p := &pass{
		rows: within.Rows(), columns: within.Columns(),
		windows: slices.Clone(within), shapes: Shapes[:], fixed: fixed,
		base: make([]int, len(within)),
	}
	fixed.cut(p.windows)
	return p
}

// lay makes room for the nodes of the windows.
func (p *pass) lay() {
	nodes := 0
	for i, w := range p.windows {
		p.base[i] = nodes - w.From
		nodes += w.To - w.From
	}
	if nodes > len(p.weight) || nodes < len(p.weight)/2 {
		p.weight = make([]weights, nodes)
		p.forward = make([]packed, nodes)
		p.backward = make([]packed, nodes)
	}
}

func (p *pass) node(i, j int) int { return p.base[i] + j }

// within reports whether node (i, j) exists and lies in its row's window.
func (p *pass) within(i, j int) bool {
	return 0 <= i && i <= p.rows && p.windows[i].From <= j && j < p.windows[i].To
}

// run computes everything under the given parameters.
func (p *pass) run(ctx context.Context, words Words, parameters Parameters, lengths *lengthModel, nulls *nullModel) error {
	p.parameters, p.lengths, p.nulls = parameters, lengths, nulls
	p.lay()
	for _, step := range []func(i, j int){p.weigher(words), p.ahead} {
		for i, w := range p.windows {
			if err := ctx.Err(); err != nil {
				return err
			}
			for j := w.From; j < w.To; j++ {
				step(i, j)
			}
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
	p.ratio, p.exponent = end.value[match]+end.value[sourceOnly]+end.value[targetOnly], end.exponent
	return nil
}

// ahead is the step of the forward algorithm.
func (p *pass) ahead(i, j int) {
	here := p.arrive(i, j)
	if p.fixed.at(i, j) {
		here.value = [states]float64{match: here.into(match, &p.parameters.Transition)}
	}
	p.forward[p.node(i, j)] = here.pack()
}

// arrive sums all ways to a node from the beginning.
func (p *pass) arrive(i, j int) (here cell) {
	t := &p.parameters.Transition
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
	for k, s := range p.shapes {
		if !p.within(i-s.Source, j-s.Target) {
			continue
		}
		origin := p.node(i-s.Source, j-s.Target)
		if w := &p.weight[origin]; w.shapes>>k&1 > 0 {
			from := p.forward[origin].cell()
			here.add(match, w.of(k)*from.into(match, t), from.exponent)
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
		t, all := &p.parameters.Transition, here.value[match]
		for from := range here.value {
			here.value[from] = t[from][match] * all
		}
	}
	p.backward[p.node(i, j)] = here.pack()
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
		next.add(sourceOnly, float64(down.value[sourceOnly]), int(down.exponent))
	}
	if p.within(i, j+1) {
		right := &p.backward[p.node(i, j+1)]
		next.add(targetOnly, float64(right.value[targetOnly]), int(right.exponent))
	}
	w := &p.weight[p.node(i, j)]
	for shapes := w.shapes; shapes > 0; shapes &= shapes - 1 {
		k := bits.TrailingZeros16(shapes)
		to := &p.backward[p.node(i+Shapes[k].Source, j+Shapes[k].Target)]
		next.add(match, w.of(k)*float64(to.value[match]), int(to.exponent))
	}
	return next
}
