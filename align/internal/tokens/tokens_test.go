package tokens

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/quantity"
	"github.com/sejajar/sejajar/align/segment"
)

func read(t testing.TB, text string) *Text {
	t.Helper()
	r, err := Read(t.Context(), text, slices.Collect(segment.Lines(text)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestWordsAreComparedInOneForm(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"case", "Presiden PRESIDEN", "presiden presiden"},
		{"sharp s", "Straße STRASSE", "strasse strasse"},
		{"composed and decomposed", "Mu\u0308ller M\u00fcller", "m\u00fcller m\u00fcller"},
		{"ligature", "\ufb01nanz", "finanz"},
		{"full width", "\uff21\uff22\uff23", "abc"},
		{"punctuation is no word", "„Ja“, sagte er …", "ja sagte er"},
		{"thousands", "1.000 1,000 1000", "1000 1000 1000"},
		{"decimals", "8.839,8 8,839.8", "8839.8 8839.8"},
		{"a date", "28.05.2025", "28.05.2025"},
		{"millions", "1.000.000", "1000000"},
		{"year and share", "2025 3,5", "2025 3.5"},
		{"letters in brackets", "[T]he g[z]ip recur[s]ive[l]y ([f]ile) [a] [sic] x[12]", "the gzip recursively file a sic x 12"},
		{"an asterisk before an ending", "Leser*innen *und* **Ärzt*innen** 3*x a * b", "leserinnen und ärztinnen 3 x a b"},
		{"initials", "E.Huerta L.G.C.Pugh Dr.Patey z.B. U.S. Ph.D. e.g. node.js", "e huerta l.g.c pugh dr patey z.b u.s ph.d e.g node.js"},
		{"broken bytes", "a\xff b", "a b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := read(t, test.text)
			var got []string
			for _, w := range r.Sentences[0] {
				got = append(got, r.Words[w])
			}
			if joined := strings.Join(got, " "); joined != test.want {
				t.Errorf("%q reads %q, want %q", test.text, joined, test.want)
			}
		})
	}
}

func TestFiguresAreReadByValue(t *testing.T) {
	for _, test := range []struct {
		tag        language.Tag
		text, want string
	}{
		{language.English, "On Monday, May 28, one of twenty-one left.", "on 28 05 0001 one of 21 left"},
		{language.German, "Am Montag, 28.05., gingen einundzwanzig.", "am 0001 28.05 gingen 21"},
		{language.German, "Am 28.05.2025 kamen viele.", "am 28 05 2025 kamen viele"},
		{language.Indonesian, "Pada 28 Mei datang 1.000 orang.", "pada 28 05 datang 1000 orang"},
	} {
		r, err := Read(t.Context(), test.text, []segment.Sentence{{End: len(test.text)}}, quantity.For(test.tag))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range r.Sentences[0] {
			got = append(got, r.Words[w])
		}
		if joined := strings.Join(got, " "); joined != test.want {
			t.Errorf("%q reads %q, want %q", test.text, joined, test.want)
		}
	}
}

func TestCounts(t *testing.T) {
	r := read(t, "a b a\nb c\n")
	if r.Total != 5 || !slices.Equal(r.Counts, []int32{2, 2, 1}) || !slices.Equal(r.Lengths, []int{3, 2}) {
		t.Errorf("%+v", r)
	}
	if got := slices.Concat(r.Sentences...); !slices.Equal(got, []int32{0, 1, 0, 1, 2}) {
		t.Errorf("words %v", got)
	}
}

func TestCapitals(t *testing.T) {
	r := read(t, "Der Hafen liegt in Bogor\nhafen, Bogor und der Hafen\n")
	for n, want := range map[string]int32{"hafen": 2, "bogor": 2, "der": -1, "liegt": -1} {
		if w := slices.Index(r.Words, n); r.Capitals[w] != want {
			t.Errorf("%q has %d capitals, want %d", n, r.Capitals[w], want)
		}
	}
}

func TestReadStopsInsideALongSentence(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	text := strings.Repeat("word ", 10_000)
	if _, err := Read(ctx, text, slices.Collect(segment.Lines(text)), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Am 28. Mai 2025 sagte er: „1.000,5 m“.\n\nStraße")
	f.Fuzz(func(t *testing.T, text string) {
		r := read(t, text)
		total := 0
		for _, s := range r.Sentences {
			for _, w := range s {
				if r.Words[w] == "" {
					t.Errorf("an empty word in %q", text)
				}
			}
			total += len(s)
		}
		if total != r.Total {
			t.Errorf("%d words, counted %d", total, r.Total)
		}
	})
}
