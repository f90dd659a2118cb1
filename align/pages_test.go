package align_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// pages reads the noisy pages of ../shared, by twos.
func pages(t testing.TB) (sources, targets []align.Document) {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join(shared(t, "bench", "ntrex-noisy"), "*-*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		from, to, _ := strings.Cut(filepath.Base(filepath.Dir(folder)), "-")
		read := func(name, tag string) align.Document {
			text, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			return align.ParseLines(folder, language.Make(tag), string(text))
		}
		sources, targets = append(sources, read("src.txt", from)), append(targets, read("tgt.txt", to))
	}
	return sources, targets
}

func BenchmarkPages(b *testing.B) {
	sources, targets := pages(b)
	for _, mode := range []struct {
		name    string
		options []align.Option
	}{{"lexicons", nil}, {"none", []align.Option{align.Lexicons(nil)}}} {
		b.Run(mode.name, func(b *testing.B) {
			aligner := newAligner(b, mode.options...)
			align := func() {
				for k := range sources {
					if _, err := aligner.Align(b.Context(), sources[k], targets[k]); err != nil {
						b.Fatal(err)
					}
				}
			}
			align() // reads the lexicons
			b.ReportAllocs()
			for b.Loop() {
				align()
			}
			b.ReportMetric(float64(len(sources)*b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
