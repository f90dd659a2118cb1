package news

import (
	"encoding/json"
	"io"
	"math"

	"github.com/sejajar/sejajar/align"
)

// The shape of the JSON output. A span is two byte offsets into the file, or
// none.
type (
	jsonReport struct {
		Documents   []jsonDocument   `json:"documents"`
		Alignments  []jsonAlignment  `json:"alignments"`
		Groups      []jsonGroup      `json:"groups"`
		Matches     []jsonMatch      `json:"matches"`
		Differences []jsonDifference `json:"differences"`
		Skipped     []jsonSkip       `json:"skipped,omitempty"`
		Errors      []jsonError      `json:"errors,omitempty"`
	}
	jsonDocument struct {
		Name       string  `json:"name"`
		Language   string  `json:"language"`
		Confidence float64 `json:"confidence"`
		Sentences  [][]int `json:"sentences"`
	}
	jsonAlignment struct {
		Source string     `json:"source"`
		Target string     `json:"target"`
		Beads  []jsonBead `json:"beads"`
	}
	jsonBead struct {
		Source     []int   `json:"source"`
		Target     []int   `json:"target"`
		Confidence float64 `json:"confidence"`
	}
	jsonGroup struct {
		Documents []string   `json:"documents"`
		Pairs     []jsonPair `json:"pairs"`
		Rows      []jsonRow  `json:"rows"`
	}
	jsonPair struct {
		A          string   `json:"a"`
		B          string   `json:"b"`
		Kind       string   `json:"kind"`
		Confidence float64  `json:"confidence"`
		Shared     []string `json:"shared,omitempty"` // names and figures that make a story the same
	}
	jsonRow struct {
		Cells      map[string][][]int `json:"cells"`
		Confidence float64            `json:"confidence"`
		Order      *bool              `json:"order,omitempty"` // false where a version does not run in its own order
		Aside      bool               `json:"aside,omitempty"`
	}
	jsonMatch struct {
		A          string  `json:"a"`
		B          string  `json:"b"`
		ASpan      []int   `json:"aSpan"`
		BSpan      []int   `json:"bSpan"`
		Confidence float64 `json:"confidence"`
	}
	jsonDifference struct {
		A     string `json:"a"`
		B     string `json:"b"`
		Kind  string `json:"kind"`
		What  string `json:"what"`
		ASpan []int  `json:"aSpan"`
		BSpan []int  `json:"bSpan"`
	}
	jsonSkip struct {
		Name   string `json:"name"`
		Reason string `json:"reason"`
	}
	jsonError struct {
		Name  string `json:"name"`
		With  string `json:"with,omitempty"` // what it could not be compared with
		Error string `json:"error"`
	}
)

func writeJSON(w io.Writer, r report) error {
	out := jsonReport{
		Documents: []jsonDocument{}, Alignments: []jsonAlignment{},
		Groups: []jsonGroup{}, Matches: []jsonMatch{}, Differences: []jsonDifference{},
	}
	for _, p := range r.pages {
		out.Documents = append(out.Documents,
			jsonDocument{p.ID, p.Language.String(), round(p.Confidence), sentences(p.Document, align.Span{End: len(p.Sentences)})})
	}
	for _, a := range r.alignments() {
		beads := make([]jsonBead, len(a.Beads))
		for j, b := range a.Beads {
			beads[j] = jsonBead{span(a.Source, b.Source), span(a.Target, b.Target), round(b.Confidence)}
		}
		out.Alignments = append(out.Alignments, jsonAlignment{a.Source.ID, a.Target.ID, beads})
	}
	for _, g := range r.groups {
		out.add(g)
	}
	for _, s := range r.skipped {
		if s.wrong {
			out.Errors = append(out.Errors, jsonError{Name: s.name, Error: s.reason()})
		} else {
			out.Skipped = append(out.Skipped, jsonSkip{s.name, s.reason()})
		}
	}
	for _, f := range r.failed {
		out.Errors = append(out.Errors, jsonError{f.names[0], f.names[1], f.why.Error()})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}

func (out *jsonReport) add(g group) {
	group := jsonGroup{Pairs: []jsonPair{}, Rows: []jsonRow{}}
	for _, v := range g.versions {
		group.Documents = append(group.Documents, v.ID)
	}
	for k, l := range g.Links {
		a, b := g.versions[l.A].Document, g.versions[l.B].Document
		group.Pairs = append(group.Pairs, jsonPair{a.ID, b.ID, l.Kind.String(), round(l.Confidence), l.Shared})
		if l.Alignment.Unordered {
			for _, m := range g.beads(l) {
				out.Matches = append(out.Matches, jsonMatch{a.ID, b.ID, span(a, m.Source), span(b, m.Target), round(m.Confidence)})
			}
		}
		for _, d := range g.differences[k] {
			out.Differences = append(out.Differences, jsonDifference{
				a.ID, b.ID, d.Kind.String(), d.Subject.String(),
				[]int{d.Source.Start, d.Source.End}, []int{d.Target.Start, d.Target.End},
			})
		}
	}
	for _, t := range g.tables {
		group.Rows = append(group.Rows, g.jsonRows(t)...)
	}
	out.Groups = append(out.Groups, group)
}

func (g group) jsonRows(t table) []jsonRow {
	rows, disordered := make([]jsonRow, len(t.rows)), t.disordered()
	for k, r := range t.rows {
		rows[k] = jsonRow{Cells: make(map[string][][]int, len(r.cells)), Confidence: round(r.confidence), Aside: r.aside}
		if disordered[k] {
			rows[k].Order = new(bool)
		}
		for c, cell := range r.cells {
			v := g.versions[t.versions[c]]
			rows[k].Cells[v.ID] = [][]int{}
			for _, s := range cell {
				rows[k].Cells[v.ID] = append(rows[k].Cells[v.ID], sentences(v.Document, s)...)
			}
		}
	}
	return rows
}

// sentences returns the byte range of each sentence of a span.
func sentences(d align.Document, s align.Span) [][]int {
	ranges := make([][]int, 0, s.Len())
	for _, sentence := range d.Sentences[s.Start:s.End] {
		ranges = append(ranges, []int{sentence.Start, sentence.End})
	}
	return ranges
}

// span returns the byte range of some sentences, and an empty slice for none.
func span(d align.Document, s align.Span) []int {
	if s.Len() == 0 {
		return []int{}
	}
	r := d.Range(s)
	return []int{r.Start, r.End}
}

// round keeps the four digits of a confidence that mean something.
func round(confidence float64) float64 { return math.Round(confidence*1e4) / 1e4 }
