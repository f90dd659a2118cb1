package viewer

import (
	"context"
	"errors"
	"iter"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/outputs"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/table"
)

// group returns the group that a request names, and its number. It has a table.
func (h *heap) group(r *http.Request) (project.Group, int, error) {
	k, err := strconv.Atoi(r.PathValue("group"))
	if groups := h.project.Groups(); err == nil && h.known() && k >= 0 && k < len(groups) && len(groups[k].Claims) > 0 {
		return groups[k], k, nil
	}
	return project.Group{}, 0, problem{http.StatusNotFound, "There are no rows of these files."}
}

// What the page gets of a group.
type (
	wireRows struct {
		Texts   []wireText      `json:"texts"`
		Rows    []wireRow       `json:"rows"`
		Formats []bitext.Format `json:"formats"`
		History wireHistory     `json:"history"`
	}
	// wireRow is what a row has of each text: the first sentence and the one after the
	// last of each span, wherever it stands.
	wireRow struct {
		Cells      [][]int `json:"cells"`
		Confidence float64 `json:"confidence"`
		Hand       bool    `json:"hand"`
		Aside      bool    `json:"aside,omitempty"` // nothing is told in it: headings, menus and the like
	}
	// wireRowsChange is what a correction changes in the rows.
	wireRowsChange struct {
		At      int         `json:"at"`
		Removed int         `json:"removed"`
		Rows    []wireRow   `json:"rows"`
		History wireHistory `json:"history"`
	}
)

func wireRowsOf(documents []align.Document, claims []project.Claim) []wireRow {
	rows := []wireRow{}
	for _, c := range claims {
		row := wireRow{Cells: make([][]int, len(c.Told)), Confidence: round(c.Confidence), Hand: c.Hand, Aside: aside(documents, c)}
		for i, spans := range c.Told {
			row.Cells[i] = []int{}
			for _, s := range spans {
				row.Cells[i] = append(row.Cells[i], s.Start, s.End)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// aside reports whether nothing is told in any sentence of a claim.
func aside(documents []align.Document, c project.Claim) bool {
	for d, spans := range c.Told {
		for _, s := range spans {
			for i := s.Start; i < s.End; i++ {
				if !versions.IsAside(documents[d].Sentence(i)) {
					return false
				}
			}
		}
	}
	return true
}

// documents returns the documents of a group.
func (h *heap) documents(g project.Group) (all []align.Document) {
	for _, d := range g.Documents {
		all = append(all, h.project.Documents()[d].Document)
	}
	return all
}

// pairs returns the pairs of a group that are aligned.
func (h *heap) pairs(g project.Group) (pairs []*pair) {
	for _, l := range g.Links {
		if p, ok := h.project.Pair(l.A, l.B); ok {
			pairs = append(pairs, h.view(p))
		}
	}
	return pairs
}

// showGroup answers with all versions of a group side by side.
func (s *server) showGroup(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	g, _, err := h.group(r)
	if err != nil {
		return nil, err
	}
	documents := h.documents(g)
	answer := wireRows{Formats: outputs.FormatsOfMany(), Rows: wireRowsOf(documents, g.Claims), History: h.history()}
	for _, d := range documents {
		answer.Texts = append(answer.Texts, wireTextOf(d))
	}
	return answer, nil
}

// A rowCorrection is what a person wants changed in a table.
type rowCorrection struct {
	Edition  int    `json:"edition"` // of the heap that the person sees
	Verb     string `json:"verb"`
	Row      int    `json:"row"`
	Other    int    `json:"other"`    // the row to join it with, or to move the sentence to
	Column   int    `json:"column"`   // of the sentence
	Sentence int    `json:"sentence"` // -1 is all that the row has of the column
}

// inTable begins the verb of a step that was made in a table.
const inTable = "table "

// correctGroup corrects the table of a group, and answers with what changed in it.
func (s *server) correctGroup(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	g, k, err := h.group(r)
	if err != nil {
		return nil, err
	}
	var c rowCorrection
	if err := readJSON(r, &c); err != nil {
		return nil, err
	}
	if c.Edition != h.project.Len() {
		return nil, errStale
	}
	beads, claims, err := table.Correct(g, k, h.project.Pairs(), table.Correction{
		Verb: c.Verb, Row: c.Row, Other: c.Other, Column: c.Column, Sentence: c.Sentence,
	})
	switch {
	case errors.Is(err, table.ErrNoSuchVerb):
		return nil, errNoVerb
	case err != nil:
		return nil, problem{http.StatusUnprocessableEntity, sentenceCase(err.Error())}
	}
	answer := wireRowsChange{Rows: []wireRow{}}
	if len(beads)+len(claims) > 0 {
		if err := h.apply(project.Change{Verb: inTable + c.Verb, Beads: beads, Claims: claims}); err != nil {
			return nil, err
		}
	}
	for _, change := range claims {
		answer.At, answer.Removed, answer.Rows = change.At, change.Removed, wireRowsOf(h.documents(g), change.Claims)
	}
	answer.History = h.history()
	return answer, nil
}

// downloadGroup answers with all versions of a group as a file. The query is
// that of a pair; rows that are not sure enough are left out.
func (s *server) downloadGroup(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	g, _, err := h.group(r)
	if err != nil {
		return nil, err
	}
	if r.FormValue("format") == string(outputs.OPUS) {
		return downloadOPUS(h.pairs(g), r)
	}
	format, least, err := asked(r)
	if err != nil {
		return nil, err
	}
	if !outputs.HoldsMany(format) {
		return nil, problem{http.StatusBadRequest, "This format holds two versions. Please choose TMX, XLSX or JSONL, or download the pairs."}
	}
	documents, claims := h.documents(g), slices.Clone(g.Claims)
	return later(func(ctx context.Context) (any, error) {
		rows := units(documents, claims, least)
		if format == bitext.XLSX {
			rows = outputs.Columns(documents, rows)
		}
		return fileOf(ctx, format, rows, stem(documents[0].ID)+"-versions")
	}), nil
}

// units ranges over what all versions of a group tell, where it is sure enough. A text
// whose sentences stand in several places has no range.
func units(documents []align.Document, claims []project.Claim, least float64) iter.Seq[bitext.Unit] {
	return func(yield func(bitext.Unit) bool) {
		for _, c := range claims {
			unit := bitext.Unit{Confidence: c.Confidence}
			for d, spans := range c.Told {
				switch len(spans) {
				case 0:
				case 1:
					unit.Versions = append(unit.Versions, bitext.VersionOf(documents[d], spans[0]))
				default:
					unit.Versions = append(unit.Versions, scattered(documents[d], spans))
				}
			}
			if c.Confidence >= least && !yield(unit) {
				return
			}
		}
	}
}

func scattered(d align.Document, spans []align.Span) bitext.Version {
	var texts []string
	for _, s := range spans {
		texts = append(texts, d.Slice(s))
	}
	return bitext.Version{Document: d.ID, Language: d.Language, Text: strings.Join(texts, " ")}
}
