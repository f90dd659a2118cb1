package viewer

import (
	"cmp"
	"context"
	"errors"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/table"
)

// A pair is two versions of a text, as they are during a request.
type pair struct {
	heap           *heap
	a, b           int // numbers of the documents
	source, target align.Document
	matches        []align.SentencePair // by source and then by target
	draft          correct.Draft
	revision       int // changes with the beads

	// unordered is for documents that tell the same story, each in an order of
	// its own. Their beads are those of the table of their group.
	unordered bool
}

// pair returns the pair that a request names.
func (h *heap) pair(r *http.Request) (*pair, error) {
	first, second, _ := strings.Cut(r.PathValue("pair"), "-")
	a, errA := strconv.Atoi(first)
	b, errB := strconv.Atoi(second)
	p, ok := h.project.Pair(a, b)
	if errA != nil || errB != nil || !ok || pairName(a, b) != r.PathValue("pair") {
		return nil, problem{http.StatusNotFound, "These two files are not paired."}
	}
	return h.view(p), nil
}

// view returns a pair of the heap's project as it is now.
func (h *heap) view(p project.Pair) *pair {
	documents := h.project.Documents()
	v := &pair{
		heap: h, a: p.A, b: p.B, source: documents[p.A].Document, target: documents[p.B].Document,
		matches: p.Matches, draft: p.Beads, unordered: p.Unordered, revision: h.project.Revision(p.A, p.B),
	}
	if k := h.groupOf(p.A, p.B); k >= 0 && p.Unordered && len(h.project.Groups()[k].Claims) > 0 {
		v.draft = table.Columns(h.project.Groups()[k], p, len(v.source.Sentences), len(v.target.Sentences))
	}
	return v
}

// groupOf returns the group that has a link between two documents, or -1.
func (h *heap) groupOf(a, b int) int {
	return slices.IndexFunc(h.project.Groups(), func(g project.Group) bool { return linked([]project.Group{g}, a, b) })
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
		"These two tell the same story, each in an order of its own. Please correct what they tell alike in the table of all versions."}
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
	change, err := p.wanted(ctx, c)
	if known := *new(problem); errors.As(err, &known) || ctx.Err() != nil {
		return nil, cmp.Or(ctx.Err(), err)
	}
	if err != nil {
		return nil, problem{http.StatusUnprocessableEntity, sentenceCase(err.Error())}
	}
	next := slices.Replace(slices.Clone(p.draft), change.At, change.At+change.Removed, change.Beads...)
	answer, err := p.become(c.Verb, next, nil)
	if err != nil {
		return nil, err
	}
	return later(func(ctx context.Context) (any, error) {
		var err error
		answer.Marks, err = s.mark(ctx, p, answer.fresh)
		return answer, err
	}), nil
}

func (p *pair) wanted(ctx context.Context, c correction) (correct.Change, error) {
	switch c.Verb {
	case "join":
		return p.draft.Join(c.Bead)
	case "split":
		return p.split(ctx, c)
	case "move":
		return p.draft.Move(c.Bead, c.Side, c.Sentence, c.Down)
	case "reject":
		return p.draft.Reject(c.Bead)
	case "accept":
		return p.draft.Accept(c.Bead)
	case "pair":
		return p.draft.Pair(align.Span{Start: c.Source[0], End: c.Source[1]}, align.Span{Start: c.Target[0], End: c.Target[1]})
	}
	return correct.Change{}, errNoVerb
}

// become gives the pair other beads, and matches unless these are nil, and the table of
// its group and the other pairs what goes with them. It answers with what changed in the
// pair.
func (p *pair) become(verb string, next []project.Bead, matches []align.SentencePair) (wireChange, error) {
	h, change := p.heap, project.Change{Verb: verb}
	old, _ := h.project.Pair(p.a, p.b)
	own := correct.Draft(old.Beads).To(next)
	if k := h.groupOf(p.a, p.b); k >= 0 {
		var err error
		change.Beads, change.Claims, err = table.Follow(h.project.Groups()[k], k, h.project.Pairs(), old, next)
		if err != nil {
			return wireChange{}, problem{http.StatusUnprocessableEntity, sentenceCase(err.Error())}
		}
	} else if !own.Empty() {
		change.Beads = []project.BeadChange{{A: p.a, B: p.b, At: own.At, Removed: own.Removed, Beads: own.Beads}}
	}
	// The pair itself comes first: undoing leads back to it.
	slices.SortStableFunc(change.Beads, func(x, y project.BeadChange) int {
		switch own := [2]int{p.a, p.b}; {
		case own == [2]int{x.A, x.B} && own != [2]int{y.A, y.B}:
			return -1
		case own == [2]int{y.A, y.B} && own != [2]int{x.A, x.B}:
			return 1
		}
		return 0
	})
	if matches != nil {
		change.Beads = append(change.Beads, project.BeadChange{A: p.a, B: p.b, Matches: matches})
	}
	before := slices.Clone(p.draft)
	if len(change.Beads) > 0 {
		if err := h.apply(change); err != nil {
			return wireChange{}, err
		}
	}
	now, _ := h.project.Pair(p.a, p.b)
	*p = *h.view(now)
	return p.changed(correct.Draft(before).To(p.draft)), nil
}

// alignAgain aligns the documents around what was decided by hand. Its answer has no
// marks, as they take longer: see showMarks.
func (s *server) alignAgain(ctx context.Context, p *pair, r *http.Request) (any, error) {
	if p.unordered {
		return nil, errUnordered
	}
	done, err := s.working(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	alignment, err := s.aligner.Align(ctx, p.source, p.target, p.draft.ByHand()...)
	if err != nil {
		return nil, err
	}
	for i := range alignment.Beads {
		alignment.Beads[i].Confidence = probability(alignment.Beads[i].Confidence)
	}
	change := p.draft.Replace(alignment.Beads)
	next := slices.Replace(slices.Clone(p.draft), change.At, change.At+change.Removed, change.Beads...)
	answer, err := p.become("again", next, matches(alignment))
	if err != nil {
		return nil, err
	}
	answer.Matches, answer.Marks = wireMatches(p.matches), []wireMark{}
	return answer, nil
}

// split splits a bead before a sentence, or where it comes apart best.
func (p *pair) split(ctx context.Context, c correction) (correct.Change, error) {
	beads := p.draft
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
	source, target, err := p.cut(ctx, b, at(correct.Source), at(correct.Target))
	if err != nil {
		return correct.Change{}, err
	}
	return p.draft.Split(c.Bead, source, target)
}

// cut finds the sentences before which a bead comes apart best: those that
// leave together what belongs together by the matches, and else by length. One
// that is not negative is given.
func (p *pair) cut(ctx context.Context, b align.Bead, source, target int) (int, int, error) {
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
		if err := ctx.Err(); err != nil {
			return 0, 0, err
		}
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
	return bestSource, bestTarget, nil
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
