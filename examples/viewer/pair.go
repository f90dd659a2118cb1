package main

import (
	"context"
	"errors"
	"math"
	"net/http"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/viewer/internal/correct"
)

// A pair is two versions of a text, whose alignment can be corrected.
type pair struct {
	source, target align.Document
	matches        []align.Match // by source and then by target
	draft          *correct.Draft
	revision       int // how often the beads changed

	// unordered is for documents that tell the same story, each in an order of
	// its own. Its beads are single matches, which cannot be corrected.
	unordered bool
}

func newPair(a *align.Alignment) *pair {
	return &pair{source: a.Source, target: a.Target, matches: slices.Collect(a.Posterior()), draft: correct.New(a.Beads)}
}

// unorderedPair makes a pair of single matches, which come by source sentence.
// The sentences without a match follow at the end.
func unorderedPair(source, target align.Document, matches []align.Match) *pair {
	var beads []align.Bead
	sources, targets := make([]bool, len(source.Sentences)), make([]bool, len(target.Sentences))
	for _, m := range matches {
		sources[m.Source], targets[m.Target] = true, true
		beads = append(beads, align.Bead{
			Source:     align.Span{Start: m.Source, End: m.Source + 1},
			Target:     align.Span{Start: m.Target, End: m.Target + 1},
			Confidence: m.Confidence,
		})
	}
	for i, matched := range sources {
		if !matched {
			beads = append(beads, align.Bead{Source: align.Span{Start: i, End: i + 1}})
		}
	}
	for j, matched := range targets {
		if !matched {
			beads = append(beads, align.Bead{Target: align.Span{Start: j, End: j + 1}})
		}
	}
	return &pair{source: source, target: target, matches: matches, draft: correct.New(beads), unordered: true}
}

// corrected reports whether there is anything that could be undone or done
// again.
func (p *pair) corrected() bool {
	undo, redo := p.draft.Steps()
	return undo+redo > 0
}

// of reports whether the pair is of these documents, cut into sentences as
// they are.
func (p *pair) of(source, target pages.Page) bool {
	return p.source.Language == source.Language && slices.Equal(p.source.Sentences, source.Sentences) &&
		p.target.Language == target.Language && slices.Equal(p.target.Sentences, target.Sentences)
}

func (s *server) showPair(ctx context.Context, p *pair, r *http.Request) (any, error) {
	w := p.wire()
	var err error
	w.Marks, err = s.mark(ctx, p, p.draft.Beads())
	return w, err
}

// A correction is what a person wants changed. Beads are counted in the
// present list of beads, sentences in their documents.
type correction struct {
	Revision int    `json:"revision"` // of the beads that the person sees
	Verb     string `json:"verb"`
	Bead     int    `json:"bead"`

	// Side and Sentence are the sentence that is moved, or before which a bead
	// is split, or none if that is -1.
	Side     correct.Side `json:"side"`
	Sentence int          `json:"sentence"`
	Down     bool         `json:"down"`

	// Source and Target are the sentences that are paired.
	Source [2]int `json:"source"`
	Target [2]int `json:"target"`
}

var (
	errStale     = problem{http.StatusConflict, "The pairs were changed in another window. They are shown anew; please try again."}
	errUnordered = problem{http.StatusUnprocessableEntity, "These two tell the same story, each in an order of its own. Their pairs are shown, but cannot be corrected."}
	errNoVerb    = problem{http.StatusBadRequest, "There is no such correction."}
	errSide      = problem{http.StatusBadRequest, "There are two sides, 0 and 1."}
)

// correct makes a correction and answers with what changed.
func (s *server) correct(ctx context.Context, p *pair, r *http.Request) (any, error) {
	var c correction
	if err := readJSON(r, &c); err != nil {
		return nil, err
	}
	switch {
	case p.unordered:
		return nil, errUnordered
	case c.Revision != p.revision:
		return nil, errStale
	case c.Side != correct.Source && c.Side != correct.Target:
		return nil, errSide
	}
	change, err := p.do(c)
	var known problem
	switch {
	case errors.As(err, &known):
		return nil, err
	case err != nil:
		return nil, problem{http.StatusUnprocessableEntity, sentenceCase(err.Error())}
	}
	answer := p.changed(change)
	answer.Marks, err = s.mark(ctx, p, change.Beads)
	return answer, err
}

