package lattice

import (
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/parallel"
	"github.com/sejajar/sejajar/align/internal/scratch"
)

// behind is how many nats less likely than the best path those may be that a
// survey leaves possible. Larger beads than one sentence with one are not seen by
// it, but with null beads a path goes through the same nodes. At 14 the F1 of
// ntrex-noisy falls by up to 0.008, at 30 nothing is found that is not at 20.
const behind = 20

// A survey looks at single sentences only, and at the best path through each
// node (Viterbi 1967) in place of all paths, which takes a few sums. Null beads of both sides
// can stand in any order here: sentences of a larger bead, which are null beads to a survey,
// stand between others.
//
// The ways of a row are told from what its neighbour's best has, so that 32 bits are exact enough.
type survey struct {
	grid
	fixed         fixed
	transition    [states][states]float32 // logarithms, as are all below
	match         []float32               // by node: the ratio of one sentence with one that starts there
	forward       []peaks                 // by node: the best way from the beginning, by the state of the last step
	backward      []peaks                 // by node: the best way to the end, by the state of the step before
	ahead, behind []float64               // by row: what is to be added to each
	least         float64                 // of a path that is possible
}

// peaks are the best ways, one per state.
type peaks [states]float32

var never = float32(math.Inf(-1))

// best returns the best of all ways.
func (p *peaks) best() float32 { return max(p[match], p[sourceOnly], p[targetOnly]) }

// survey looks for the best paths.
func (f *fitting) survey(ctx context.Context, words Words, m *model) (*survey, error) {
	windows := slices.Clone(words.Band())
	f.fixed.cut(windows)
	s := &survey{grid: newGrid(f.pad, windows), fixed: f.fixed}
	for from, row := range m.Transition {
		for to, p := range row {
			s.transition[from][to] = float32(math.Log(p))
		}
	}
	s.transition[targetOnly][sourceOnly] = s.transition[sourceOnly][targetOnly]
	ways := scratch.Make[peaks](f.pad, 2*s.nodes)
	s.match, s.forward, s.backward = scratch.Make[float32](f.pad, s.nodes), ways[:s.nodes], ways[s.nodes:]
	s.ahead, s.behind = scratch.Make[float64](f.pad, s.rows+1), scratch.Make[float64](f.pad, s.rows+1)
	if err := s.weigh(ctx, words, m); err != nil {
		return nil, err
	}
	err := parallel.Both(ctx, s.nodes >= many, func() error { return s.goAhead(ctx) }, func() error { return s.goBack(ctx) })
	if err != nil {
		return nil, err
	}
	s.least = float64(s.forward[s.nodes-1].best()) + s.ahead[s.rows] - behind
	return s, nil
}

// possible returns the windows of the nodes on paths that are not far behind
// the best.
func (s *survey) possible() band.Band {
	return s.narrow(func(i, j int) bool {
		before, after := &s.forward[s.node(i, j)], &s.backward[s.node(i, j)]
		through := max(before[match]+after[match], before[sourceOnly]+after[sourceOnly], before[targetOnly]+after[targetOnly])
		return float64(through) >= s.least-s.ahead[i]-s.behind[i] || s.fixed.at(i, j)
	})
}

// allows reports whether a bead with the given score is on a path that is not
// far behind the best.
func (s *survey) allows(i, j int, shape Shape, score float64) bool {
	last := i + shape.Source
	from, to := &s.forward[s.node(i, j)], &s.backward[s.node(last, j+shape.Target)]
	return float64(s.into(match, from)+to[match])+score >= s.least-s.ahead[i]-s.behind[last]
}

// weigh scores the beads of one sentence with one.
func (s *survey) weigh(ctx context.Context, words Words, m *model) error {
	end := Node{I: s.rows, J: s.columns}
	return parallel.Each(ctx, s.cores(), len(s.windows), func(_, i int) {
		for j := s.windows[i].From; j < s.windows[i].To; j++ {
			n := s.node(i, j)
			s.match[n] = never
			if next := s.fixed.after(i, j, end); i < next.I && j < next.J && s.within(i+1, j+1) {
				s.match[n] = float32(m.bounded(m.score(i, j, 0, words.Bead(i, 1, j, 1))))
			}
		}
	})
}

func (s *survey) goAhead(ctx context.Context) error {
	var above band.Window
	best := float32(0) // of the row above
	for i, w := range s.windows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i > 0 {
			s.ahead[i] = s.ahead[i-1] + float64(best)
		}
		here := never
		for j := w.From; j < w.To; j++ {
			n := s.node(i, j)
			s.forward[n] = s.arrive(i, j, w, above, best)
			here = max(here, s.forward[n].best())
		}
		above, best = w, here
	}
	return nil
}

// arrive returns the best ways to a node from the beginning, where the row above has the best.
func (s *survey) arrive(i, j int, row, above band.Window, best float32) peaks {
	here := peaks{never, never, never}
	if i == 0 && j == 0 {
		here[match] = 0 // the beginning is as after a match
	}
	n := s.node(i, j)
	if above.Has(j) {
		here[sourceOnly] = s.into(sourceOnly, &s.forward[s.node(i-1, j)]) - best
	}
	if j > row.From {
		here[targetOnly] = s.into(targetOnly, &s.forward[n-1])
	}
	if above.Has(j - 1) {
		origin := s.node(i-1, j-1)
		here[match] = s.into(match, &s.forward[origin]) + s.match[origin] - best
	}
	if s.fixed.at(i, j) {
		return peaks{s.into(match, &here), never, never}
	}
	return here
}

// into returns the best way on into a state.
func (s *survey) into(state int, from *peaks) float32 {
	t := &s.transition
	return max(from[match]+t[match][state], from[sourceOnly]+t[sourceOnly][state], from[targetOnly]+t[targetOnly][state])
}

func (s *survey) goBack(ctx context.Context) error {
	var below band.Window
	best := float32(0) // of the row below
	for i := s.rows; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		w := s.windows[i]
		if i < s.rows {
			s.behind[i] = s.behind[i+1] + float64(best)
		}
		row := never
		for j := w.To - 1; j >= w.From; j-- {
			here := s.leave(i, j, w, below, best)
			if s.fixed.at(i, j) {
				t, all := &s.transition, here[match]
				here = peaks{t[match][match] + all, t[sourceOnly][match] + all, t[targetOnly][match] + all}
			}
			s.backward[s.node(i, j)] = here
			row = max(row, here.best())
		}
		below, best = w, row
	}
	return nil
}

// leave returns the best ways from a node to the end, where the row below has the best.
func (s *survey) leave(i, j int, row, below band.Window, best float32) (here peaks) {
	if i == s.rows && j == s.columns {
		return here
	}
	n := s.node(i, j)
	next := peaks{never, never, never} // by the first step, without its transition
	if below.Has(j) {
		next[sourceOnly] = s.backward[s.node(i+1, j)][sourceOnly] - best
	}
	if j+1 < row.To {
		next[targetOnly] = s.backward[n+1][targetOnly]
	}
	if below.Has(j + 1) {
		next[match] = s.match[n] + s.backward[s.node(i+1, j+1)][match] - best
	}
	for from := range here {
		t := &s.transition[from]
		here[from] = max(t[match]+next[match], t[sourceOnly]+next[sourceOnly], t[targetOnly]+next[targetOnly])
	}
	return here
}
