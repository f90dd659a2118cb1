package lexicon

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
)

func TestEmbeddedKnowsWords(t *testing.T) {
	for _, test := range []struct{ from, to, source, target string }{
		{"id", "en", "rumah", "house"},
		{"en", "id", "water", "air"},
		{"id-ID", "en-GB", "besar", "big"},
		{"de", "en", "haus", "house"},
		{"en", "de-CH", "water", "wasser"},
		{"id", "de", "rumah", "haus"},
		{"de", "id", "wasser", "air"},
	} {
		for name, set := range map[string]*Set{"embedded": EmbeddedSet(), "licensed": Licensed()} {
			l, ok := set.Between(language.MustParse(test.from), language.MustParse(test.to))
			if !ok {
				t.Errorf("%s: no lexicon from %s to %s", name, test.from, test.to)
				continue
			}
			id, _ := l.Source().Find(test.source)
			var found []string
			for word := range l.Translations(id) {
				found = append(found, l.Target().Word(word))
			}
			if !slices.Contains(found, test.target) {
				t.Errorf("%s: %s %q translates as %q", name, test.from, test.source, found)
			}
		}
	}
}

func TestEmbeddedHasNoOtherLanguages(t *testing.T) {
	for _, test := range [][2]string{{"id", "id"}, {"fr", "en"}, {"de", "fr"}, {"und", "en"}, {"ms", "en"}} {
		if _, ok := Embedded(language.MustParse(test[0]), language.MustParse(test[1])); ok {
			t.Errorf("a lexicon from %s to %s", test[0], test[1])
		}
	}
}

// nameOf returns the languages of an embedded lexicon as its file has them.
func nameOf(m member) string { return m.from.String() + "-" + m.to.String() }

func TestEmbeddedIsSmall(t *testing.T) {
	total := 0
	for _, e := range embedded().members {
		file, err := files.ReadFile("data/" + nameOf(e) + ".lex")
		if err != nil {
			t.Fatal(err)
		}
		total += len(file)
		l := e.load()
		if from, to := l.Languages(); from != e.from || to != e.to {
			t.Errorf("%s is from %v to %v", nameOf(e), from, to)
		}
	}
	if total > 6_000_000 {
		t.Errorf("%d bytes", total)
	}
}

// The licensed lexicons are others than the embedded ones, but that of Indonesian and
// English, which is made from the same sources.
func TestLicensedIsMadeFromLess(t *testing.T) {
	for _, m := range Licensed().members {
		all, _ := Embedded(m.from, m.to)
		l := m.load()
		if from, to := l.Languages(); from != m.from || to != m.to {
			t.Errorf("%s is from %v to %v", nameOf(m), from, to)
		}
		same := l.Source().Len() == all.Source().Len()
		if want := m.from == language.Indonesian && m.to == language.English; same != want || l.Source().Len() > all.Source().Len() {
			t.Errorf("%s has %d words, and of all sources %d", nameOf(m), l.Source().Len(), all.Source().Len())
		}
	}
}
