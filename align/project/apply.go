package project

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/sejajar/sejajar/align"
)

// apply makes a change, whose Found is the project's own from then on, and returns the
// change that takes it back. With an error nothing is changed.
func (p *Project) apply(c Change) (inverse Change, err error) {
	if err := c.check(); err != nil {
		return Change{}, err
	}
	documents, found := p.documents, p.found
	restore := func() { p.documents, p.found = documents, found; p.index() }
	if inverse, err = p.applyDocuments(c); err != nil {
		restore()
		return Change{}, err
	}
	if c.Found != nil {
		inverse.Found = &found
		p.found = *c.Found
	}
	if c.Found != nil || len(c.Languages) > 0 {
		if err := p.check(); err != nil {
			restore()
			return Change{}, err
		}
		p.index()
	}
	undo := func(err error) (Change, error) {
		for _, b := range inverse.Beads {
			p.splice(b)
		}
		for _, claims := range inverse.Claims {
			p.spliceClaims(claims)
		}
		restore()
		return Change{}, err
	}
	for _, b := range c.Beads {
		old, err := p.splice(b)
		if err != nil {
			return undo(err)
		}
		inverse.Beads = slices.Insert(inverse.Beads, 0, old)
	}
	for _, claims := range c.Claims {
		old, err := p.spliceClaims(claims)
		if err != nil {
			return undo(err)
		}
		inverse.Claims = slices.Insert(inverse.Claims, 0, old)
	}
	if c.Mark != "" {
		inverse.Mark = Fresh
		if p.found.Stale {
			inverse.Mark = Stale
		}
		p.found.Stale = c.Mark == Stale
	}
	p.touch(c)
	return inverse, nil
}

// check returns an error where a change makes no sense, whatever the project.
func (c Change) check() error {
	if c.Found != nil && len(c.Beads)+len(c.Claims)+len(c.Mark) > 0 {
		return &ChangeError{"it replaces what was found and changes it besides"}
	}
	if c.Mark != "" && c.Mark != Stale && c.Mark != Fresh {
		return &ChangeError{fmt.Sprintf("it marks what was found as %q", c.Mark)}
	}
	if !writable(c.Time) {
		return &ChangeError{fmt.Sprintf("its time %v cannot be written", c.Time)}
	}
	return nil
}

// touch notes which pairs a change is of.
func (p *Project) touch(c Change) {
	if c.Found != nil {
		p.foundAt = p.Len() + 1
	}
	if len(c.Beads) == 0 {
		return
	}
	revisions := maps.Clone(p.revisions) // what forgets has the others
	if revisions == nil {
		revisions = make(map[[2]int]int)
	}
	p.revisions = revisions
	for _, b := range c.Beads {
		p.revisions[[2]int{b.A, b.B}] = p.Len() + 1
	}
}

// applyDocuments changes a copy of the documents.
func (p *Project) applyDocuments(c Change) (inverse Change, err error) {
	if len(c.Add)+len(c.Removals)+len(c.Languages) == 0 {
		return Change{}, nil
	}
	p.documents = slices.Clone(p.documents)
	for _, d := range c.Add {
		if err := d.check(); err != nil {
			return Change{}, err
		}
		d.ID, d.Path = strings.ToValidUTF8(d.ID, "\ufffd"), strings.ToValidUTF8(d.Path, "\ufffd")
		inverse.Removals = slices.Insert(inverse.Removals, 0, Removal{len(p.documents), true})
		p.documents = append(p.documents, d)
	}
	for _, r := range c.Removals {
		if !p.has(r.Document) {
			return Change{}, noDocument(r.Document)
		}
		d := &p.documents[r.Document]
		inverse.Removals = slices.Insert(inverse.Removals, 0, Removal{r.Document, d.Removed})
		d.Removed = r.Removed
	}
	for _, l := range c.Languages {
		if !p.has(l.Document) {
			return Change{}, noDocument(l.Document)
		}
		d := &p.documents[l.Document]
		inverse.Languages = slices.Insert(inverse.Languages, 0, LanguageChange{l.Document, d.Language, d.Confidence, d.Sentences})
		d.Language, d.Confidence, d.Sentences = l.Language, l.Confidence, l.Sentences
		if err := d.check(); err != nil {
			return Change{}, err
		}
	}
	return inverse, nil
}

func (p *Project) has(document int) bool { return document >= 0 && document < len(p.documents) }

func noDocument(k int) error { return &ChangeError{fmt.Sprintf("there is no document %d", k)} }

// index notes where the pairs are.
func (p *Project) index() {
	p.pairs = make(map[[2]int]int, len(p.found.Pairs))
	for k, pair := range p.found.Pairs {
		p.pairs[[2]int{pair.A, pair.B}] = k
	}
}

