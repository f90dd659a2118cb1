package detect_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/detect"
	"golang.org/x/text/language"
)

// shared opens the folder of benchmarks beside the checkout.
func shared(tb testing.TB) fs.FS {
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			folder := filepath.Join(dir, "..", "shared")
			if _, err := os.Stat(filepath.Join(folder, "bench", "detect")); err == nil {
				return os.DirFS(folder)
			}
			break
		}
		dir = filepath.Dir(dir)
	}
	tb.Skip("no ../shared beside the checkout: nothing to measure on")
	return nil
}

// A labelled text is one whose language is known; tag is und for a language
// that the detector does not look for.
type labelled struct {
	name, tag, text string
}

// own reads the Indonesian, English and German documents, and their lines.
func own(tb testing.TB, shared fs.FS) (documents, sentences []labelled) {
	for tag, pattern := range map[string]string{
		"id": "bench/ntrex-clean/id-en/*/src.txt",
		"en": "bench/ntrex-clean/id-en/*/tgt.txt",
		"de": "bench/ntrex-clean/de-en/*/src.txt",
	} {
		names, err := fs.Glob(shared, pattern)
		if err != nil || len(names) == 0 {
			tb.Fatalf("no documents %s: %v", pattern, err)
		}
		for _, name := range names {
			text := read(tb, shared, name)
			documents = append(documents, labelled{name, tag, text})
			for line := range strings.Lines(text) {
				if line = strings.TrimSpace(line); line != "" {
					sentences = append(sentences, labelled{name, tag, line})
				}
			}
		}
	}
	return documents, sentences
}

// foreign reads text in other languages, in documents of ten lines.
func foreign(tb testing.TB, shared fs.FS) (documents, sentences []labelled) {
	names, err := fs.Glob(shared, "bench/detect/foreign/*.txt")
	if err != nil || len(names) == 0 {
		tb.Fatal("no foreign text: ", err)
	}
	for _, name := range names {
		lines := strings.Split(strings.TrimSpace(read(tb, shared, name)), "\n")
		for _, line := range lines {
			sentences = append(sentences, labelled{name, "und", line})
		}
		for ten := range slices.Chunk(lines, 10) {
			documents = append(documents, labelled{name, "und", strings.Join(ten, "\n")})
		}
	}
	return documents, sentences
}

func read(tb testing.TB, folder fs.FS, name string) string {
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

// A tally counts answers.
type tally struct {
	texts, right, wrong, undecided int // wrong: another of the languages looked for
	sure, surelyWrong              int // answers with a confidence of 0.9 or more that name a language
	sureOfNone, surelyNotNone      int // the same that name none
}

func measure(t *testing.T, d *detect.Detector, texts []labelled) (all tally) {
	for _, text := range texts {
		r := d.Detect(text.text)
		all.texts++
		sure := r.Confidence >= 0.9
		switch {
		case sure && r.Tag == language.Und:
			all.sureOfNone++
		case sure:
			all.sure++
		}
		switch tag := r.Tag.String(); {
		case tag == text.tag:
			all.right++
		case tag == "und":
			all.undecided++
			if sure {
				all.surelyNotNone++
			}
		default:
			all.wrong++
			if sure {
				all.surelyWrong++
			}
		}
	}
	return all
}

func (t tally) print(tb testing.TB, name string) {
	tb.Logf("%-34s %6d texts  %6d right %6.2f%%  %4d wrong %5.2f%%  %4d und   sure %6d, of them wrong %3d, sure of none %6d, of them "+
		"wrong %3d", name,
		t.texts, t.right, 100*float64(t.right)/float64(t.texts), t.wrong, 100*float64(t.wrong)/float64(t.texts), t.undecided,
		t.sure, t.surelyWrong, t.sureOfNone, t.surelyNotNone)
}

// TestAccuracy measures the table of the package documentation.
func TestAccuracy(t *testing.T) {
	if testing.Short() {
		t.Skip("measures accuracy, which takes seconds")
	}
	folder := shared(t)
	open, err := detect.New()
	if err != nil {
		t.Fatal(err)
	}
	closed, err := detect.New(detect.Among(language.Indonesian, language.English, language.German))
	if err != nil {
		t.Fatal(err)
	}
	documents, sentences := own(t, folder)
	foreignDocuments, foreignSentences := foreign(t, folder)
	long := slices.DeleteFunc(slices.Clone(foreignSentences), func(l labelled) bool { return len(l.text) <= 60 })

	var seeds []labelled
	for name, tag := range map[string]string{"000_e94315d230594ab9": "id", "001_b4ec836e6ba91319": "en",
		"002_49dc618f118ab6e3": "en", "003_c040f3b033556a48": "de", "004_537baf6d52cf39a8": "en"} {
		seeds = append(seeds, labelled{name, tag, read(t, folder, "seeds/"+name+".txt")})
	}

	pages := measure(t, open, seeds)
	pages.print(t, "web pages")
	ownPages := measure(t, open, documents)
	ownPages.print(t, "own documents")
	foreignPages := measure(t, open, foreignDocuments)
	foreignPages.print(t, "foreign documents")
	restricted := measure(t, closed, sentences)
	restricted.print(t, "own sentences among the three")
	ownLines := measure(t, open, sentences)
	ownLines.print(t, "own sentences")
	foreignLines := measure(t, open, long)
	foreignLines.print(t, "foreign sentences over 60 bytes")

	for _, bar := range []struct {
		name  string
		holds bool
	}{
		{"every web page is right", pages.right == pages.texts},
		{"every own document is right", ownPages.right == ownPages.texts},
		{"at most 0.1% of foreign documents are taken for own ones", 1000*foreignPages.wrong <= foreignPages.texts},
		{"99.85% of own sentences are right among the three", float64(restricted.right) >= 0.9985*float64(restricted.texts)},
		{"at most 0.5% of foreign sentences are surely taken for own ones", 200*foreignLines.surelyWrong <= foreignLines.texts},
		{"99.5% of sure answers that there is no language are right", 200*ownLines.surelyNotNone <= ownLines.sureOfNone+foreignLines.sureOfNone},
		{"99.5% of sure answers that name a language are right", float64(ownLines.surelyWrong+foreignLines.surelyWrong) <=
			0.005*float64(ownLines.sure+foreignLines.sure)},
	} {
		if !bar.holds {
			t.Errorf("not so: %s", bar.name)
		}
	}
}
