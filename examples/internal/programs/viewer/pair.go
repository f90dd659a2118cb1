package viewer

import (
	"context"
	"errors"
	"math"
	"net/http"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// A pair is two versions of a text, whose alignment can be corrected.
type pair struct {
	source, target align.Document
	matches        []align.SentencePair // by source and then by target
	draft          *correct.Draft
	revision       int // how often the beads changed

	// unordered is for documents that tell the same story, each in an order of
	// its own. Its beads are single matches, which cannot be corrected.
	unordered bool
}

func newPair(a *align.Alignment) *pair {
	return &pair{
		source: a.Source, target: a.Target, matches: matches(a),
		draft: correct.New(a.Beads), unordered: a.Unordered,
	}
}

// matches returns which sentences of an alignment correspond: of one without order
// those that its beads hold.
func matches(a *align.Alignment) (list []align.SentencePair) {
	if !a.Unordered {
		return slices.Collect(a.Posterior())
	}
	for _, b := range a.Beads {
		for i := b.Source.Start; i < b.Source.End; i++ {
			for j := b.Target.Start; j < b.Target.End; j++ {
				list = append(list, align.SentencePair{Source: i, Target: j, Probability: b.Confidence})
			}
		}
	}
	return list
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
	return p.wire(), nil
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
	errUnordered = problem{http.StatusUnprocessableEntity,
		"These two tell the same story, each in an order of its own. Their pairs are shown, but cannot be corrected."}
	errNoVerb = problem{http.StatusBadRequest, "There is no such correction."}
	errSide   = problem{http.StatusBadRequest, "There are two sides, 0 and 1."}
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

// alignAgain aligns the documents around what was decided by hand. Its answer has no
// marks, as they take longer: see showMarks.
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
	answer.Matches, answer.Marks = wireMatches(p.matches), []wireMark{}
	return answer, nil
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
	sources, targets := shares(p.source, b.Source), shares(p.target, b.Target)
	matches := p.between(b)

	// First are the matches that stay together before the first target sentence,
	// and gains what each target sentence adds that the cut goes past: both
	// change as the cut goes through the source.
	first, gains := 0.0, make([]float64, b.Target.Len())
	for _, m := range matches {
		first += m.Probability
		gains[m.Target-b.Target.Start] -= m.Probability
	}
	best, bestSource, bestTarget := math.Inf(-1), b.Source.Start, b.Target.Start
	for i, sourceShare := range sources {
		for ; len(matches) > 0 && matches[0].Source < b.Source.Start+i; matches = matches[1:] {
			first -= matches[0].Probability
			gains[matches[0].Target-b.Target.Start] += 2 * matches[0].Probability
		}
		if source >= 0 && source != b.Source.Start+i {
			continue
		}
		together := first
		for j, targetShare := range targets {
			if j > 0 {
				together += gains[j-1]
			}
			lastSource, lastTarget := i == b.Source.Len(), j == b.Target.Len()
			if target >= 0 && target != b.Target.Start+j || i == 0 && j == 0 || lastSource && lastTarget {
				continue
			}
			worth := together - math.Abs(sourceShare-targetShare)/2
			if i == 0 || j == 0 || lastSource || lastTarget {
				worth-- // rather two pairs than one
			}
			if worth >= best {
				best, bestSource, bestTarget = worth, b.Source.Start+i, b.Target.Start+j
			}
		}
	}
	return bestSource, bestTarget
}

// between returns the matches of the sentences of a bead, by source.
func (p *pair) between(b align.Bead) (matches []align.SentencePair) {
	for _, m := range p.matches {
		if b.Source.Start <= m.Source && m.Source < b.Source.End && b.Target.Start <= m.Target && m.Target < b.Target.End {
			matches = append(matches, m)
		}
	}
	return matches
}

// shares are how much of the text of a span stands before each of its sentences
// and, at the end, before the one after the last.
func shares(d align.Document, span align.Span) []float64 {
	before := make([]float64, span.Len()+1)
	for k := range span.Len() {
		before[k+1] = before[k] + float64(len(d.Sentence(span.Start+k)))
	}
	whole := max(1, before[span.Len()])
	for k := range before {
		before[k] /= whole
	}
	return before
}
