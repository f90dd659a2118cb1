package morphology

import (
	"slices"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/languages/languagestest"
)

func TestFormsOfAWordHaveOneStem(t *testing.T) {
	for _, test := range []struct {
		tag   language.Tag
		words []string
	}{
		{language.Indonesian, []string{"bawa", "membawa", "dibawa", "pembawaan", "membawanya"}},
		{language.Indonesian, []string{"tulis", "menulis", "penulis", "tulisan", "ditulislah"}},
		{language.Indonesian, []string{"kirim", "mengirim", "mengirimkan", "pengiriman", "kiriman"}},
		{language.Indonesian, []string{"sapu", "menyapu"}},
		{language.Indonesian, []string{"bangun", "membangun", "pembangunan", "bangunannya"}},
		{language.German, []string{"kinder", "kindern", "kindes"}},
		{language.German, []string{"regierung", "regierungen"}},
		{language.German, []string{"stark", "starke", "starkes", "starker"}},
		{language.English, []string{"painted", "painting", "paints", "painter"}},
		{language.English, []string{"country", "countries"}},
	} {
		rules := For(test.tag)
		want := rules.Stem(test.words[0])
		for _, w := range test.words[1:] {
			if got := rules.Stem(w); got != want {
				t.Errorf("%v: the stem of %q is %q, that of %q is %q", test.tag, w, got, test.words[0], want)
			}
		}
	}
}

func TestShortWordsAreKept(t *testing.T) {
	for _, w := range []string{"", "a", "di", "an", "es", "die", "ß"} {
		for _, tag := range []language.Tag{language.Indonesian, language.German, language.English} {
			if stem := For(tag).Stem(w); stem == "" && w != "" {
				t.Errorf("%v: nothing is left of %q", tag, w)
			}
		}
	}
}

func TestParts(t *testing.T) {
	words := []string{"sicherheit", "garantie", "garantien", "frieden", "abkommen", "kinder", "garten"}
	known := func(w string) bool { return slices.Contains(words, w) }
	for _, test := range []struct{ compound, first, second string }{
		{"sicherheitsgarantien", "sicherheit", "garantien"},
		{"friedensabkommen", "frieden", "abkommen"},
		{"kindergarten", "kinder", "garten"},
		{"sicherheit", "", ""},
		{"gartenzaun", "", ""},
	} {
		if first, second := For(language.German).Parts(test.compound, known); first != test.first || second != test.second {
			t.Errorf("%q: %q and %q, want %q and %q", test.compound, first, second, test.first, test.second)
		}
	}
	if first, _ := For(language.English).Parts("kindergarten", known); first != "" {
		t.Error("English compounds are taken apart")
	}
}

func TestOtherLanguagesAreLeftAsTheyAre(t *testing.T) {
	rules := For(language.French)
	if rules != nil || rules.Stem("maisons") != "maisons" {
		t.Error("a language without rules has stems")
	}
}

func TestFoldersAreRead(t *testing.T) {
	if err := known.Check(); err != nil {
		t.Error(err)
	}
}

func TestRulesThatCannotBeRead(t *testing.T) {
	for _, text := range []string{"infix um", "least many", "least 0", "suffix"} {
		folders := fstest.MapFS{"de/affixes.txt": {Data: []byte(text)}}
		if rules, ok := languages.NewIndex(folders, read).Of(language.German); ok || rules != nil {
			t.Errorf("%q is taken", text)
		}
	}
}

// TestLanguageIsAFolder finds the stems of a language that has nothing but a
// folder of data.
func TestLanguageIsAFolder(t *testing.T) {
	rules, ok := languages.NewIndex(languagestest.Folders(t), read).Of(languagestest.Toy)
	if !ok || rules == nil {
		t.Fatal("the language has no rules")
	}
	for _, word := range []string{"hundo", "hundoj", "hundon", "hundojn"} {
		if stem := rules.Stem(word); stem != "hund" {
			t.Errorf("the stem of %q is %q", word, stem)
		}
	}
	known := func(w string) bool { return w == "vapor" || w == "ŝipo" }
	if first, second := rules.Parts("vaporoŝipo", known); first != "vapor" || second != "ŝipo" {
		t.Errorf("the parts are %q and %q", first, second)
	}
}

func FuzzStem(f *testing.F) {
	f.Add("memperjuangkannya")
	f.Add("Übertragungsgeschwindigkeiten")
	f.Fuzz(func(t *testing.T, word string) {
		for _, tag := range []language.Tag{language.Indonesian, language.German, language.English} {
			stem := For(tag).Stem(word)
			if len(stem) > len(word) || utf8.ValidString(word) && !utf8.ValidString(stem) {
				t.Errorf("%v: the stem of %q is %q", tag, word, stem)
			}
			For(tag).Parts(word, func(string) bool { return true })
		}
	})
}
