package segment

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"
)

// checkSentences fails the test unless the sentences keep what Sentences promises.
func checkSentences(t *testing.T, text string, sentences []Sentence) {
	t.Helper()
	end, paragraph := 0, 0
	for i, s := range sentences {
		if s.Start < end || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("sentence %d is %+v, after one that ends at %d, in %q", i, s, end, text)
		}
		if between := text[end:s.Start]; strings.TrimSpace(between) != "" {
			t.Fatalf("no sentence holds %q, at %d of %q", between, end, text)
		}
		if s.In(text) != strings.TrimSpace(s.In(text)) {
			t.Fatalf("sentence %d has blanks around it: %q", i, s.In(text))
		}
		if len(s.In(text)) > MaxSentence {
			t.Fatalf("sentence %d has %d bytes", i, len(s.In(text)))
		}
		if s.Paragraph != paragraph && (i == 0 || s.Paragraph != paragraph+1) {
			t.Fatalf("sentence %d is in paragraph %d, after paragraph %d", i, s.Paragraph, paragraph)
		}
		end, paragraph = s.End, s.Paragraph
	}
	if rest := text[end:]; strings.TrimFunc(rest, unicode.IsSpace) != "" {
		t.Fatalf("no sentence holds the end %q of %q", rest, text)
	}
}

func collect(s Segmenter, text string) []Sentence {
	var all []Sentence
	for sentence := range s.Sentences(text) {
		all = append(all, sentence)
	}
	return all
}

var fuzzSeeds = []string{
	"4.1. A: 1. B. 2. C `d.E. f` **G.** H. [1] i.J Kd.-Nr. x.12 L ..... 5\nM", "A “B!” C said. D? e\n\nf", "X: a. B. b. C",
	"", " \n", "Satu. Dua.", "He said. “ Next", "a\r\nb\r\n\r\nc", "1. x 2. Y", "z. B. das „Wort“.“ Und", "\xff.\xfe A.",
	"He left. :) Then. . . . What?! \u00a0No.\u2029Yes", "こんにちは。元気？", "said.”It was”. U.S.to [1]", "「行け！」と言った。",
	"\"A. B,\" kata C. Judul \"D. E,\" kata F.", "wrapped line\ngoes on here.\nAnd on", strings.Repeat("x", 9000) + " y. Z",
	"\"" + strings.Repeat("ab ", 99) + "ab. C,\" kata D.",
}

func FuzzSentences(f *testing.F) {
	for _, text := range fuzzSeeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range []language.Tag{language.Indonesian, language.English, language.German, language.Und} {
			checkSentences(t, text, collect(For(tag), text))
		}
	})
}