// splice changes the beads of a pair.
func (p *Project) splice(c BeadChange) (inverse BeadChange, err error) {
	k, ok := p.pairs[[2]int{c.A, c.B}]
	if !ok {
		return BeadChange{}, &ChangeError{fmt.Sprintf("documents %d and %d are no pair", c.A, c.B)}
	}
	pair := &p.found.Pairs[k]
	if c.At < 0 || c.Removed < 0 || c.At > len(pair.Beads) || c.Removed > len(pair.Beads)-c.At {
		return BeadChange{}, &ChangeError{fmt.Sprintf("there are no beads %d and %d more of documents %d and %d", c.At, c.Removed, c.A, c.B)}
	}
	old := pair.Beads[c.At : c.At+c.Removed]
	if err := p.checkMatches(*pair, c.Matches); err != nil {
		return BeadChange{}, err
	}
	if err := p.checkBeads(*pair, c.Beads); err != nil {
		return BeadChange{}, err
	}
	if !pair.Unordered {
		source, target, ok := tiled(c.Beads)
		oldSource, oldTarget, _ := tiled(old)
		if len(old) == 0 {
			oldSource, oldTarget = align.Span{}, align.Span{}
		}
		if !ok || source != oldSource || target != oldTarget {
			return BeadChange{}, &ChangeError{fmt.Sprintf("the beads from %d on of documents %d and %d would hold other sentences", c.At, c.A, c.B)}
		}
	}
	inverse = BeadChange{A: c.A, B: c.B, At: c.At, Removed: len(c.Beads), Beads: slices.Clone(old)}
	pair.Beads = slices.Replace(pair.Beads, c.At, c.At+c.Removed, c.Beads...)
	if c.Matches != nil {
		inverse.Matches, pair.Matches = pair.Matches, c.Matches
		if inverse.Matches == nil {
			inverse.Matches = []align.SentencePair{}
		}
	}
	return inverse, nil
}

// spliceClaims changes the claims of a group.
func (p *Project) spliceClaims(c ClaimChange) (inverse ClaimChange, err error) {
	if c.Group < 0 || c.Group >= len(p.found.Groups) {
		return ClaimChange{}, &ChangeError{fmt.Sprintf("there is no group %d", c.Group)}
	}
	g := &p.found.Groups[c.Group]
	if c.At < 0 || c.Removed < 0 || c.At > len(g.Claims) || c.Removed > len(g.Claims)-c.At {
		return ClaimChange{}, &ChangeError{fmt.Sprintf("there are no claims %d and %d more of group %d", c.At, c.Removed, c.Group)}
	}
	old := slices.Clone(g.Claims[c.At : c.At+c.Removed])
	if err := p.checkClaims(*g, c.Claims); err != nil {
		return ClaimChange{}, err
	}
	if !slices.EqualFunc(told(old, len(g.Documents)), told(c.Claims, len(g.Documents)), slices.Equal) {
		return ClaimChange{}, &ChangeError{fmt.Sprintf("the claims from %d on of group %d would hold other sentences", c.At, c.Group)}
	}
	g.Claims = slices.Replace(g.Claims, c.At, c.At+c.Removed, c.Claims...)
	return ClaimChange{Group: c.Group, At: c.At, Removed: len(c.Claims), Claims: old}, nil
}

// told returns, by document, the sentences of some claims, as spans that do not touch.
func told(claims []Claim, documents int) [][]align.Span {
	all := make([][]align.Span, documents)
	for d := range all {
		for _, c := range claims {
			all[d] = append(all[d], c.Told[d]...)
		}
		slices.SortFunc(all[d], func(a, b align.Span) int { return a.Start - b.Start })
		all[d] = joined(all[d])
	}
	return all
}

// joined joins spans, in order, that touch.
func joined(spans []align.Span) []align.Span {
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && joined[n-1].End == s.Start {
			joined[n-1].End = s.End
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}

// tiled returns the sentences that beads hold in order, and whether they do, none
// left out and none twice.
func tiled(beads []Bead) (source, target align.Span, ok bool) {
	for i, b := range beads {
		if i == 0 {
			source, target = align.Span{Start: b.Source.Start, End: b.Source.Start}, align.Span{Start: b.Target.Start, End: b.Target.Start}
		}
		if b.Source.Start != source.End || b.Target.Start != target.End || b.Source.Len()+b.Target.Len() == 0 {
			return source, target, false
		}
		source.End, target.End = b.Source.End, b.Target.End
	}
	return source, target, true
}

// probable reports whether a number is a probability.
func probable(p float64) bool { return p >= 0 && p <= 1 }

// writable reports whether a time is one of those that RFC 3339 has, in the years 0 to 9999.
func writable(t time.Time) bool { return t.UTC().Year() >= 0 && t.UTC().Year() <= 9999 }

// finite reports whether a number is one.
func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
