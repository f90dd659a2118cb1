package project

import (
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/segment"
)

// version is that of the format.
const version = 1

// A header is the first line of a project.
type header struct {
	Sejajar string `json:"sejajar"` // "project"
	Version int    `json:"version"`
	ID      string `json:"id"`
	Title   string `json:"title"`
	Before  int    `json:"before,omitempty"` // changes that were counted before some were dropped
}

const kind = "project"

// What a line holds of a change.
type (
	line struct {
		Time      time.Time      `json:"time"`
		Verb      string         `json:"verb,omitempty"`
		Add       []lineDocument `json:"add,omitempty"`
		Removals  []lineRemoval  `json:"removals,omitempty"`
		Languages []lineLanguage `json:"languages,omitempty"`
		Found     *lineFound     `json:"found,omitempty"`
		Mark      Mark           `json:"mark,omitempty"`
		Beads     []lineBeads    `json:"beads,omitempty"`
		Claims    []lineClaims   `json:"claims,omitempty"`
	}
	lineDocument struct {
		ID         string         `json:"id"`
		Language   language.Tag   `json:"language"`
		Confidence float64        `json:"confidence"`
		Path       string         `json:"path,omitempty"`
		Modified   time.Time      `json:"modified,omitzero"`
		Notes      []string       `json:"notes,omitempty"`
		Removed    bool           `json:"removed,omitempty"`
		Text       string         `json:"text,omitempty"`
		Bytes      []byte         `json:"bytes,omitempty"` // the text where it is no UTF-8
		Sentences  []lineSentence `json:"sentences"`
	}
	lineSentence [3]int
	lineRemoval  struct {
		Document int  `json:"document"`
		Removed  bool `json:"removed"`
	}
	lineLanguage struct {
		Document   int            `json:"document"`
		Language   language.Tag   `json:"language"`
		Confidence float64        `json:"confidence"`
		Sentences  []lineSentence `json:"sentences"`
	}
	lineFound struct {
		Stale  bool          `json:"stale,omitempty"`
		Groups []lineGroup   `json:"groups"`
		Pairs  []linePair    `json:"pairs"`
		Failed []lineFailure `json:"failed,omitempty"`
	}
	lineFailure struct {
		Documents []int  `json:"documents"`
		Reason    string `json:"reason"`
	}
	lineGroup struct {
		Documents []int       `json:"documents"`
		Links     []lineLink  `json:"links"`
		Claims    []lineClaim `json:"claims"`
	}
	lineLink struct {
		A          int      `json:"a"`
		B          int      `json:"b"`
		Kind       string   `json:"kind"`
		Confidence float64  `json:"confidence"`
		Shared     []string `json:"shared,omitempty"`
	}
	lineClaim struct {
		Told       [][][2]int `json:"told"` // by document: spans
		Confidence float64    `json:"confidence"`
		Hand       bool       `json:"hand,omitempty"`
	}
	linePair struct {
		A         int         `json:"a"`
		B         int         `json:"b"`
		Unordered bool        `json:"unordered,omitempty"`
		Score     float64     `json:"score"`
		Beads     []lineBead  `json:"beads"`
		Matches   []lineMatch `json:"matches"`
	}
	lineBead  [6]float64
	lineMatch [3]float64
	lineBeads struct {
		A       int         `json:"a"`
		B       int         `json:"b"`
		At      int         `json:"at"`
		Removed int         `json:"removed"`
		Beads   []lineBead  `json:"beads"`
		Matches []lineMatch `json:"matches,omitzero"` // nil is another thing than none
	}
	lineClaims struct {
		Group   int         `json:"group"`
		At      int         `json:"at"`
		Removed int         `json:"removed"`
		Claims  []lineClaim `json:"claims"`
	}
)

// encode writes a change as a line.
func encode(c Change) ([]byte, error) {
	l := line{
		Time: c.Time.UTC(), Verb: c.Verb, Mark: c.Mark,
		Add:       each(c.Add, encodeDocument),
		Removals:  each(c.Removals, func(r Removal) lineRemoval { return lineRemoval(r) }),
		Languages: each(c.Languages, encodeLanguage),
		Beads: each(c.Beads, func(b BeadChange) lineBeads {
			return lineBeads{b.A, b.B, b.At, b.Removed, each(b.Beads, encodeBead), each(b.Matches, encodeMatch)}
		}),
		Claims: each(c.Claims, func(c ClaimChange) lineClaims {
			return lineClaims{c.Group, c.At, c.Removed, each(c.Claims, encodeClaim)}
		}),
	}
	if c.Found != nil {
		l.Found = &lineFound{
			Stale: c.Found.Stale,
			Groups: each(c.Found.Groups, func(g Group) lineGroup {
				return lineGroup{g.Documents, each(g.Links, func(l Link) lineLink { return lineLink(l) }), each(g.Claims, encodeClaim)}
			}),
			Pairs: each(c.Found.Pairs, func(p Pair) linePair {
				return linePair{p.A, p.B, p.Unordered, p.Score, each(p.Beads, encodeBead), each(p.Matches, encodeMatch)}
			}),
			Failed: each(c.Found.Failed, func(f Failure) lineFailure { return lineFailure(f) }),
		}
	}
	text, err := json.Marshal(l)
	return append(text, '\n'), err
}

