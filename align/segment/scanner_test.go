package segment

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/language"
)

// scanAll returns the sentences of a Scanner, and their texts.
func scanAll(s *Scanner) (sentences []Sentence, texts []string) {
	for s.Next() {
		sentences = append(sentences, s.Sentence())
		texts = append(texts, s.Text())
	}
	return sentences, texts
}

func checkScanner(t *testing.T, segmenter Segmenter, text string) {
	t.Helper()
	want := collect(segmenter, text)
	scanner := segmenter.Scan(strings.NewReader(text))
	got, texts := scanAll(scanner)
	if scanner.Err() != nil {
		t.Fatal(scanner.Err())
	}
	if !slices.Equal(got, want) {
		t.Fatalf("scanned %v, want %v", got, want)
	}
	for i, s := range got {
		if texts[i] != s.In(text) {
			t.Fatalf("text of sentence %d is %q, want %q", i, texts[i], s.In(text))
		}
	}
}

func TestScannerFindsTheSentencesOfTheWholeText(t *testing.T) {
	page := "He said: “Go. Now.” They went to St. Louis at 5 p.m. It rained.\r\n\r\n1. One 2. Two 3. Three\nHeading\n"
	for name, text := range map[string]string{
		"empty":                      "",
		"blank":                      strings.Repeat(" \n\t", 100_000),
		"many pages":                 strings.Repeat(page, 5_000),
		"pages far apart":            strings.Repeat(page+strings.Repeat("\r\n ", 70_000), 4),
		"one line, no full stop":     strings.Repeat("word and, ", 60_000),
		"one word":                   strings.Repeat("ä", 200_000),
		"nothing but full stops":     strings.Repeat(".", 300_000),
		"nothing but spaced stops":   strings.Repeat(". ", 150_000),
		"nothing but invalid bytes":  strings.Repeat("\xe2\x80", 150_000),
		"nothing but closing quotes": strings.Repeat("a.” ", 80_000),
		"wrapped": strings.Repeat("This is the first line of the text, which goes\non with this one. It ends\nhere.\n\n",
			4_000),
	} {
		t.Run(name, func(t *testing.T) {
			for _, tag := range []language.Tag{language.English, language.German, language.Indonesian, language.Und} {
				checkScanner(t, For(tag), text)
			}
			checkSentences(t, text, collect(For(language.English), text))
		})
	}
}

// What is looked at around a stop is bounded; nothing must break where a bound falls.
func TestBoundsFallAnywhere(t *testing.T) {
	for _, shape := range []string{
		"\"A%s. Lalu kami pergi,\" ujar Budi.", "“A%s!!!!) Lalu „kami” pergi,” ujar Budi.", "A%s. “Kami (pergi) lagi,” ujar Budi. “ B",
		"„A%s.“ – „Gut“, sagte er am 3. Mai.", "A%s.[12]”😀️ :-) Then. . . . What?", "1. A%s 2. B", "A%s. http://a.example/b@c.d",
	} {
		for n := range 1200 {
			text := fmt.Sprintf(shape, strings.Repeat(" ab", n/3)+strings.Repeat("c", n%3))
			for _, tag := range []language.Tag{language.Indonesian, language.English, language.German} {
				checkSentences(t, text, collect(For(tag), text))
			}
		}
	}
}

func TestScannerReadsInSmallPieces(t *testing.T) {
	text := strings.Repeat("Eins. Zwei am 3. Mai – „drei“. ", 2_000)
	got, _ := scanAll(For(language.German).Scan(iotest.OneByteReader(strings.NewReader(text))))
	if want := collect(For(language.German), text); !slices.Equal(got, want) {
		t.Fatalf("%d sentences, want %d", len(got), len(want))
	}
}

func TestScannerTellsOfErrors(t *testing.T) {
	broken := errors.New("broken pipe")
	scanner := For(language.English).Scan(io.MultiReader(strings.NewReader("One. Two"), iotest.ErrReader(broken)))
	sentences, _ := scanAll(scanner)
	if len(sentences) != 2 || !errors.Is(scanner.Err(), broken) {
		t.Errorf("%d sentences and error %v, want 2 and %v", len(sentences), scanner.Err(), broken)
	}
}

func TestScannerGivesUpOnReadersWithoutProgress(t *testing.T) {
	scanner := For(language.English).Scan(idle{})
	if scanner.Next() || !errors.Is(scanner.Err(), io.ErrNoProgress) {
		t.Errorf("error %v, want %v", scanner.Err(), io.ErrNoProgress)
	}
}

type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

func FuzzScanner(f *testing.F) {
	for _, text := range fuzzSeeds {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, times int) {
		text = strings.Repeat(text, min(max(times, 1), 1+400_000/(len(text)+1)))
		for _, tag := range []language.Tag{language.Indonesian, language.German} {
			checkScanner(t, For(tag), text)
		}
	})
}
