package viewer

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/table"
)

// live are the numbers of the documents that are not removed.
func (h *heap) live() (numbers []int) {
	for i, d := range h.project.Documents() {
		if !d.Removed {
			numbers = append(numbers, i)
		}
	}
	return numbers
}

// known reports whether the groups are known of the documents as they are.
func (h *heap) known() bool { return h.project.Groups() != nil && !h.project.Stale() }

// find looks for the groups of a heap, unless they are known. Work ends with
// the request.
func (s *server) find(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	if h.known() {
		return h.wire(), nil
	}
	live := h.live()
	documents := make([]align.Document, len(live))
	for i, d := range live {
		documents[i] = h.project.Documents()[d].Document
	}
	done, err := s.working(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	groups, err := s.finder.Find(ctx, documents)
	var failed versions.Errors
	if err != nil && !errors.As(err, &failed) {
		return nil, err
	}
	found := foundOf(groups, failed, live)
	h.carry(&found)
	if err := h.apply(project.Change{Found: &found}); err != nil {
		return nil, err
	}
	return h.wire(), nil
}

// foundOf makes of groups what a project holds. The documents have the given numbers
// there.
func foundOf(groups []versions.Group, failed versions.Errors, numbers []int) project.Found {
	found := project.Found{Groups: []project.Group{}}
	for _, g := range groups {
		own := project.Group{Documents: make([]int, len(g.Indices))}
		for i, k := range g.Indices {
			own.Documents[i] = numbers[k]
		}
		for _, l := range g.Links {
			a, b := own.Documents[l.A], own.Documents[l.B]
			own.Links = append(own.Links, project.Link{A: a, B: b, Kind: l.Kind.String(), Confidence: probability(l.Confidence), Shared: l.Shared})
			found.Pairs = append(found.Pairs, pairOf(a, b, l.Alignment))
		}
		if len(g.Documents) > 1 {
			for _, c := range g.Claims(versions.DefaultClaim) {
				own.Claims = append(own.Claims, project.Claim{Told: c.Told, Confidence: probability(c.Confidence)})
			}
		}
		found.Groups = append(found.Groups, own)
	}
	for _, err := range failed {
		var document *versions.DocumentError
		var pair *versions.PairError
		switch {
		case errors.As(err, &document):
			found.Failed = append(found.Failed, project.Failure{Documents: []int{numbers[document.Index]}, Reason: document.Err.Error()})
		case errors.As(err, &pair):
			found.Failed = append(found.Failed, project.Failure{Documents: []int{numbers[pair.A], numbers[pair.B]}, Reason: err.Error()})
		}
	}
	return found
}

// pairOf makes of an alignment what a project holds.
func pairOf(a, b int, alignment *align.Alignment) project.Pair {
	p := project.Pair{A: a, B: b, Unordered: alignment.Unordered, Score: alignment.Score, Beads: make([]project.Bead, len(alignment.Beads))}
	for i, bead := range alignment.Beads {
		bead.Confidence = probability(bead.Confidence)
		p.Beads[i] = project.Bead{Bead: bead}
	}
	p.Matches = matches(alignment)
	return p
}

// probability is a number from 0 to 1.
func probability(p float64) float64 {
	if !(p > 0) {
		return 0
	}
	return min(1, p)
}

// matches returns which sentences of an alignment correspond: of one without order
// those that its beads hold.
func matches(a *align.Alignment) (list []align.SentencePair) {
	if !a.Unordered {
		list = slices.Collect(a.Posterior())
	}
	for _, b := range a.Beads {
		for i := b.Source.Start; a.Unordered && i < b.Source.End; i++ {
			for j := b.Target.Start; j < b.Target.End; j++ {
				list = append(list, align.SentencePair{Source: i, Target: j, Probability: b.Confidence})
			}
		}
	}
	for i := range list {
		list[i].Probability = probability(list[i].Probability)
	}
	return list
}

// carry has what was found keep what was decided by hand before, and what was aligned
// because somebody asked for it; then has tables and pairs agree.
func (h *heap) carry(found *project.Found) {
	documents := h.project.Documents()
	for _, old := range h.project.Pairs() {
		if documents[old.A].Removed || documents[old.B].Removed || !decided(old) && !h.asked(old) {
			continue
		}
		at := slices.IndexFunc(found.Pairs, func(p project.Pair) bool { return p.A == old.A && p.B == old.B })
		switch {
		case at < 0:
			found.Pairs = append(found.Pairs, old)
		case !old.Unordered && (decided(old) || found.Pairs[at].Unordered):
			found.Pairs[at] = old
		}
	}
	for _, g := range h.project.Groups() {
		for _, c := range g.Claims {
			if c.Hand {
				table.Keep(found, g, c)
			}
		}
	}
	table.Agree(found)
}

// asked reports whether a pair is there because somebody asked for it: it is of no
// versions, or of two that keep no order.
func (h *heap) asked(p project.Pair) bool {
	for _, g := range h.project.Groups() {
		for _, l := range g.Links {
			if l.A == p.A && l.B == p.B {
				return l.Kind == versions.SameStory.String() && !p.Unordered
			}
		}
	}
	return true
}

// decided reports whether anything in a pair is decided by hand.
func decided(p project.Pair) bool {
	return slices.ContainsFunc(p.Beads, func(b project.Bead) bool { return b.Hand })
}

// linked reports whether a group has a link between two documents.
func linked(groups []project.Group, a, b int) bool {
	return slices.ContainsFunc(groups, func(g project.Group) bool {
		return slices.ContainsFunc(g.Links, func(l project.Link) bool { return l.A == a && l.B == b })
	})
}

// alignAnyway aligns two documents that are no known versions, or none that keep
// one order.
func (s *server) alignAnyway(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	var request struct {
		A int `json:"a"`
		B int `json:"b"`
	}
	if err := readJSON(r, &request); err != nil {
		return nil, err
	}
	a, b := request.A, request.B
	documents := h.project.Documents()
	switch {
	case a < 0 || b >= len(documents) || a >= b || documents[a].Removed || documents[b].Removed:
		return nil, problem{http.StatusBadRequest, "Choose two different files."}
	case !h.known():
		return nil, problem{http.StatusConflict, "The files are still being compared. Please try again."}
	}
	old, paired := h.project.Pair(a, b)
	if paired && !old.Unordered {
		return h.wire(), nil
	}
	done, err := s.working(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	alignment, err := s.aligner.Align(ctx, documents[a].Document, documents[b].Document)
	if err != nil {
		return nil, err
	}
	found := project.Found{Groups: h.project.Groups(), Failed: h.project.Failed()}
	found.Pairs = slices.DeleteFunc(slices.Clone(h.project.Pairs()), func(p project.Pair) bool { return p.A == a && p.B == b })
	found.Pairs = append(found.Pairs, pairOf(a, b, alignment))
	if err := h.apply(project.Change{Verb: "align", Found: &found}); err != nil {
		return nil, err
	}
	return h.wire(), nil
}

// pairName names the pair of two documents.
func pairName(a, b int) string { return strconv.Itoa(a) + "-" + strconv.Itoa(b) }
