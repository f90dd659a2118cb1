package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestIndexFindsTheWordsOfTheVocabulary(t *testing.T) {
	l, ok := Embedded(language.German, language.English)
	if !ok {
		t.Fatal("no lexicon is embedded")
	}
	v := l.Source()
	for n, word := range v.All() {
		if found, ok := v.Find(word); !ok || found != n {
			t.Fatalf("%q is word %d (%t), want %d", word, found, ok, n)
		}
		if _, ok := v.Find(word + "\x00"); ok {
			t.Fatalf("%q has one that is not there after it", word)
		}
	}
}

func TestRelatives(t *testing.T) {
	german := func(text string) *Vocabulary {
		l, err := ReadGlossary(t.Context(), strings.NewReader(text), language.German, language.English)
		if err != nil {
			t.Fatal(err)
		}
		return l.Source()
	}
	v := german("haus\thouse\nhauses\thouse\nkind\tchild\ngarten\tgarden\n2025\t2025\n")
	for _, test := range []struct {
		what, word string
		want       []string
	}{
		{"itself and another", "haus", []string{"haus", "hauses"}},
		{"by its stem", "kinder", []string{"kind"}},
		{"the parts of a compound", "hausgarten", []string{"haus", "garten"}},
		{"the parts with a joint between", "kindergarten", []string{"kind", "garten"}},
		{"a part that is no word", "baumgarten", nil},
		{"an unknown word", "seltsam", nil},
		{"a number that is known", "2025", []string{"2025"}},
		{"another number", "2026", nil},
		{"no word", "", nil},
	} {
		var got []string
		for n := range v.Relatives(test.word) {
			got = append(got, v.Word(n))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q has %q, want %q", test.what, test.word, got, test.want)
		}
	}
	for range v.Relatives("haus") {
		break
	}
	l, err := ReadGlossary(t.Context(), strings.NewReader("maison\thouse\n"), language.French, language.English)
	if err != nil {
		t.Fatal(err)
	}
	for n := range l.Source().Relatives("maison") {
		t.Errorf("relative %d in a language without rules", n)
	}
}

// What is remembered is what would be found, also where words take each other's slots.
func TestFamiliesAreRemembered(t *testing.T) {
	v := glossaryOf(t, "rumah\thouse\nperumahan\thousing\ntulis\twrite\n").Source()
	words := []string{"", "rumah", "rumahnya", "menulis", strings.Repeat("a", longestRemembered+1)}
	for n := range 1 << memoBits {
		words = append(words, fmt.Sprint("kata", n))
	}
	for range 2 {
		for _, word := range words {
			number, relatives := v.Family(word)
			if want := v.family(word); number != want.number || !slices.Equal(relatives, want.relatives) {
				t.Fatalf("%q has number %d and relatives %v, want %d and %v", word, number, relatives, want.number, want.relatives)
			}
		}
	}
	remembered := 0
	for k := range v.memo.slots {
		if f := v.memo.slots[k].Load(); f != nil {
			remembered++
			if len(f.word) > longestRemembered {
				t.Errorf("a word of %d bytes is remembered", len(f.word))
			}
		}
	}
	if remembered < 1<<memoBits/2 {
		t.Errorf("of %d words %d are remembered", len(words), remembered)
	}
}

func TestIndexIsMadeOnce(t *testing.T) {
	l := glossaryOf(t, "rumah\thouse\n")
	l.Source().Find("rumah")
	l.Source().Relatives("rumah")
	index, stems := &l.Source().index.slots[0], &l.Source().stems.places[0]
	for range 2 {
		other, _ := NewSet(l.Reverse()).Between(language.Indonesian, language.English)
		other.Source().Find("rumah")
		other.Source().Relatives("rumah")
		if &other.Source().index.slots[0] != index || &other.Source().stems.places[0] != stems {
			t.Error("another direction or set made another index")
		}
	}
}
