package lattice

import (
	"context"
	"math"
	"math/bits"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/scratch"
)

// A pass is one run of the forward and backward algorithms, over the beads of
// a graph.
type pass struct {
	*graph
	*sums
	fixed fixed
	model *model

	belief  []float32     // by bead: its posterior probability
	reached []band.Window // by row: from the first to the last node of more than negligible probability

	ratio    float64 // the likelihood ratio of the documents, all alignments together,
	exponent int     // times two to the power of minus exponent

	counted tally // what all alignments hold, each in proportion to its probability
}

// sums are what a pass computes with. Passes that run one after the other share them.
type sums struct {
	weight   []float64 // by bead
	forward  []cell    // by node: all ways from the beginning, by the state of the last step
	backward []cell    // by node, or by its last bits: all ways to the end, by the state of the step before
	mask     int       // the bits of a node's number that tell where its backward sums are
}

// newSums makes room for a graph. Only to look back at them are all backward sums kept; to
// run takes those of as many rows as a bead goes over.
func newSums(pad *scratch.Pad, g *graph, keep bool) *sums {
	most := g.nodes
	if !keep {
		most = 0
		for i, w := range g.windows {
			last := min(i+MaxGroup, g.rows)
			most = max(most, g.node(last, g.windows[last].To)-g.node(i, w.From))
		}
	}
	size := 1 << bits.Len(uint(most))
	cells := scratch.Make[cell](pad, g.nodes+min(size, g.nodes))
	return &sums{
		weight:  scratch.Make[float64](pad, len(g.beads)),
		forward: cells[:g.nodes:g.nodes], backward: cells[g.nodes:], mask: size - 1,
	}
}

// after returns the backward sums of a node.
func (s *sums) after(node int) *cell { return &s.backward[node&s.mask] }

func newPass(pad *scratch.Pad, g *graph, fixed fixed, s *sums) *pass {
	matched := scratch.Make[float64](pad, g.rows+g.columns)
	p := scratch.New[pass](pad)
	p.graph, p.sums, p.fixed = g, s, fixed
	p.belief, p.reached = scratch.Make[float32](pad, len(g.beads)), scratch.Make[band.Window](pad, g.rows+1)
	p.counted.source, p.counted.target = matched[:g.rows:g.rows], matched[g.rows:]
	return p
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
		if above.Has(j) {
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
			weight := p.model.weight(i, j, int(b.shape), b.words, p.ratios[first+k])
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
	var below, reached band.Window
	if i < p.rows {
		below = p.windows[i+1]
	}
	for j := w.To - 1; j >= w.From; j-- {
		n := p.node(i, j)
		var next cell // all ways to the end, by the state of the first step and without that step's transition
		if below.Has(j) {
			down := p.after(p.node(i+1, j))
			next.add(sourceOnly, down.value[sourceOnly], down.exponent)
		}
		if j+1 < w.To {
			right := p.after(n + 1)
			next.add(targetOnly, right.value[targetOnly], right.exponent)
		}
		first, beads := p.from(n)
		for k, b := range beads {
			to := p.after(int(b.end))
			next.add(match, p.weight[first+k]*to.value[match], to.exponent)
		}
		if n == p.nodes-1 {
			next.value[match] = 1
		}
		next.normalise()
		p.count(i, j, &next)
		here := p.after(n)
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
		if p.visited(n, here) > negligible || p.fixed.at(i, j) {
			reached = band.Window{From: j, To: max(reached.To, j+1)}
		}
	}
	p.reached[i] = reached
}
