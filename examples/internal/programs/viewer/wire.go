package viewer

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/headline"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// What the page gets of a heap, all but the text.
type (
	wireHeap struct {
		ID        string         `json:"id"`
		Title     string         `json:"title"`
		File      string         `json:"file"`      // in which corrections are kept, "" where in none
		Documents []wireDocument `json:"documents"` // in groups and links by their place, those that are removed too
		Groups    []wireGroup    `json:"groups"`    // null until they are looked for
		Asked     []wireLink     `json:"asked"`     // pairs in no group
		Skipped   []wireSkip     `json:"skipped"`   // files that are not here, or were not compared
		History   wireHistory    `json:"history"`
	}
	wireSkip struct {
		Name   string `json:"name"` // of two files that were not compared with each other, both
		Reason string `json:"reason"`

		Encoding bool `json:"encoding,omitempty"` // whether it may be read in another encoding
	}
	wireDocument struct {
		Name       string       `json:"name"`
		Language   language.Tag `json:"language"` // und where it is not known
		Confidence float64      `json:"confidence"`
		Sentences  int          `json:"sentences"`
		Modified   time.Time    `json:"modified,omitzero"` // its file, where that is known
		Removed    bool         `json:"removed,omitempty"`
		Notes      []string     `json:"notes,omitempty"` // what the reader should know
	}
	wireGroup struct {
		Title     string     `json:"title"`
		Documents []int      `json:"documents"`
		Links     []wireLink `json:"links"`
		Rows      bool       `json:"rows"` // whether there is a table of what all versions tell
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
	// wireHistory is what can be undone and done again in all of the heap.
	wireHistory struct {
		Edition  int    `json:"edition"` // of the heap, which changes with each change
		Undo     int    `json:"undo"`
		Redo     int    `json:"redo"`
		UndoVerb string `json:"undoVerb"` // of the step that is undone next
		RedoVerb string `json:"redoVerb"`
	}
)

// wire tells of the heap.
func (h *heap) wire() wireHeap {
	w := wireHeap{ID: h.id, Title: h.project.Title, File: h.path(), Asked: []wireLink{}, History: h.history()}
	for _, d := range h.project.Documents() {
		w.Documents = append(w.Documents, wireDocument{d.ID, d.Language, round(d.Confidence), len(d.Sentences), d.Modified, d.Removed, d.Notes})
	}
	if !h.known() {
		return w
	}
	w.Groups = []wireGroup{}
	for _, g := range h.project.Groups() {
		w.Groups = append(w.Groups, wireGroup{h.title(g), g.Documents, h.wireLinks(g.Links), tabled(g)})
	}
	for _, p := range h.project.Pairs() {
		if !linked(h.project.Groups(), p.A, p.B) {
			w.Asked = append(w.Asked, h.wireLinks([]project.Link{{A: p.A, B: p.B, Kind: versions.Translation.String()}})...)
		}
	}
	w.Skipped = h.skipped()
	return w
}

// tabled reports whether a group has a table of what all versions tell, which for two in
// order would be their pair.
func tabled(g project.Group) bool {
	return len(g.Claims) > 0 && (len(g.Documents) > 2 || len(g.Links) > 0 && g.Links[0].Kind == versions.SameStory.String())
}

func (h *heap) history() wireHistory {
	undo, redo := h.project.Steps()
	w := wireHistory{Edition: h.project.Len(), Undo: len(undo), Redo: len(redo)}
	if len(undo) > 0 {
		w.UndoVerb = undo[len(undo)-1].Verb
	}
	if len(redo) > 0 {
		w.RedoVerb = redo[len(redo)-1].Verb
	}
	return w
}

// skipped tells of the files, and pairs of them, that were not compared.
func (h *heap) skipped() (skipped []wireSkip) {
	documents := h.project.Documents()
	for _, d := range documents {
		switch {
		case d.Removed || d.Language != language.Und:
		case d.Confidence == 0:
			skipped = append(skipped, wireSkip{Name: d.ID, Reason: "holds no prose to tell its language by"})
		default:
			skipped = append(skipped, wireSkip{Name: d.ID, Reason: "is in none of the languages looked for; if it is, say which"})
		}
	}
	for _, f := range h.project.Failed() {
		var names []string
		for _, d := range f.Documents {
			names = append(names, documents[d].ID)
		}
		name := strings.Join(names, ", ")
		skipped = append(skipped, wireSkip{Name: name, Reason: strings.TrimPrefix(f.Reason, name+": ")})
	}
	return skipped
}

func (h *heap) wireLinks(links []project.Link) []wireLink {
	all := []wireLink{}
	for _, l := range links {
		pair, ok := h.project.Pair(l.A, l.B)
		if !ok {
			continue
		}
		p := h.view(pair)
		source, target := p.alignment(0).Coverage()
		all = append(all, wireLink{pairName(l.A, l.B), l.A, l.B, l.Kind, round(l.Confidence),
			[2]float64{round(source), round(target)}, len(p.draft.ByHand())})
	}
	return all
}

// Titles are cut to maxTitle characters, and have minTitle or more where there
// is anything.
const (
	maxTitle = 90
	minTitle = 20
)

// title is the headline of a group, or else the first thing of some length that two
// versions both say, in English where one of them is.
func (h *heap) title(g project.Group) string {
	documents := h.documents(g)
	shared := make(map[[2]int]bool) // documents and sentences that another version has too
	said := ""
	for _, link := range g.Links {
		pair, ok := h.project.Pair(link.A, link.B)
		if !ok {
			continue
		}
		p := h.view(pair)
		d, side := p.source, correct.Source
		if base, _, _ := p.target.Language.Raw(); base.String() == "en" {
			d, side = p.target, correct.Target
		}
		for _, b := range p.draft {
			if b.Null() {
				continue
			}
			for i := b.Source.Start; i < b.Source.End; i++ {
				shared[[2]int{link.A, i}] = true
			}
			for i := b.Target.Start; i < b.Target.End; i++ {
				shared[[2]int{link.B, i}] = true
			}
			if text := d.Slice(side.Of(b.Bead)); said == "" && len(text) >= minTitle {
				said = text
			}
		}
	}
	title := headline.Of(documents, func(k, sentence int) bool { return shared[[2]int{g.Documents[k], sentence}] })
	return line(cmp.Or(title, said, documents[0].ID))
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
		Edition  int `json:"edition"` // of the heap
		Undo     int `json:"undo"`    // how many steps can be undone, in all of the heap
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

		fresh []project.Bead
	}
)

func (p *pair) wire() wirePair {
	return wirePair{
		Source: wireTextOf(p.source), Target: wireTextOf(p.target), Matches: wireMatches(p.matches),
		wireState: p.state(), Beads: wireBeads(p.draft), Unordered: p.unordered, Formats: p.formats(),
	}
}

// changed tells of a change.
func (p *pair) changed(c correct.Change) wireChange {
	return wireChange{
		At: c.At, Removed: c.Removed, Beads: wireBeads(c.Beads), wireState: p.state(), Marks: []wireMark{}, fresh: slices.Clone(c.Beads),
	}
}

func (p *pair) state() wireState {
	undo, redo := p.heap.project.Steps()
	return wireState{p.revision, p.heap.project.Len(), len(undo), len(redo), len(p.draft.ByHand())}
}

func wireTextOf(d align.Document) wireText {
	w := wireText{d.ID, d.Language, make([]string, len(d.Sentences))}
	for i := range d.Sentences {
		w.Sentences[i] = d.Sentence(i)
	}
	return w
}

func wireBeads(beads []project.Bead) []wireBead {
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
