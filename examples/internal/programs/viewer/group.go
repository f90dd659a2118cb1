package viewer

import (
	"context"
	"iter"
	"net/http"
	"slices"
	"strconv"

	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/outputs"
)

// group returns the group that a request names, which has rows.
func (h *heap) group(r *http.Request) (versions.Group, error) {
	i, err := strconv.Atoi(r.PathValue("group"))
	if err != nil || i < 0 || i >= len(h.groups) || len(h.groups[i].Rows) == 0 {
		return versions.Group{}, problem{http.StatusNotFound, "There are no rows of these files."}
	}
	return h.groups[i], nil
}

// corrected returns a group as it was corrected: where its pairs were, with their
// documents joined anew from alignments around the beads decided by hand.
func (s *server) corrected(ctx context.Context, h *heap, g versions.Group) (versions.Group, error) {
	links, changed := slices.Clone(g.Links), false
	for i, link := range links {
		p := h.pairs[linkName(g, link)]
		if fixed := p.draft.ByHand(); len(fixed) > 0 {
			alignment, err := s.aligner.Align(ctx, p.source, p.target, fixed...)
			if err != nil {
				return g, err
			}
			links[i].Alignment, changed = alignment, true
		}
	}
	if !changed {
		return g, nil
	}
	var err error
	g.Links = links
	g.Rows, err = versions.Join(ctx, g.Documents, links)
	return g, err
}

// What the page gets of a group.
type (
	wireRows struct {
		Texts   []wireText      `json:"texts"`
		Rows    []wireRow       `json:"rows"`
		Formats []bitext.Format `json:"formats"`
	}
	// wireRow is what a row has of each text: the first sentence and the one after the
	// last of each span, wherever it stands.
	wireRow struct {
		Cells      [][]int `json:"cells"`
		Confidence float64 `json:"confidence"`
	}
)

// showGroup answers with all versions of a group side by side.
func (s *server) showGroup(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	g, err := h.group(r)
	if err != nil {
		return nil, err
	}
	if g, err = s.corrected(ctx, h, g); err != nil {
		return nil, err
	}
	answer := wireRows{Formats: outputs.FormatsOfMany(), Rows: []wireRow{}}
	for _, d := range g.Documents {
		answer.Texts = append(answer.Texts, wireTextOf(d))
	}
	for _, c := range g.Claims(versions.DefaultClaim) {
		row := wireRow{Cells: make([][]int, len(c.Told)), Confidence: round(c.Confidence)}
		for i, spans := range c.Told {
			row.Cells[i] = []int{}
			for _, s := range spans {
				row.Cells[i] = append(row.Cells[i], s.Start, s.End)
			}
		}
		answer.Rows = append(answer.Rows, row)
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
	if !outputs.HoldsMany(format) {
		return nil, problem{http.StatusBadRequest, "This format holds two versions. Please choose TMX, XLSX or JSONL, or download the pairs."}
	}
	if g, err = s.corrected(ctx, h, g); err != nil {
		return nil, err
	}
	rows := units(g, least)
	if format == bitext.XLSX {
		rows = outputs.Columns(g.Documents, rows)
	}
	file, err := render(ctx, format, rows)
	if err != nil {
		return nil, err
	}
	send(w, file, stem(g.Documents[0].ID)+"-versions", format)
	return nil, nil
}

// units ranges over the rows of a group that are sure enough.
func units(g versions.Group, least float64) iter.Seq[bitext.Unit] {
	return func(yield func(bitext.Unit) bool) {
		for unit := range g.Units() {
			if unit.Confidence >= least && !yield(unit) {
				return
			}
		}
	}
}
