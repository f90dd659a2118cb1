package lexicon

import (
	"slices"
	"sync"
	"testing"

	"golang.org/x/text/language"
)

// wordsOf lists the translations of a word.
func wordsOf(l *Lexicon, word string) (found []string) {
	for translation := range l.Lookup(word) {
		found = append(found, translation)
	}
	return found
}

func TestSetJoinsInEitherDirection(t *testing.T) {
	first := glossaryOf(t, "rumah\thouse\nbuku\tbook\n")
	second := glossaryOf(t, "rumah\thome\nair\twater\n")
	want, err := Join(first, second)
	if err != nil {
		t.Fatal(err)
	}
	set := NewSet(nil, first, new(Lexicon), second.Reverse())
	l, ok := set.Between(language.Indonesian, language.English)
	if !ok || string(bytesOf(t, l)) != string(bytesOf(t, want)) {
		t.Errorf("the lexicons are not joined as Join does (found %t)", ok)
	}
	back, ok := set.Between(language.BritishEnglish, language.MustParse("id-ID"))
	if !ok || string(bytesOf(t, back)) != string(bytesOf(t, want.Reverse())) {
		t.Errorf("the other direction is not the reverse (found %t)", ok)
	}
	if back.Source() != l.Target() || back.Target() != l.Source() {
		t.Error("the directions do not share their words")
	}
	if again, _ := set.Between(language.AmericanEnglish, language.Indonesian); again != back {
		t.Error("the second call joined anew")
	}
}

func TestSetOfOtherLanguages(t *testing.T) {
	glossary := glossaryOf(t, "rumah\thouse\n")
	for name, set := range map[string]*Set{
		"nil": nil, "zero": new(Set), "of nothing": NewSet(), "of nil": NewSet(nil), "of others": NewSet(glossary), "embedded": EmbeddedSet(),
	} {
		for _, pair := range [][2]language.Tag{
			{language.French, language.English}, {language.English, language.English}, {language.Und, language.English},
			{language.Und, language.Und},
		} {
			if l, ok := set.Between(pair[0], pair[1]); ok || l != nil {
				t.Errorf("%s: a lexicon between %v and %v", name, pair[0], pair[1])
			}
			if list := set.Lexicons(pair[0], pair[1]); len(list) > 0 {
				t.Errorf("%s: %d lexicons between %v and %v", name, len(list), pair[0], pair[1])
			}
		}
	}
}

func TestSetListsItsLexicons(t *testing.T) {
	first, second := glossaryOf(t, "rumah\thouse\n"), glossaryOf(t, "air\twater\n")
	set := NewSet(first, EmbeddedSet().Lexicons(language.German, language.English)[0], second.Reverse())
	list := set.Lexicons(language.English, language.Indonesian)
	if len(list) != 2 || !slices.Equal(wordsOf(list[0], "house"), []string{"rumah"}) ||
		!slices.Equal(wordsOf(list[1], "water"), []string{"air"}) {
		t.Errorf("got %d lexicons", len(list))
	}
}

func TestEmbeddedSetIsWhatIsEmbedded(t *testing.T) {
	l, ok := EmbeddedSet().Between(language.English, language.Indonesian)
	embedded, _ := Embedded(language.Indonesian, language.English)
	if !ok || l.Source() != embedded.Target() || l.Target() != embedded.Source() {
		t.Errorf("other words than those of Embedded (found %t)", ok)
	}
}

func TestSetServesManyGoroutines(t *testing.T) {
	set := NewSet(glossaryOf(t, "rumah\thouse\n"), glossaryOf(t, "rumah\thome\nair\twater\n"))
	tags := [2]language.Tag{language.Indonesian, language.English}
	found := make([]*Lexicon, 16)
	var group sync.WaitGroup
	for i := range found {
		group.Go(func() {
			found[i], _ = set.Between(tags[i%2], tags[1-i%2])
			if words := wordsOf(found[i], []string{"air", "water"}[i%2]); len(words) != 1 {
				t.Errorf("goroutine %d found %q", i, words)
			}
		})
	}
	group.Wait()
	for i, l := range found {
		if l != found[i%2] {
			t.Errorf("goroutine %d has another lexicon", i)
		}
	}
}

func TestTargets(t *testing.T) {
	var none *Set
	if got := none.Targets(language.German); len(got) > 0 {
		t.Errorf("no set leads to %v", got)
	}
	var bases []string
	for _, tag := range EmbeddedSet().Targets(language.MustParse("de-AT")) {
		bases = append(bases, tag.String())
	}
	slices.Sort(bases)
	if !slices.Equal(bases, []string{"en", "id"}) {
		t.Errorf("from German the embedded lexicons lead to %v", bases)
	}
}
