package main

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
		Documents  []jsonDocument  `json:"documents"`
		Alignments []jsonAlignment `json:"alignments"`
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
)

func writeJSON(w io.Writer, r report) error {
	out := jsonReport{
		Documents:  make([]jsonDocument, len(r.pages)),
		Alignments: make([]jsonAlignment, len(r.alignments)),
	}
	for i, p := range r.pages {
		sentences := make([][]int, len(p.Sentences))
		for j, s := range p.Sentences {
			sentences[j] = []int{s.Start, s.End}
		}
		out.Documents[i] = jsonDocument{p.ID, p.Language.String(), round(p.Confidence), sentences}
	}
	for i, a := range r.alignments {
		beads := make([]jsonBead, len(a.Beads))
		for j, b := range a.Beads {
			beads[j] = jsonBead{span(a.Source, b.Source), span(a.Target, b.Target), round(b.Confidence)}
		}
		out.Alignments[i] = jsonAlignment{a.Source.ID, a.Target.ID, beads}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}

// span returns the byte range of some sentences, and an empty slice for none.
func span(d align.Document, s align.Span) []int {
	if s.Len() == 0 {
		return []int{}
	}
	start, end := d.Bytes(s)
	return []int{start, end}
}

// round keeps the four digits of a confidence that mean something.
func round(confidence float64) float64 { return math.Round(confidence*1e4) / 1e4 }
