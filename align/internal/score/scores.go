package score

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// scores are log-likelihood ratios of single sentences given groups of
// sentences of the other text, by size of the group, less one.
type scores [lattice.MaxGroup]rows

// newScores returns scores of which none is wanted yet.
func newScores(pad *scratch.Pad, given *tokens.Text) (s scores) {
	for k := range s {
		s[k].windows = scratch.Make[band.Window](pad, len(given.Sentences))
	}
	return s
}

func (s *scores) at(group, size, sentence int) float32 { return s[size-1].at(group, sentence) }

// rows are the scores given groups of one size.
type rows struct {
	windows []band.Window // by first sentence of the group: the predicted sentences that are scored
	base    []int         // by first sentence of the group: of where its scores begin, less the first that is scored
	said    []float32
}

func (r *rows) at(group, sentence int) float32 { return r.said[r.base[group]+sentence] }

// of returns the scores given a group.
func (r *rows) of(group int) []float32 {
	w := r.windows[group]
	return r.said[r.base[group]+w.From : r.base[group]+w.To]
}

// want makes sentences [from, to) ones that are scored given a group, and those between them and others that are.
func (r *rows) want(group, from, to int) {
	if w := &r.windows[group]; w.From == w.To {
		*w = band.Window{From: from, To: to}
	} else {
		*w = band.Window{From: min(w.From, from), To: max(w.To, to)}
	}
}

// want makes what the score of a bead is made of wanted: of predicted sentences [j, j+b), given a group of
// given sentences [i, i+a), and, for idle, without the first and the last of them.
func (s *scores) want(i, a, j, b int) {
	s[a-1].want(i, j, j+b)
	if a > 1 {
		s[a-2].want(i, j, j+b)
		s[a-2].want(i+1, j, j+b)
	}
}

// take takes all that is wanted from other scores, which have more.
func (r *rows) take(pad *scratch.Pad, other *rows) {
	r.place(pad)
	for i, w := range r.windows {
		copy(r.of(i), other.said[other.base[i]+w.From:])
	}
}

// place makes room for all that is wanted.
func (r *rows) place(pad *scratch.Pad) {
	cells := 0
	r.base = scratch.Make[int](pad, len(r.windows))
	for i, w := range r.windows {
		r.base[i] = cells - w.From
		cells += w.To - w.From
	}
	r.said = scratch.Make[float32](pad, cells)
}

// singles scores the predicted sentences that stand, in beads within a band, beside single sentences,
// which are its rows, or beside two: those are what idle asks for.
func (s *side) singles(ctx context.Context, pad *scratch.Pad, within band.Band) (all scores, err error) {
	windows := scratch.Make[band.Window](pad, within.Rows())
	for i := range windows {
		windows[i] = band.Window{From: within[max(0, i-1)].From, To: within[min(i+2, len(windows))].To - 1}
	}
	all[0].windows = windows
	return all, s.score(ctx, pad, all[:1], 1)
}

// score scores all that is wanted of groups, of which the smallest have so many sentences.
func (s *side) score(ctx context.Context, pad *scratch.Pad, all []rows, smallest int) error {
	for k := range all {
		all[k].place(pad)
	}
	hearing := newListener(pad, s)
	for i := range s.given.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		hearing.begin(i)
		for k := range all {
			if row := all[k].of(i); len(row) > 0 {
				hearing.hear(i + smallest + k)
				hearing.judge(all[k].windows[i].From, row)
			}
		}
	}
	return nil
}
