package tokens

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/quantity"
	"github.com/sejajar/sejajar/align/segment"
)

func BenchmarkRead(b *testing.B) { benchmarkRead(b, nil) }

func BenchmarkReadFigures(b *testing.B) { benchmarkRead(b, quantity.For(language.Indonesian)) }

func benchmarkRead(b *testing.B, figures *quantity.Rules) {
	text := strings.Repeat("Presiden mengatakan pada hari Senin bahwa 1.250 orang telah pindah ke kota baru.\n"+
		"Die Bürgermeisterin sagte, die Straße zum Hafen werde bis 2027 „vollständig“ erneuert.\n", 200)
	sentences := slices.Collect(segment.Lines(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(b.Context(), text, sentences, figures); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(sentences)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
