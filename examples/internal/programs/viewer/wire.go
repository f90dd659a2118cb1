package viewer

import (
	"errors"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// What the page gets of a heap, all but the text.
type (
	wireHeap struct {
		ID        string         `json:"id"`
		Documents []wireDocument `json:"documents"`
		Groups    []wireGroup    `json:"groups"`  // null until they are looked for
		Asked     []wireLink     `json:"asked"`   // pairs in no group
		Skipped   []wireSkip     `json:"skipped"` // files that are not here, or were not compared
	}
	wireSkip struct {
		Name   string `json:"name"` // of two files that were not compared with each other, both
		Reason string `json:"reason"`
	}
	wireDocument struct {
		Name       string       `json:"name"`
		Language   language.Tag `json:"language"` // und where it is not known
		Confidence float64      `json:"confidence"`
		Sentences  int          `json:"sentences"`
	}
	wireGroup struct {
		Title     string     `json:"title"`
		Documents []int      `json:"documents"`
		Links     []wireLink `json:"links"`
		Rows      bool       `json:"rows"` // whether more than two versions are joined
	}
	wireLink struct {
		Pair       string     `json:"pair"` // its name in addresses
		A          int        `json:"a"`
		B          int        `json:"b"`
		Kind       string     `json:"kind"`
		Confidence float64    `json:"confidence"`
		Coverage   [2]float64 `json:"coverage"` // share of the sentences of both that are paired
		Corrected  int        `json:"corrected"`
	}
)

// wire tells of the heap.
func (h *heap) wire() wireHeap {
	w := wireHeap{ID: h.id, Asked: []wireLink{}}
	for _, d := range h.documents {
		w.Documents = append(w.Documents, wireDocument{d.ID, d.Language, round(d.Confidence), len(d.Sentences)})
	}
	if h.groups != nil {
		w.Groups = []wireGroup{}
	}
	for _, g := range h.groups {
		w.Groups = append(w.Groups, wireGroup{h.title(g), g.Indices, h.wireLinks(g), len(g.Documents) > 2 && len(g.Rows) > 0})
	}
	for _, g := range h.asked {
		if !h.linked(g.Indices[0], g.Indices[1]) {
			w.Asked = append(w.Asked, h.wireLinks(g)...)
		}
	}
	w.Skipped = h.skipped()
	return w
}

// skipped tells of the files, and pairs of them, that were not compared, once the
// groups were looked for.
func (h *heap) skipped() (skipped []wireSkip) {
	if h.groups == nil {
		return nil
	}
	for _, d := range h.documents {
		switch {
		case d.Known():
		case d.Confidence == 0:
			skipped = append(skipped, wireSkip{d.ID, "holds no prose to tell its language by"})
		default:
			skipped = append(skipped, wireSkip{d.ID, "is in none of the languages looked for; if it is, say which"})
		}
	}
	for _, err := range h.failed {
		var document *versions.DocumentError
		var pair *versions.PairError
		switch {
		case errors.As(err, &document):
			skipped = append(skipped, skipOf(document.ID, err))
		case errors.As(err, &pair):
			names := h.documents[pair.A].ID + ", " + h.documents[pair.B].ID
			skipped = append(skipped, skipOf(names, err))
		}
	}
	return skipped
}

// skipOf makes a skip of an error, which may begin with the name.
func skipOf(name string, err error) wireSkip {
	return wireSkip{name, strings.TrimPrefix(err.Error(), name+": ")}
}

// linked reports whether a group has a link between two documents of the heap.
func (h *heap) linked(a, b int) bool {
	return slices.ContainsFunc(h.groups, func(g versions.Group) bool {
		return slices.ContainsFunc(g.Links, func(l versions.Link) bool { return g.Indices[l.A] == a && g.Indices[l.B] == b })
	})
}

func (h *heap) wireLinks(g versions.Group) []wireLink {
	all := []wireLink{}
	for _, l := range g.Links {
		link := wireLink{Pair: linkName(g, l), A: g.Indices[l.A], B: g.Indices[l.B], Kind: l.Kind.String(), Confidence: round(l.Confidence)}
		p := h.pairs[link.Pair]
		source, target := p.alignment(0).Coverage()
		link.Coverage = [2]float64{round(source), round(target)}
		link.Corrected = len(p.draft.ByHand())
		all = append(all, link)
	}
	return all
}

// Titles are cut to maxTitle characters, and have minTitle or more where there
// is anything.
const (
	maxTitle = 90
	minTitle = 20
)

// title is the first thing of some length that two versions of a group both
// say, which mostly is the headline, in English where one of them is.
func (h *heap) title(g versions.Group) string {
	for _, link := range g.Links {
		p := h.pairs[linkName(g, link)]
		d, side := p.source, correct.Source
		if base, _, _ := p.target.Language.Raw(); base.String() == "en" {
			d, side = p.target, correct.Target
		}
		for _, b := range p.draft.Beads() {
			if text := line(d.Slice(b.Side(side))); !b.Null() && len(text) >= minTitle {
				return text
			}
		}
	}
	return g.Documents[0].ID
}

// line is the beginning of a text on one line.
func line(text string) string {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\ufffd")), " ")
	if runes := []rune(text); len(runes) > maxTitle {
		return strings.TrimSpace(string(runes[:maxTitle-1])) + "…"
	}
	return text
}

// What the page gets of a pair. Lists are short for objects with names, as
// there can be many thousands.
type (
	wirePair struct {
		Source wireText `json:"source"`
		Target wireText `json:"target"`

		// Matches are source sentence, target sentence and probability.
		Matches [][3]float64 `json:"matches"`
		wireState
		Beads []wireBead `json:"beads"`

		// Unordered is for beads that are in no order and cannot be corrected.
		Unordered bool            `json:"unordered"`
		Formats   []bitext.Format `json:"formats"`
	}
	wireText struct {
		Name      string       `json:"name"`
		Language  language.Tag `json:"language"`
		Sentences []string     `json:"sentences"`
	}
	wireMarks struct {
		Revision int        `json:"revision"` // of the beads that the marks are in
		Marks    []wireMark `json:"marks"`
	}
	// wireBead is the first source sentence and the one after the last, the same
	// of the target, the confidence, and 1 if it was decided by hand.
	wireBead [6]float64

	wireState struct {
		Revision int `json:"revision"`
		Undo     int `json:"undo"` // how many corrections can be undone
		Redo     int `json:"redo"`
		ByHand   int `json:"byHand"` // beads decided by hand
	}
	wireChange struct {
		At      int        `json:"at"`
		Removed int        `json:"removed"`
		Beads   []wireBead `json:"beads"`
		wireState
		Matches [][3]float64 `json:"matches,omitempty"` // where they changed
		Marks   []wireMark   `json:"marks"`             // in the beads
	}
)

func (p *pair) wire() wirePair {
	return wirePair{
		Source: wireTextOf(p.source), Target: wireTextOf(p.target), Matches: wireMatches(p.matches),
		wireState: p.state(), Beads: wireBeads(p.draft.Beads()), Unordered: p.unordered, Formats: p.formats(),
	}
}

// changed counts a change and tells of it.
func (p *pair) changed(c correct.Change) wireChange {
	p.revision++
	return wireChange{At: c.At, Removed: c.Removed, Beads: wireBeads(c.Beads), wireState: p.state()}
}

func (p *pair) state() wireState {
	undo, redo := p.draft.Steps()
	return wireState{p.revision, undo, redo, len(p.draft.ByHand())}
}

func wireTextOf(d align.Document) wireText {
	w := wireText{d.ID, d.Language, make([]string, len(d.Sentences))}
	for i := range d.Sentences {
		w.Sentences[i] = d.Sentence(i)
	}
	return w
}

func wireBeads(beads []correct.Bead) []wireBead {
	all := make([]wireBead, len(beads))
	for i, b := range beads {
		hand := 0.0
		if b.Hand {
			hand = 1
		}
		all[i] = wireBead{float64(b.Source.Start), float64(b.Source.End), float64(b.Target.Start), float64(b.Target.End),
			round(b.Confidence), hand}
	}
	return all
}

func wireMatches(matches []align.SentencePair) [][3]float64 {
	all := make([][3]float64, len(matches))
	for i, m := range matches {
		all[i] = [3]float64{float64(m.Source), float64(m.Target), round(m.Probability)}
	}
	return all
}

// round rounds a probability to what people can see.
func round(p float64) float64 { return math.Round(p*1000) / 1000 }

// sentenceCase makes a sentence of an error.
func sentenceCase(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:] + "."
}
