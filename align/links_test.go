package align_test

import (
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/testdata"
)

// linked are sentences whose words were linked by hand.
type linked struct {
	alignment *align.Alignment
	gold      [][]evaluate.Link
}

func readLinked(t *testing.T, source, target language.Tag) linked {
	t.Helper()
	folder := fmt.Sprintf("links/%v-%v/", source, target)
	read := func(name string) string {
		data, err := fs.ReadFile(testdata.Files, folder+name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	document := func(tag language.Tag) align.Document {
		name := tag.String() + ".txt"
		return align.ParseLines(folder+name, tag, read(name))
	}
	gold, err := evaluate.ReadLinks(strings.NewReader(read("gold.links")))
	if err != nil {
		t.Fatal(err)
	}
	a := &align.Alignment{Source: document(source), Target: document(target)}
	if len(gold) != 50 || len(a.Source.Sentences) != 50 || len(a.Target.Sentences) != 50 {
		t.Fatalf("%s has %d pairs of %d and %d sentences, want 50", folder, len(gold), len(a.Source.Sentences), len(a.Target.Sentences))
	}
	for i := range gold {
		one := align.Span{Start: i, End: i + 1}
		a.Beads = append(a.Beads, align.Bead{Source: one, Target: one, Confidence: 1})
	}
	return linked{a, gold}
}

func evidence(t *testing.T, aligner *align.Aligner, a *align.Alignment) func(i int) []evaluate.Link {
	t.Helper()
	e, err := aligner.Evidence(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return func(i int) (links []evaluate.Link) {
		for _, l := range e.Links(a.Beads[i]) {
			links = append(links, evaluate.Link{Source: l.SourceIndex, Target: l.TargetIndex})
		}
		return links
	}
}

func (l linked) score(links func(i int) []evaluate.Link) (total evaluate.Tally) {
	for i, gold := range l.gold {
		total.Add(evaluate.Links(gold, links(i)))
	}
	return total
}

// diagonal links each source word with the target word as far along.
func (l linked) diagonal(i int) (links []evaluate.Link) {
	source, target := l.words(i)
	for x := range source {
		links = append(links, evaluate.Link{Source: x, Target: x * len(target) / len(source)})
	}
	return links
}

// best links each source word with the target word that a lexicon thinks likeliest.
func (l linked) best(between *lexicon.Lexicon) func(i int) []evaluate.Link {
	return func(i int) (links []evaluate.Link) {
		source, target := l.words(i)
		for x, w := range source {
			for translation := range between.Lookup(w) { // the likeliest first
				y := slices.IndexFunc(target, func(w string) bool { return lexicon.Normalise(w) == translation })
				if y >= 0 {
					links = append(links, evaluate.Link{Source: x, Target: y})
					break
				}
			}
		}
		return links
	}
}

func (l linked) words(i int) (source, target []string) {
	read := func(d align.Document) (words []string) {
		for _, r := range d.Words(align.Span{Start: i, End: i + 1}) {
			words = append(words, r.In(d.Text))
		}
		return words
	}
	return read(l.alignment.Source), read(l.alignment.Target)
}

// mostError is the alignment error rate that links with the embedded lexicons may have.
const mostError = 0.22

// TestWordLinks demands that links are better than what is simpler, and that they are
// as good as testdata/links.tsv tells; the flag -update writes it.
func TestWordLinks(t *testing.T) {
	plain, err := align.New(align.Lexicons(nil))
	if err != nil {
		t.Fatal(err)
	}
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	table := "pair\tlinks\tAER\tprecision\trecall\n"
	for _, source := range []language.Tag{language.German, language.Indonesian} {
		l := readLinked(t, source, language.English)
		between, _ := aligner.Lexicons().Between(source, language.English)
		worst := mostError
		for _, by := range []struct {
			name  string
			links func(i int) []evaluate.Link
		}{
			{"diagonal", l.diagonal},
			{"best word of the lexicon", l.best(between)},
			{"evidence without a lexicon", evidence(t, plain, l.alignment)},
			{"evidence", evidence(t, aligner, l.alignment)},
		} {
			s := l.score(by.links)
			table += fmt.Sprintf("%v-en\t%s\t%.3f\t%.3f\t%.3f\n", source, by.name, s.ErrorRate(), s.Precision(), s.Recall())
			if by.name == "evidence" && s.ErrorRate() > worst {
				t.Errorf("%v-en: the error rate is %.3f, want at most %.3f", source, s.ErrorRate(), worst)
			}
			worst = min(worst, s.ErrorRate())
		}
	}
	file := filepath.Join("testdata", "links.tsv")
	if *update {
		if err := os.WriteFile(file, []byte(table), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	told, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := differing(string(told), table); diff != "" {
		t.Errorf("%s: measured %s; if that is meant, -update writes it", file, diff)
	}
}

// differing returns the first line of got whose figures are off those of want by 0.01 or more.
func differing(want, got string) string {
	lines := strings.Split(want, "\n")
	for k, line := range strings.Split(got, "\n") {
		if k >= len(lines) {
			return line
		}
		fields, others := strings.Split(line, "\t"), strings.Split(lines[k], "\t")
		if len(fields) != len(others) {
			return line
		}
		for n, field := range fields {
			a, errA := strconv.ParseFloat(field, 64)
			b, errB := strconv.ParseFloat(others[n], 64)
			if (errA != nil || errB != nil) && field != others[n] || math.Abs(a-b) >= 0.01 {
				return line
			}
		}
	}
	return ""
}

// Links made by hand are of words that are there, and of most of them.
func TestGoldLinksAreOfWords(t *testing.T) {
	for _, source := range []language.Tag{language.German, language.Indonesian} {
		l := readLinked(t, source, language.English)
		for i, gold := range l.gold {
			sources, targets := l.words(i)
			linked := make(map[int]bool)
			seen := make(map[[2]int]bool)
			for _, g := range gold {
				if g.Source >= len(sources) || g.Target >= len(targets) || seen[[2]int{g.Source, g.Target}] {
					t.Errorf("%v, line %d: %+v is of %d and %d words, or stands there twice", source, i+1, g, len(sources), len(targets))
				}
				linked[g.Source], seen[[2]int{g.Source, g.Target}] = true, true
			}
			if 2*len(linked) < len(sources) {
				t.Errorf("%v, line %d: only %d of %d words are linked", source, i+1, len(linked), len(sources))
			}
		}
	}
}
