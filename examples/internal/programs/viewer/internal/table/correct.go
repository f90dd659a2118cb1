package table

import (
	"errors"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// Reasons why a table is not corrected.
var (
	ErrNoSuchVerb = errors.New("there is no such correction")
	ErrNoSuchRow  = errors.New("there is no such row")
	ErrSameRow    = errors.New("choose another row to join it with")
	ErrNotThere   = errors.New("choose a sentence of the row")
	ErrAlone      = errors.New("there is nothing to take apart: only one version has it")
)

// A Correction is what somebody wants changed in a table.
type Correction struct {
	Verb     string // join, split, move, reject or accept
	Row      int
	Other    int // the row to join it with, or to move the sentence to
	Column   int // of the sentence
	Sentence int // to be moved or split off; all that the column has if it is -1
}

// Correct returns what changes by a correction: the table, and with it the pairs that
// keep one order.
func Correct(g project.Group, number int, all []project.Pair, c Correction) (
	beads []project.BeadChange, claims []project.ClaimChange, err error) {
	if c.Row < 0 || c.Row >= len(g.Claims) {
		return nil, nil, ErrNoSuchRow
	}
	next, changed, err := corrected(g, c)
	if err != nil {
		return nil, nil, err
	}
	group := g
	group.Claims = next
	for _, p := range ordered(g, all) {
		beads = append(beads, beadChanges(p, correct.Draft(p.Beads).To(conform(group, p, changed)))...)
	}
	return beads, claimChanges(number, g.Claims, next), nil
}

// corrected returns the claims of a group after a correction, and which of them were
// decided on.
func corrected(g project.Group, c Correction) (next []project.Claim, changed map[int]bool, err error) {
	row := g.Claims[c.Row]
	next = slices.Clone(g.Claims)
	switch c.Verb {
	case "accept":
		next[c.Row].Hand, next[c.Row].Confidence = true, 1
		return next, map[int]bool{c.Row: true}, nil
	case "reject":
		parts := takenApart(row)
		if len(parts) < 2 {
			return nil, nil, ErrAlone
		}
		return replaced(next, c.Row, parts)
	case "split":
		rest, part, err := cut(row, c)
		if err != nil {
			return nil, nil, err
		}
		if empty(rest) {
			return nil, nil, ErrAlone
		}
		return replaced(next, c.Row, []project.Claim{rest, part})
	case "join", "move":
		return joinedWith(next, c)
	}
	return nil, nil, ErrNoSuchVerb
}

// joinedWith joins a row, or a sentence of it, with another.
func joinedWith(next []project.Claim, c Correction) ([]project.Claim, map[int]bool, error) {
	switch {
	case c.Other < 0 || c.Other >= len(next):
		return nil, nil, ErrNoSuchRow
	case c.Other == c.Row:
		return nil, nil, ErrSameRow
	}
	part := next[c.Row]
	rest := project.Claim{Told: make([][]align.Span, len(part.Told))}
	if c.Verb == "move" {
		var err error
		if rest, part, err = cut(next[c.Row], c); err != nil {
			return nil, nil, err
		}
	}
	next[c.Other] = byHand(slices.AppendSeq(slices.Collect(told(next[c.Other])), told(part)), len(part.Told))
	if !empty(rest) {
		next[c.Row] = rest
		return next, map[int]bool{c.Row: true, c.Other: true}, nil
	}
	next = slices.Delete(next, c.Row, c.Row+1)
	if c.Row < c.Other {
		c.Other--
	}
	return next, map[int]bool{c.Other: true}, nil
}

// replaced puts claims in the place of a row.
func replaced(claims []project.Claim, row int, parts []project.Claim) ([]project.Claim, map[int]bool, error) {
	changed := make(map[int]bool)
	for k := range parts {
		changed[row+k] = true
	}
	return slices.Replace(claims, row, row+1, parts...), changed, nil
}

// takenApart returns a claim for each column that tells it.
func takenApart(c project.Claim) (parts []project.Claim) {
	for d := range c.Told {
		if len(c.Told[d]) > 0 {
			part := project.Claim{Told: make([][]align.Span, len(c.Told)), Confidence: 1, Hand: true}
			part.Told[d] = c.Told[d]
			parts = append(parts, part)
		}
	}
	return parts
}

// cut returns a claim without a sentence, or without all of a column, and a claim of
// that.
func cut(row project.Claim, c Correction) (rest, part project.Claim, err error) {
	var here, there []sentence
	for s := range told(row) {
		if s.column == c.Column && (c.Sentence < 0 || s.index == c.Sentence) {
			there = append(there, s)
		} else {
			here = append(here, s)
		}
	}
	if len(there) == 0 {
		return rest, part, ErrNotThere
	}
	return byHand(here, len(row.Told)), byHand(there, len(row.Told)), nil
}

// byHand returns the claim of some sentences, decided by hand.
func byHand(sentences []sentence, columns int) project.Claim {
	return project.Claim{Told: spans(sentences, columns), Confidence: 1, Hand: true}
}

func empty(c project.Claim) bool {
	for range told(c) {
		return false
	}
	return true
}

// Keep has what was found keep a claim of an older group, which was decided by hand:
// exactly these sentences of its documents tell the same. What other documents say of it
// they keep.
func Keep(found *project.Found, old project.Group, c project.Claim) {
	at := slices.IndexFunc(found.Groups, func(g project.Group) bool { return tellers(g, old, c) > 1 })
	if at < 0 {
		at = slices.IndexFunc(found.Groups, func(g project.Group) bool { return tellers(g, old, c) > 0 })
	}
	if at < 0 || len(found.Groups[at].Claims) == 0 {
		return
	}
	g := &found.Groups[at]
	mine := make(map[sentence]bool)
	for s := range told(c) {
		if to := column(*g, old.Documents[s.column]); to >= 0 {
			mine[sentence{to, s.index}] = true
		}
	}
	home := mostShared(g.Claims, mine)
	if home < 0 {
		return
	}
	var own []sentence
	var claims []project.Claim
	place := 0
	for k, claim := range g.Claims {
		var rest []sentence
		for s := range told(claim) {
			switch {
			case mine[s], k == home && column(old, g.Documents[s.column]) < 0:
				own = append(own, s)
			default:
				rest = append(rest, s)
			}
		}
		if k == home {
			place = len(claims)
			claims = append(claims, claim)
		}
		switch all := spans(rest, len(g.Documents)); {
		case len(rest) == 0:
		case slices.EqualFunc(all, claim.Told, slices.Equal):
			claims = append(claims, claim)
		default:
			claims = append(claims, project.Claim{Told: all, Confidence: claim.Confidence, Hand: claim.Hand})
		}
	}
	claims[place] = byHand(own, len(g.Documents))
	g.Claims = claims
}

// mostShared returns the claim that has the most of some sentences, or -1.
func mostShared(claims []project.Claim, sentences map[sentence]bool) int {
	best, most := -1, 0
	for k, claim := range claims {
		n := 0
		for s := range told(claim) {
			if sentences[s] {
				n++
			}
		}
		if n > most {
			best, most = k, n
		}
	}
	return best
}

// tellers returns how many documents of a claim of an older group are in a group.
func tellers(g, old project.Group, c project.Claim) (n int) {
	for d, spans := range c.Told {
		if len(spans) > 0 && column(g, old.Documents[d]) >= 0 {
			n++
		}
	}
	return n
}
