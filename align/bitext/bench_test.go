package bitext_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

// benchmarkUnits are the beads of a document of 3,000 sentences, one to one.
func benchmarkUnits() []bitext.Unit {
	units := make([]bitext.Unit, 3000)
	for k := range units {
		s := bitext.Version{Document: "a.txt", Language: language.Indonesian, Text: strings.Repeat("Kapal berangkat tadi. ", 5),
			Range: align.Range{Start: 111 * k, End: 111*k + 110}, Sentences: align.Span{Start: k, End: k + 1}}
		t := s
		t.Document, t.Language, t.Text = "b.txt", language.English, strings.Repeat("The ship left early & ", 5)
		units[k] = bitext.Unit{Versions: []bitext.Version{s, t}, Confidence: 0.9}
	}
	return units
}

func BenchmarkWrite(b *testing.B) {
	units := benchmarkUnits()
	for _, f := range bitext.Formats() {
		b.Run(string(f), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				write(b, f, units)
			}
			b.ReportMetric(float64(b.N*len(units))/b.Elapsed().Seconds(), "units/s")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for _, f := range readable() {
		b.Run(string(f), func(b *testing.B) {
			file := write(b, f, benchmarkUnits())
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				for _, err := range bitext.Read(bytes.NewReader(file), f) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