// decode reads a change of a line.
func (l line) decode() (c Change, err error) {
	number := func(x float64) int {
		if n := int(x); float64(n) == x && n >= 0 {
			return n
		}
		err = fmt.Errorf("%v is no number of a sentence", x)
		return 0
	}
	bead := func(b lineBead) Bead {
		return Bead{align.Bead{
			Source:     align.Span{Start: number(b[0]), End: number(b[1])},
			Target:     align.Span{Start: number(b[2]), End: number(b[3])},
			Confidence: b[4],
		}, b[5] != 0}
	}
	match := func(m lineMatch) align.SentencePair {
		return align.SentencePair{Source: number(m[0]), Target: number(m[1]), Probability: m[2]}
	}
	c = Change{
		Time: l.Time, Verb: l.Verb, Mark: l.Mark,
		Add:       each(l.Add, lineDocument.decode),
		Removals:  each(l.Removals, func(r lineRemoval) Removal { return Removal(r) }),
		Languages: each(l.Languages, lineLanguage.decode),
		Beads: each(l.Beads, func(b lineBeads) BeadChange {
			return BeadChange{b.A, b.B, b.At, b.Removed, each(b.Beads, bead), each(b.Matches, match)}
		}),
		Claims: each(l.Claims, func(c lineClaims) ClaimChange {
			return ClaimChange{c.Group, c.At, c.Removed, each(c.Claims, lineClaim.decode)}
		}),
	}
	if l.Found != nil {
		c.Found = &Found{
			Stale: l.Found.Stale,
			Groups: each(l.Found.Groups, func(g lineGroup) Group {
				return Group{g.Documents, each(g.Links, func(l lineLink) Link { return Link(l) }), each(g.Claims, lineClaim.decode)}
			}),
			Pairs: each(l.Found.Pairs, func(p linePair) Pair {
				return Pair{p.A, p.B, p.Unordered, p.Score, each(p.Beads, bead), each(p.Matches, match)}
			}),
			Failed: each(l.Found.Failed, func(f lineFailure) Failure { return Failure(f) }),
		}
	}
	return c, err
}

// each returns what something makes of each of a list. Of nil it is nil.
func each[From, To any](list []From, make1 func(From) To) []To {
	if list == nil {
		return nil
	}
	all := make([]To, len(list))
	for i, x := range list {
		all[i] = make1(x)
	}
	return all
}

func encodeDocument(d Document) lineDocument {
	l := lineDocument{
		ID: d.ID, Language: d.Language, Confidence: d.Confidence, Path: d.Path, Notes: d.Notes, Removed: d.Removed,
		Modified: d.Modified.UTC(), Text: d.Text, Sentences: each(d.Sentences, encodeSentence),
	}
	if !utf8.ValidString(d.Text) {
		l.Text, l.Bytes = "", []byte(d.Text)
	}
	return l
}

func (l lineDocument) decode() Document {
	d := Document{Confidence: l.Confidence, Path: l.Path, Modified: l.Modified, Notes: l.Notes, Removed: l.Removed}
	d.ID, d.Language, d.Text, d.Sentences = l.ID, l.Language, l.Text, each(l.Sentences, lineSentence.decode)
	if len(l.Bytes) > 0 {
		d.Text = string(l.Bytes)
	}
	return d
}

func encodeSentence(s segment.Sentence) lineSentence {
	return lineSentence{s.Start, s.End, s.Paragraph}
}

func (l lineSentence) decode() segment.Sentence {
	return segment.Sentence{Start: l[0], End: l[1], Paragraph: l[2]}
}

func encodeLanguage(l LanguageChange) lineLanguage {
	return lineLanguage{l.Document, l.Language, l.Confidence, each(l.Sentences, encodeSentence)}
}

func (l lineLanguage) decode() LanguageChange {
	return LanguageChange{l.Document, l.Language, l.Confidence, each(l.Sentences, lineSentence.decode)}
}

func encodeClaim(c Claim) lineClaim {
	told := each(c.Told, func(spans []align.Span) [][2]int {
		return each(spans, func(s align.Span) [2]int { return [2]int{s.Start, s.End} })
	})
	return lineClaim{told, c.Confidence, c.Hand}
}

func (l lineClaim) decode() Claim {
	told := each(l.Told, func(spans [][2]int) []align.Span {
		return each(spans, func(s [2]int) align.Span { return align.Span{Start: s[0], End: s[1]} })
	})
	return Claim{told, l.Confidence, l.Hand}
}

func encodeBead(b Bead) lineBead {
	hand := 0.0
	if b.Hand {
		hand = 1
	}
	return lineBead{float64(b.Source.Start), float64(b.Source.End), float64(b.Target.Start), float64(b.Target.End), b.Confidence, hand}
}

func encodeMatch(m align.SentencePair) lineMatch {
	return lineMatch{float64(m.Source), float64(m.Target), m.Probability}
}
