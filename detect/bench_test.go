package detect_test

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pemistahl/lingua-go"

	"github.com/sejajar/sejajar/detect"
)

// pages are the benchmark's documents, repeated or cut to 4 KB.
func pages(b *testing.B) []string {
	documents, _ := own(b, shared(b))
	var pages []string
	for _, d := range documents {
		page := strings.Repeat(d.text+"\n", 4096/len(d.text)+1)[:4096]
		pages = append(pages, strings.ToValidUTF8(page, ""))
	}
	return pages
}

func BenchmarkDetect(b *testing.B) {
	d := detector(b)
	d.Detect("Jaminan keamanan Ukraina") // has lingua loaded
	b.Run("4 KB", func(b *testing.B) {
		pages := pages(b)
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			d.Detect(pages[i%len(pages)])
		}
	})
	b.Run("100 MB", func(b *testing.B) {
		long := strings.Repeat(pages(b)[0], 100_000_000/4096)
		b.ReportAllocs()
		for b.Loop() {
			d.Detect(long)
		}
	})
	b.Run("sentence", func(b *testing.B) {
		_, sentences := own(b, shared(b))
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			d.Detect(sentences[i%len(sentences)].text)
		}
	})
	b.Run("foreign 1.5 KB", func(b *testing.B) {
		documents, _ := foreign(b, shared(b))
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			d.Detect(documents[i%len(documents)].text)
		}
	})
}

// BenchmarkLingua is what BenchmarkDetect is measured against.
func BenchmarkLingua(b *testing.B) {
	d := lingua.NewLanguageDetectorBuilder().
		FromLanguages(lingua.Indonesian, lingua.English, lingua.German).
		WithLowAccuracyMode().WithPreloadedLanguageModels().Build()
	b.Run("4 KB", func(b *testing.B) {
		pages := pages(b)
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			d.DetectLanguageOf(pages[i%len(pages)])
		}
	})
	b.Run("sentence", func(b *testing.B) {
		_, sentences := own(b, shared(b))
		for i := 0; b.Loop(); i++ {
			d.DetectLanguageOf(sentences[i%len(sentences)].text)
		}
	})
}

// BenchmarkShortText measures this package and lingua in both its modes on
// sentences of the three languages and on five words of each, restricted to the
// three: how many are right, in percent.
func BenchmarkShortText(b *testing.B) {
	_, sentences := own(b, shared(b))
	var pieces []labelled
	for _, s := range sentences {
		if words := strings.Fields(s.text); len(words) > 6 {
			pieces = append(pieces, labelled{s.name, s.tag, strings.Join(words[1:6], " ")})
		}
	}
	three := []lingua.Language{lingua.Indonesian, lingua.English, lingua.German}
	ask := func(d lingua.LanguageDetector) func(string) string {
		return func(text string) string {
			l, _ := d.DetectLanguageOf(text)
			return strings.ToLower(l.IsoCode639_1().String())
		}
	}
	among := detector(b, detect.Among(tags("id en de")...))
	for _, rival := range []struct {
		name   string
		detect func(string) string
	}{
		{"detect", func(text string) string { return among.Detect(text).Tag.String() }},
		{"lingua low", ask(lingua.NewLanguageDetectorBuilder().FromLanguages(three...).WithLowAccuracyMode().Build())},
		{"lingua high", ask(lingua.NewLanguageDetectorBuilder().FromLanguages(three...).Build())},
	} {
		b.Run(rival.name, func(b *testing.B) {
			right := func(texts []labelled) float64 {
				n := 0
				for _, text := range texts {
					if rival.detect(text.text) == text.tag {
						n++
					}
				}
				return 100 * float64(n) / float64(len(texts))
			}
			for b.Loop() {
				b.ReportMetric(right(sentences), "%sentences")
				b.ReportMetric(right(pieces), "%five-words")
			}
		})
	}
}

// BenchmarkSources measures documents of ten lines in a row from the sources
// that gave word counts: how many are right, in percent, of those in prose and of
// those in the three sources that are lists of commands or single sentences, or
// a holy book.
func BenchmarkSources(b *testing.B) {
	folder, d := shared(b), detector(b)
	for _, source := range []string{"prose", "lohelp", "tatoeba", "quran"} {
		b.Run(source, func(b *testing.B) {
			for b.Loop() {
				for _, tag := range []string{"id", "en", "de"} {
					right, all := 0, 0
					for _, text := range tens(b, folder, tag, source) {
						if all++; d.Detect(text).Tag.String() == tag {
							right++
						}
					}
					b.ReportMetric(float64(all), tag+"-texts")
					b.ReportMetric(100*float64(right)/float64(max(1, all)), "%"+tag)
				}
			}
		})
	}
}

// tens returns documents of ten lines in a language from a source, or from all
// that are in prose.
func tens(b *testing.B, folder fs.FS, tag, source string) (documents []string) {
	names, err := fs.Glob(folder, "train/*/*."+tag+".txt")
	if err != nil || len(names) == 0 {
		b.Fatalf("no text in %s: %v", tag, err)
	}
	for _, name := range names {
		from, _, _ := strings.Cut(path.Base(name), ".")
		if !slices.Contains([]string{"lohelp", "tatoeba", "quran"}, from) {
			from = "prose"
		}
		if from == source {
			for ten := range slices.Chunk(strings.Split(strings.TrimSpace(read(b, folder, name)), "\n"), 10) {
				documents = append(documents, strings.Join(ten, "\n"))
			}
		}
	}
	return documents
}

// BenchmarkCost measures the first answers, in milliseconds, and the resident
// memory after ten thousand documents. Run it alone and once, or everything has
// been loaded before it.
func BenchmarkCost(b *testing.B) {
	documents, _ := own(b, shared(b))
	for b.Loop() {
		start := time.Now()
		d := detector(b)
		d.Detect(documents[0].text)
		b.ReportMetric(time.Since(start).Seconds()*1000, "ms-clear")

		start = time.Now()
		d.Detect("Jaminan keamanan Ukraina")
		b.ReportMetric(time.Since(start).Seconds()*1000, "ms-doubtful")

		for i := range 10_000 {
			d.Detect(documents[i%len(documents)].text)
		}
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("no /proc to read the memory from")
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	if fields := strings.Fields(rest); len(fields) > 0 {
		kilobytes, _ := strconv.ParseFloat(fields[0], 64)
		b.ReportMetric(kilobytes/1000, "MB-resident")
	}
}
