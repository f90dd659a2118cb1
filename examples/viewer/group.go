package main

import (
	"context"
	"iter"
	"net/http"
	"slices"
	"strconv"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/versions"
)

// manyVersions are the formats that hold more than two versions.
var manyVersions = []bitext.Format{bitext.TMX, bitext.JSONL}

// group returns the group that a request names, which has rows.
func (h *heap) group(r *http.Request) (versions.Group, error) {
	i, err := strconv.Atoi(r.PathValue("group"))
	if err != nil || i < 0 || i >= len(h.groups) || len(h.groups[i].Rows) == 0 {
		return versions.Group{}, problem{http.StatusNotFound, "There are no rows of these files."}
	}
	return h.groups[i], nil
}

// rows returns the rows of a group. Where its pairs were corrected, they are
// joined anew from alignments around the beads decided by hand.
func (s *server) rows(ctx context.Context, h *heap, g versions.Group) ([]versions.Row, error) {
	documents := h.versions(g)
	links, corrected := slices.Clone(g.Links), false
	for i, link := range links {
		links[i].A, links[i].B = slices.Index(g.Documents, link.A), slices.Index(g.Documents, link.B)
		p := h.pairs[pairName(link.A, link.B)]
		if fixed := p.draft.ByHand(); len(fixed) > 0 {
			alignment, err := s.aligner.Align(ctx, p.source, p.target, fixed...)
			if err != nil {
				return nil, err
			}
			links[i].Alignment, corrected = alignment, true
		}
	}
	if !corrected {
		return g.Rows, nil
	}
	return versions.Join(ctx, documents, links)
}

// versions returns the documents of a group.
func (h *heap) versions(g versions.Group) []align.Document {
	documents := make([]align.Document, len(g.Documents))
	for i, d := range g.Documents {
		documents[i] = h.documents[d].Document
	}
	return documents
}

// What the page gets of a group.
type (
	wireRows struct {
		Texts   []wireText      `json:"texts"`
		Rows    []wireRow       `json:"rows"`
		Formats []bitext.Format `json:"formats"`
	}
	// wireRow is the first sentence and the one after the last of each text, and
	// after them the confidence.
	wireRow []float64
)

// showGroup answers with all versions of a group side by side.
func (s *server) showGroup(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	g, err := h.group(r)
	if err != nil {
		return nil, err
	}
	rows, err := s.rows(ctx, h, g)
	if err != nil {
		return nil, err
	}
	answer := wireRows{Formats: manyVersions, Rows: make([]wireRow, len(rows))}
	for _, d := range h.versions(g) {
		answer.Texts = append(answer.Texts, wireTextOf(d))
	}
	for i, row := range rows {
		for _, cell := range row.Cells {
			answer.Rows[i] = append(answer.Rows[i], float64(cell.Span.Start), float64(cell.Span.End))
		}
		answer.Rows[i] = append(answer.Rows[i], round(row.Confidence))
	}
	return answer, nil
}

// downloadGroup answers with all versions of a group as a file. The query is
// that of a pair; rows that are not sure enough are left out.
func (s *server) downloadGroup(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	g, err := h.group(r)
	if err != nil {
		return nil, err
	}
	format, least, err := asked(r)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(manyVersions, format) {
		return nil, problem{http.StatusBadRequest, "This format holds two versions. Please choose TMX or JSONL, or download the pairs."}
	}
	rows, err := s.rows(ctx, h, g)
	if err != nil {
		return nil, err
	}
	file, err := render(ctx, format, units(h.versions(g), rows, least))
	if err != nil {
		return nil, err
	}
	send(w, file, stem(h.documents[g.Documents[0]].ID)+"-versions", format)
	return nil, nil
}

// units ranges over the rows of documents that are sure enough. What a version
// does not say has no segment.
func units(documents []align.Document, rows []versions.Row, least float64) iter.Seq[bitext.Unit] {
	return func(yield func(bitext.Unit) bool) {
		for _, row := range rows {
			if row.Confidence < least {
				continue
			}
			unit := bitext.Unit{Confidence: row.Confidence}
			for i, cell := range row.Cells {
				if cell.Span.Len() == 0 {
					continue
				}
				unit.Versions = append(unit.Versions, bitext.VersionOf(documents[i], cell.Span))
			}
			if !yield(unit) {
				return
			}
		}
	}
}
