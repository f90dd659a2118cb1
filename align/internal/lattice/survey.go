package lattice

import (
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/band"
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
type survey struct {
	grid
	fixed      fixed
	transition [states][states]float64 // logarithms, as are all below
	match      []float64               // by node: the ratio of one sentence with one that starts there
	forward    []peaks                 // by node: the best way from the beginning, by the state of the last step
	backward   []peaks                 // by node: the best way to the end, by the state of the step before
	least      float64                 // of a path that is possible
}

// peaks are the best ways, one per state.
type peaks [states]float64

var never = math.Inf(-1)

// survey looks for the best paths.
func (f *fitting) survey(ctx context.Context, words Words, m *model) (*survey, error) {
	windows := slices.Clone(words.Band())
	f.fixed.cut(windows)
	s := &survey{grid: newGrid(windows), fixed: f.fixed}
	for from, row := range m.Transition {
		for to, p := range row {
			s.transition[from][to] = math.Log(p)
		}
	}
	s.transition[targetOnly][sourceOnly] = s.transition[sourceOnly][targetOnly]
	if err := s.ahead(ctx, words, m); err != nil {
		return nil, err
	}
	if err := s.back(ctx); err != nil {
		return nil, err
	}
	s.least = slices.Max(s.forward[s.node(s.rows, s.columns)][:]) - behind
	return s, nil
}

// possible returns the windows of the nodes on paths that are not far behind
// the best.
func (s *survey) possible() band.Band {
	return s.narrow(func(i, j int) bool {
		before, after := &s.forward[s.node(i, j)], &s.backward[s.node(i, j)]
		through := max(before[match]+after[match], before[sourceOnly]+after[sourceOnly], before[targetOnly]+after[targetOnly])
		return through >= s.least || s.fixed.at(i, j)
	})
}

// allows reports whether a bead with the given score is on a path that is not
// far behind the best.
func (s *survey) allows(i, j int, shape Shape, score float64) bool {
	from, to := &s.forward[s.node(i, j)], &s.backward[s.node(i+shape.Source, j+shape.Target)]
	return s.into(match, from)+score+to[match] >= s.least
}

func (s *survey) ahead(ctx context.Context, words Words, m *model) error {
	s.match, s.forward = make([]float64, s.nodes), make([]peaks, s.nodes)
	end := Node{I: s.rows, J: s.columns}
	for i, w := range s.windows {
		if err := ctx.Err(); err != nil {
			return err
		}
		for j := w.From; j < w.To; j++ {
			n := s.node(i, j)
			s.forward[n] = s.arrive(i, j)
			s.match[n] = never
			if next := s.fixed.after(i, j, end); i < next.I && j < next.J && s.within(i+1, j+1) {
				s.match[n] = m.bounded(m.score(i, j, 0, words.Bead(i, 1, j, 1)))
			}
		}
	}
	return nil
}

// arrive returns the best ways to a node from the beginning.
func (s *survey) arrive(i, j int) peaks {
	here := peaks{never, never, never}
	if i == 0 && j == 0 {
		here[match] = 0 // the beginning is as after a match
	}
	if s.within(i-1, j) {
		here[sourceOnly] = s.into(sourceOnly, &s.forward[s.node(i-1, j)])
	}
	if s.within(i, j-1) {
		here[targetOnly] = s.into(targetOnly, &s.forward[s.node(i, j-1)])
	}
	if s.within(i-1, j-1) {
		origin := s.node(i-1, j-1)
		here[match] = s.into(match, &s.forward[origin]) + s.match[origin]
	}
	if s.fixed.at(i, j) {
		return peaks{s.into(match, &here), never, never}
	}
	return here
}

// into returns the best way on into a state.
func (s *survey) into(state int, from *peaks) float64 {
	t := &s.transition
	return max(from[match]+t[match][state], from[sourceOnly]+t[sourceOnly][state], from[targetOnly]+t[targetOnly][state])
}

func (s *survey) back(ctx context.Context) error {
	s.backward = make([]peaks, s.nodes)
	for i := s.rows; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		for j := s.windows[i].To - 1; j >= s.windows[i].From; j-- {
			here := s.leave(i, j)
			if s.fixed.at(i, j) {
				t, all := &s.transition, here[match]
				here = peaks{t[match][match] + all, t[sourceOnly][match] + all, t[targetOnly][match] + all}
			}
			s.backward[s.node(i, j)] = here
		}
	}
	return nil
}

// leave returns the best ways from a node to the end.
func (s *survey) leave(i, j int) (here peaks) {
	if i == s.rows && j == s.columns {
		return here
	}
	next := peaks{never, never, never} // by the first step, without its transition
	if s.within(i+1, j) {
		next[sourceOnly] = s.backward[s.node(i+1, j)][sourceOnly]
	}
	if s.within(i, j+1) {
		next[targetOnly] = s.backward[s.node(i, j+1)][targetOnly]
	}
	if s.within(i+1, j+1) {
		next[match] = s.match[s.node(i, j)] + s.backward[s.node(i+1, j+1)][match]
	}
	for from := range here {
		t := &s.transition[from]
		here[from] = max(t[match]+next[match], t[sourceOnly]+next[sourceOnly], t[targetOnly]+next[targetOnly])
	}
	return here
}
