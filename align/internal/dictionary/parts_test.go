package dictionary

import (
	"testing"

	"golang.org/x/text/language"
)

// Where a translation is not there but a word of its stem is, that stands for
// it, though the lexicon has it with translations of its own.
func TestWordsOfOneStemStandForEachOther(t *testing.T) {
	l := glossary(t, language.English, language.German, "house\thaus", "of the house\thauses", "houses\thauses")
	source := read(t, "house")
	for _, test := range []struct {
		target, word string
		want         bool
	}{
		{"hauses", "hauses", true},
		{"haus hauses", "hauses", false},
		{"garten", "garten", false},
	} {
		target := read(t, test.target)
		forward, _, err := lookUp(t, l, source, target).Tables(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := probability(forward, source, target, "house", test.word) > 0; got != test.want {
			t.Errorf("house is translated by %s among %q: %t, want %t", test.word, test.target, got, test.want)
		}
	}
}

// The longer the list of what a lexicon expects and does not find, the less is
// left open.
func TestAbsentTranslationsLeaveLessOpen(t *testing.T) {
	l := glossary(t, language.English, language.German, "bank\tbank", "bank\tufer", "garden\tgarten")
	source := read(t, "bank garden")
	forward, _, err := lookUp(t, l, source, read(t, "bank garten")).Tables(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	half, whole := forward[0], forward[1]
	if half.Elsewhere <= 0 || whole.Elsewhere > 1e-6 {
		t.Errorf("absent: %g of bank, of which one translation is there, and %g of garden", half.Elsewhere, whole.Elsewhere)
	}
}