func (p *pair) do(c correction) (correct.Change, error) {
	switch c.Verb {
	case "join":
		return p.draft.Join(c.Bead)
	case "split":
		return p.split(c)
	case "move":
		return p.draft.Move(c.Bead, c.Side, c.Sentence, c.Down)
	case "reject":
		return p.draft.Reject(c.Bead)
	case "accept":
		return p.draft.Accept(c.Bead)
	case "pair":
		return p.draft.Pair(align.Span{Start: c.Source[0], End: c.Source[1]}, align.Span{Start: c.Target[0], End: c.Target[1]})
	case "undo":
		return p.draft.Undo()
	case "redo":
		return p.draft.Redo()
	}
	return correct.Change{}, errNoVerb
}

// alignAgain aligns the documents around what was decided by hand.
func (s *server) alignAgain(ctx context.Context, p *pair, r *http.Request) (any, error) {
	if p.unordered {
		return nil, errUnordered
	}
	alignment, err := s.aligner.Align(ctx, p.source, p.target, p.draft.ByHand()...)
	if err != nil {
		return nil, err
	}
	p.matches = slices.Collect(alignment.Posterior())
	change := p.draft.Replace(alignment.Beads)
	answer := p.changed(change)
	answer.Matches = wireMatches(p.matches)
	answer.Marks, err = s.mark(ctx, p, change.Beads)
	return answer, err
}

// split splits a bead before a sentence, or where it comes apart best.
func (p *pair) split(c correction) (correct.Change, error) {
	beads := p.draft.Beads()
	if c.Bead < 0 || c.Bead >= len(beads) {
		return correct.Change{}, correct.ErrNoSuchBead
	}
	b := beads[c.Bead].Bead
	at := func(side correct.Side) int {
		if c.Sentence >= 0 && c.Side == side {
			return c.Sentence
		}
		return -1
	}
	source, target := p.cut(b, at(correct.Source), at(correct.Target))
	return p.draft.Split(c.Bead, source, target)
}

// cut finds the sentences before which a bead comes apart best: those that
// leave together what belongs together by the matches, and else by length. One
// that is not negative is given.
func (p *pair) cut(b align.Bead, source, target int) (int, int) {
	sources, targets := cuts(b.Source, source), cuts(b.Target, target)
	best := math.Inf(-1)
	for _, i := range sources {
		for _, j := range targets {
			if i == b.Source.Start && j == b.Target.Start || i == b.Source.End && j == b.Target.End {
				continue
			}
			worth := -math.Abs(share(p.source, b.Source, i)-share(p.target, b.Target, j)) / 2
			if empty := i == b.Source.Start || j == b.Target.Start || i == b.Source.End || j == b.Target.End; empty {
				worth-- // rather two pairs than one
			}
			for _, m := range p.matches {
				if within(b, m) && (m.Source < i) == (m.Target < j) {
					worth += m.Confidence
				}
			}
			if worth >= best {
				best, source, target = worth, i, j
			}
		}
	}
	if math.IsInf(best, -1) {
		return b.Source.Start, b.Target.Start
	}
	return source, target
}

// cuts are the sentences before which a span can be split, the one after its
// last included.
func cuts(span align.Span, given int) []int {
	if given >= 0 {
		return []int{given}
	}
	var all []int
	for i := span.Start; i <= span.End; i++ {
		all = append(all, i)
	}
	return all
}

// share is how much of the text of a span stands before sentence i.
func share(d align.Document, span align.Span, i int) float64 {
	var part, whole int
	for k := span.Start; k < span.End; k++ {
		n := len(d.Sentence(k))
		whole += n
		if k < i {
			part += n
		}
	}
	return float64(part) / float64(max(1, whole))
}

func within(b align.Bead, m align.Match) bool {
	return b.Source.Start <= m.Source && m.Source < b.Source.End && b.Target.Start <= m.Target && m.Target < b.Target.End
}
