package align_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

func TestTooLarge(t *testing.T) {
	short := align.FromSentences("short", language.English, "One.", "Two.")
	long := align.FromSentences("long", language.German, "Eins.", "Zwei.", "Siebenundzwanzig.")
	for _, test := range []struct {
		name          string
		option        align.Option
		source        align.Document
		limit         align.Limit
		size, allowed int
	}{
		{"sentences", align.MaxSentences(2), short, align.LimitSentences, 3, 2},
		{"a sentence", align.MaxSentenceBytes(5), short, align.LimitSentenceBytes, 17, 5},
		{"memory", align.MaxMemory(1000), short, align.LimitMemory, 0, 1000},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := newAligner(t, test.option)
			if _, err := a.Align(t.Context(), short, align.Document{}); test.name != "memory" && err != nil {
				t.Error(err)
			}
			for _, pair := range [][2]align.Document{{short, long}, {long, short}} {
				_, err := a.Align(t.Context(), pair[0], pair[1])
				var large *align.TooLargeError
				if !errors.As(err, &large) || large.Limit != test.limit || large.Max != test.allowed || test.size > 0 && large.Size != test.size {
					t.Errorf("error %v", err)
				}
			}
		})
	}
}

// What little memory is left limits what is learned, and nothing else.
func TestLearningKeepsWithinMemory(t *testing.T) {
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	for bytes := 1000; ; bytes += bytes / 2 {
		a, err := newAligner(t, align.Lexicons(nil), align.MaxMemory(bytes)).Align(t.Context(), source, target)
		var large *align.TooLargeError
		switch {
		case err == nil:
			requireWhole(t, a)
			return
		case !errors.As(err, &large):
			t.Fatal(err)
		}
	}
}

// Whatever comes, the work is in proportion to it.
func TestNothingRunsAway(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	aligner := newAligner(t, align.MaxSentenceBytes(1<<30))
	story := strings.Repeat("Satu 1. Dua 2. Pemerintah 2025.\n", 100)
	for _, test := range []struct{ name, text string }{
		{"one sentence", strings.Repeat("Kata demi kata ", 100_000)},
		{"one word", strings.Repeat("kata", 500_000)},
		{"empty lines", strings.Repeat("\n", 1_000_000)},
		{"the same word", strings.Repeat("kata\n", 2_000)},
		{"the same words", strings.Repeat("kata 1 dan kata 2 dan kata 3 ", 30_000)},
		{"no letters", strings.Repeat("\x00\xff. ", 100_000)},
		{"combining marks", "a" + strings.Repeat("\u0301", 300_000)},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := align.ParseLines(test.name, language.Indonesian, test.text)
			for _, other := range []align.Document{d, align.Parse("story", language.English, story)} {
				a, err := aligner.Align(t.Context(), d, other)
				if err != nil {
					t.Fatal(err)
				}
				requireWhole(t, a)
			}
		})
	}
}
