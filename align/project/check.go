package project

import (
	"fmt"
	"slices"

	"github.com/sejajar/sejajar/align"
)

// check returns an error for a document that is none.
func (d Document) check() error {
	if err := d.Document.Check(); err != nil {
		return &ChangeError{fmt.Sprintf("%s: %v", d.ID, err)}
	}
	if !writable(d.Modified) {
		return &ChangeError{fmt.Sprintf("%s: the time of its file, %v, cannot be written", d.ID, d.Modified)}
	}
	if !probable(d.Confidence) {
		return &ChangeError{fmt.Sprintf("%s: its language has a confidence of %v", d.ID, d.Confidence)}
	}
	return nil
}

// check returns an error unless what was found is of the documents.
func (p *Project) check() error {
	seen := make(map[[2]int]bool)
	for _, pair := range p.found.Pairs {
		key := [2]int{pair.A, pair.B}
		switch {
		case !p.has(pair.A):
			return noDocument(pair.A)
		case !p.has(pair.B):
			return noDocument(pair.B)
		case pair.A >= pair.B || seen[key]:
			return &ChangeError{fmt.Sprintf("documents %d and %d are no pair, or two", pair.A, pair.B)}
		case !finite(pair.Score):
			return &ChangeError{fmt.Sprintf("documents %d and %d have a score of %v", pair.A, pair.B, pair.Score)}
		}
		seen[key] = true
		if err := p.checkPair(pair); err != nil {
			return err
		}
	}
	for _, f := range p.found.Failed {
		for _, d := range f.Documents {
			if !p.has(d) {
				return noDocument(d)
			}
		}
	}
	for k, g := range p.found.Groups {
		if err := p.checkGroup(k, g); err != nil {
			return err
		}
	}
	return nil
}

func (p *Project) checkPair(pair Pair) error {
	if err := p.checkBeads(pair, pair.Beads); err != nil {
		return err
	}
	if !pair.Unordered {
		source, target, ok := tiled(pair.Beads)
		sources, targets := p.sentences(pair.A), p.sentences(pair.B)
		if !ok || source != (align.Span{End: sources}) || target != (align.Span{End: targets}) {
			return &ChangeError{fmt.Sprintf("the beads of documents %d and %d do not hold each sentence once, in order", pair.A, pair.B)}
		}
	}
	return p.checkMatches(pair, pair.Matches)
}

func (p *Project) sentences(document int) int { return len(p.documents[document].Sentences) }

// checkBeads returns an error for beads that are none of two documents.
func (p *Project) checkBeads(pair Pair, beads []Bead) error {
	sources, targets := p.sentences(pair.A), p.sentences(pair.B)
	for _, b := range beads {
		if !within(b.Source, sources) || !within(b.Target, targets) || !probable(b.Confidence) {
			return &ChangeError{fmt.Sprintf("the bead %v is none of documents %d and %d", b.Bead, pair.A, pair.B)}
		}
	}
	return nil
}

func (p *Project) checkMatches(pair Pair, matches []align.SentencePair) error {
	sources, targets := p.sentences(pair.A), p.sentences(pair.B)
	for _, m := range matches {
		if m.Source < 0 || m.Source >= sources || m.Target < 0 || m.Target >= targets || !probable(m.Probability) {
			return &ChangeError{fmt.Sprintf("the match of %d with %d is none of documents %d and %d", m.Source, m.Target, pair.A, pair.B)}
		}
	}
	return nil
}

func within(s align.Span, sentences int) bool {
	return s.Start >= 0 && s.Start <= s.End && s.End <= sentences
}

func (p *Project) checkGroup(k int, g Group) error {
	for i, d := range g.Documents {
		if !p.has(d) || i > 0 && d <= g.Documents[i-1] {
			return &ChangeError{fmt.Sprintf("the documents of group %d are %v", k, g.Documents)}
		}
	}
	for _, l := range g.Links {
		if l.A >= l.B || !slices.Contains(g.Documents, l.A) || !slices.Contains(g.Documents, l.B) || !probable(l.Confidence) {
			return &ChangeError{fmt.Sprintf("group %d has a link between documents %d and %d of %v", k, l.A, l.B, l.Confidence)}
		}
	}
	if err := p.checkClaims(g, g.Claims); err != nil {
		return err
	}
	return nil
}

// checkClaims returns an error for claims that are none of a group, or in which a
// sentence is twice.
func (p *Project) checkClaims(g Group, claims []Claim) error {
	for _, c := range claims {
		if len(c.Told) != len(g.Documents) || !probable(c.Confidence) {
			return &ChangeError{fmt.Sprintf("a claim of %d documents has %d, and a confidence of %v", len(g.Documents), len(c.Told), c.Confidence)}
		}
		for d, spans := range c.Told {
			for i, s := range spans {
				if !within(s, p.sentences(g.Documents[d])) || s.Len() == 0 || i > 0 && s.Start <= spans[i-1].End {
					return &ChangeError{fmt.Sprintf("a claim has the sentences %v of document %d", spans, g.Documents[d])}
				}
			}
		}
	}
	for d, spans := range told(claims, len(g.Documents)) {
		for i := range spans {
			if i > 0 && spans[i].Start < spans[i-1].End {
				return &ChangeError{fmt.Sprintf("sentence %d of document %d is in two claims", spans[i].Start, g.Documents[d])}
			}
		}
	}
	return nil
}

// clone returns a copy that shares nothing that changes.
func (f *Found) clone() *Found {
	if f == nil {
		return nil
	}
	c := &Found{Stale: f.Stale, Failed: f.Failed, Groups: slices.Clone(f.Groups), Pairs: slices.Clone(f.Pairs)}
	for k := range c.Groups {
		c.Groups[k].Claims = slices.Clone(c.Groups[k].Claims)
	}
	for k := range c.Pairs {
		c.Pairs[k].Beads = slices.Clone(c.Pairs[k].Beads)
	}
	return c
}

// size returns about how many bytes a change takes.
func (c Change) size() (n int) {
	const entry, word = 256, 8
	n = entry
	for _, d := range c.Add {
		n += entry + len(d.Text) + 3*word*len(d.Sentences)
	}
	for _, l := range c.Languages {
		n += 3 * word * len(l.Sentences)
	}
	for _, b := range c.Beads {
		n += entry + 6*word*len(b.Beads) + 3*word*len(b.Matches)
	}
	for _, claims := range c.Claims {
		n += sizeOf(claims.Claims)
	}
	if c.Found != nil {
		for _, pair := range c.Found.Pairs {
			n += entry + 6*word*len(pair.Beads) + 3*word*len(pair.Matches)
		}
		for _, g := range c.Found.Groups {
			n += entry*(1+len(g.Links)) + sizeOf(g.Claims)
		}
	}
	return n
}

func sizeOf(claims []Claim) (n int) {
	for _, c := range claims {
		n += 48 + 24*len(c.Told)
		for _, spans := range c.Told {
			n += 16 * len(spans)
		}
	}
	return n
}
