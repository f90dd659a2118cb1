package dictionary

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
)

func TestIndexFindsTheWordsOfTheVocabulary(t *testing.T) {
	l, ok := lexicon.Embedded(language.German, language.English)
	if !ok {
		t.Fatal("no lexicon is embedded")
	}
	v := l.Source()
	x := newIndex(v)
	for n, word := range v.All() {
		if found, ok := x.find(word); !ok || found != n {
			t.Fatalf("%q is word %d (%t), want %d", word, found, ok, n)
		}
		if _, ok := x.find(word + "\x00"); ok {
			t.Fatalf("%q has one that is not there after it", word)
		}
	}
}
