package difference

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/lexicon"
)

// shared returns a folder of the benchmarks, which lie beside the checkout. It
// skips the test where they do not.
func shared(t testing.TB, path string) string {
	t.Helper()
	path = filepath.Join("..", "..", "..", "shared", filepath.FromSlash(path))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no benchmark data at %s", path)
	}
	return path
}

// TestTranslationsHaveFewDifferences reads documents and translations that
// people made: nearly all that is told of them is false.
func TestTranslationsHaveFewDifferences(t *testing.T) {
	folder := shared(t, "bench/ntrex-clean")
	finder := New(lexicon.EmbeddedSet())
	for _, pair := range []string{"id-en", "de-en", "id-de"} {
		from, to, _ := strings.Cut(pair, "-")
		documents, err := filepath.Glob(filepath.Join(folder, pair, "*"))
		if err != nil {
			t.Fatal(err)
		}
		beads, changed, variants := 0, 0, 0
		for _, d := range documents {
			source, target := lines(t, d, "src.txt", from), lines(t, d, "tgt.txt", to)
			gold := readBeads(t, filepath.Join(d, "gold.txt"))
			beads += len(gold)
			p, err := finder.open(t.Context(), source, target)
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range gold {
				told, variant := false, false
				for _, d := range p.bead(b) {
					told, variant = told || d.Kind != Variant, variant || d.Kind == Variant
					if os.Getenv("SHOW") != "" && (d.Kind != Variant || os.Getenv("SHOW") == "v") {
						t.Logf("%s %s %q %q\n\t%s\n\t%s", d.Kind, d.Subject, d.Source.In(source.Text), d.Target.In(target.Text), source.Slice(b.Source),
							target.Slice(b.Target))
					}
				}
				if told {
					changed++
				}
				if variant {
					variants++
				}
			}
		}
		share := float64(changed) / float64(beads)
		t.Logf("%s: %d beads, %.3f with a change, %.3f with a variant", pair, beads, share, float64(variants)/float64(beads))
		if share > mostFalse {
			t.Errorf("%s: changes are told of %.3f of the beads", pair, share)
		}
	}
}

// mostFalse is the greatest share of sentence pairs without any change that
// changes may be told of.
const mostFalse = 0.05

func lines(t testing.TB, folder, name, tag string) align.Document {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return align.ParseLines(name, language.Make(tag), string(text))
}

func readBeads(t testing.TB, path string) (beads []align.Bead) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	gold, err := evaluate.ReadBeads(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range gold {
		if len(b.Source) > 0 && len(b.Target) > 0 {
			beads = append(beads, align.Bead{
				Source: align.Span{Start: b.Source[0], End: b.Source[len(b.Source)-1] + 1},
				Target: align.Span{Start: b.Target[0], End: b.Target[len(b.Target)-1] + 1},
			})
		}
	}
	return beads
}
