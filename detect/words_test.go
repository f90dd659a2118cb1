package detect

import (
	"strings"
	"testing"
	"unicode"

	"github.com/pemistahl/lingua-go"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

func TestWordListsAreSound(t *testing.T) {
	l := wordLists()
	if len(l.index) > mostLists {
		t.Fatalf("%d lists, room for %d", len(l.index), mostLists)
	}
	size := make(map[string]int)
	for word, w := range l.words {
		if word != strings.ToLower(word) || !norm.NFC.IsNormalString(word) ||
			strings.ContainsFunc(word, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M) }) {
			t.Errorf("%q is not as samples write words", word)
		}
		for tag, i := range l.index {
			if l.masks[w].has(i) {
				size[tag]++
			}
		}
	}
	for tag := range l.index {
		if n := size[tag]; n < 60 || n > 250 {
			t.Errorf("%s has %d words", tag, n)
		}
		if _, err := language.Parse(tag); err != nil {
			t.Errorf("%s: %v", tag, err)
		}
	}
}

func TestEveryLanguageOfLinguaHasAProfile(t *testing.T) {
	for _, l := range lingua.AllLanguages() {
		code := strings.ToLower(l.IsoCode639_1().String())
		p, ok := profiles()[code]
		if !ok {
			t.Errorf("%s has none", l)
		}
		for _, rival := range p.rivals {
			if other, ok := profiles()[rival]; !ok || other.script != p.script {
				t.Errorf("%s has the rival %s", code, rival)
			}
		}
	}
	if n, want := len(profiles()), len(lingua.AllLanguages()); n != want {
		t.Errorf("%d profiles for %d languages", n, want)
	}
}
