package detect

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSampleKeepsProseAlone(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"capitals and punctuation", "“The END,” she said (twice).", "the end she said twice"},
		{"hyphens and apostrophes join words", "anak-anak don't l’homme und/oder", "anak anak don t l homme und oder"},
		{"decomposed letters are composed", "u\u0308ber", "über"},
		{"soft hyphens and joiners vanish", "Re\u00adgie\u200brung", "regierung"},
		{"numbers", "COVID-19 28. 1,5 19-jähriger", "covid jähriger"},
		{"addresses", "see https://example.com/the/end and mail me@example.org or www.example.net", "see and mail or"},
		{"host names and paths", "example.com src/main.go and", "and"},
		{"abbreviations hide no article", "U.S.A. a.m. ends", "ends"},
		{"tags", `<a href="the">of</a><br/>it`, "of it"},
		{"style sheets", "a <style>body { of: it }</style> b", "a b"},
		{"a sign is no tag", "if a < b and c > d", "if a b and c d"},
		{"entities", "this &nbsp; that", "this that"},
		{"identifiers", "camelCase snake_case f(x) a1b22c say", "say"},
		{"invalid bytes", "f\xfcr die", "die"},
		{"scripts side by side", "Wort слово", "wort слово"},
	} {
		s := new(sample)
		s.read(test.text)
		if got := s.join(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// join is the words of a sample with spaces between them.
func (s *sample) join() string {
	var words []string
	for _, w := range s.words {
		words = append(words, string(s.text[w.start:w.end]))
	}
	return strings.Join(words, " ")
}

func TestSampleOfALongTextIsBounded(t *testing.T) {
	s := new(sample)
	s.read(strings.Repeat("The long and winding road. ", 1_000_000))
	if n := len(s.text); n > 2*fewWindows*windowBytes {
		t.Errorf("%d bytes kept", n)
	}
	s.read(strings.Repeat("0123456789 ", 1_000_000))
	if n := len(s.text); n > 0 {
		t.Errorf("%d bytes kept of numbers", n)
	}
}

func TestWindowsCutNoWordAndNoRune(t *testing.T) {
	text := strings.Repeat("Übermäßig größere Bäume ", 1000)
	want := []string{"übermäßig", "größere", "bäume"}
	s := new(sample)
	s.read(text)
	if len(s.words) == 0 {
		t.Fatal("no words")
	}
	for _, w := range s.words {
		if word := string(s.text[w.start:w.end]); !slices.Contains(want, word) {
			t.Errorf("cut to %q", word)
		}
	}
	s.read(strings.Repeat("界", 10000))
	if !utf8.Valid(s.text) || len(s.words) == 0 || s.junk > 0 {
		t.Errorf("%d words, %d junk in a text without spaces", len(s.words), s.junk)
	}
}

func FuzzSample(f *testing.F) {
	f.Add("The end. <b>of</b> it www.x.y u\u0308 \xff")
	f.Fuzz(func(t *testing.T, text string) {
		s := new(sample)
		s.read(text)
		end := 0
		for _, w := range s.words {
			if w.start < end || w.end <= w.start || w.end > len(s.text) {
				t.Fatalf("word %v after %d in %d bytes", w, end, len(s.text))
			}
			end = w.end
			if word := string(s.text[w.start:w.end]); !utf8.ValidString(word) || strings.ContainsAny(word, " .\n") {
				t.Errorf("%q is no word", word)
			}
		}
	})
}
