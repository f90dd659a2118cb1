package tokens

import (
	"testing"

	"github.com/clipperhouse/uax29/v2/words"
)

func FuzzUnicodeWord(f *testing.F) {
	for _, seed := range []string{
		"It's 3.14 o'clock.", "a.b c:d e_f g-h 1a", "e\u0301 a\u0308 \u200da", " \u0301x", "a  b\tc\r\nd", "Straße für 日本語 ไทย", "🇩🇪🇮🇩🇬🇧",
		"a\u00adb", "x'", "\xffab", "a\x00b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rest := text
		for iterator := words.FromString(text); iterator.Next(); {
			size, plain := unicodeWord(rest)
			if rest[:size] != iterator.Value() {
				t.Fatalf("%q in %q, want %q", rest[:size], text, iterator.Value())
			}
			for i := range size {
				if plain && !isLetter(rest[i]) {
					t.Fatalf("%q is plain", rest[:size])
				}
			}
			rest = rest[size:]
		}
		if rest != "" {
			t.Fatalf("%q is left of %q", rest, text)
		}
	})
}

// The words of a text together are the text.
func FuzzToken(f *testing.F) {
	for _, seed := range []string{"[T]he g[z]ip [", "[a][b]c]d *e* f*g*h", "E.Huerta.Xy a.Bc", "Ä[r]zt*innen", "a[ä]b", "*[*]", "a]b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for rest := text; rest != ""; {
			size, plain := token(rest)
			if size < 1 || size > len(rest) {
				t.Fatalf("%d bytes of %q", size, rest)
			}
			for i := range size {
				if plain && !isLetter(rest[i]) {
					t.Fatalf("%q is plain", rest[:size])
				}
			}
			rest = rest[size:]
		}
	})
}
