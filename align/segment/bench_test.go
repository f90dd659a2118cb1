package segment

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"golang.org/x/text/language"
)

// news is 1 MB of running news text in one language, from the shared benchmarks.
func news(b *testing.B, pair, side string) string {
	files, err := filepath.Glob(filepath.Join(shared(b, "bench/ntrex-raw"), pair, "*", side))
	if err != nil || len(files) == 0 {
		b.Skip("no news to measure with")
	}
	var text strings.Builder
	for text.Len() < 1<<20 {
		for _, file := range files {
			page, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			text.Write(page)
			text.WriteString("\n\n")
		}
	}
	return text.String()
}

// BenchmarkSentences measures the splitter, and the Unicode rules alone on the
// same text beside it.
func BenchmarkSentences(b *testing.B) {
	for _, bb := range []struct {
		tag        language.Tag
		pair, side string
	}{
		{language.Indonesian, "id-en", "src.txt"},
		{language.English, "id-en", "tgt.txt"},
		{language.German, "de-en", "src.txt"},
		{language.Und, "de-en", "src.txt"},
	} {
		b.Run(bb.tag.String(), func(b *testing.B) {
			text := news(b, bb.pair, bb.side)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			segmenter := For(bb.tag)
			for b.Loop() {
				for range segmenter.Sentences(text) {
				}
			}
		})
		b.Run(bb.tag.String()+"/uax29", func(b *testing.B) {
			text := news(b, bb.pair, bb.side)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				for tokens := sentences.FromString(text); tokens.Next(); {
				}
			}
		})
	}
}
