package lexicon

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func BenchmarkRead(b *testing.B) {
	for _, e := range embedded().members {
		b.Run(nameOf(e), func(b *testing.B) {
			file, err := files.ReadFile("data/" + nameOf(e) + ".lex")
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(bytes.NewReader(file)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// joinable are two lexicons of the same languages, one of them of many words.
func joinable(b *testing.B) []*Lexicon {
	glossary, err := ReadGlossary(b.Context(), strings.NewReader("rumah\thouse\n"), language.Indonesian, language.English)
	if err != nil {
		b.Fatal(err)
	}
	large, _ := Embedded(language.Indonesian, language.English)
	return []*Lexicon{glossary, large}
}

// BenchmarkFirstLookup reads nothing, but joins two lexicons and makes an index.
func BenchmarkFirstLookup(b *testing.B) {
	lexicons := joinable(b)
	b.ReportAllocs()
	for b.Loop() {
		lookUp(NewSet(lexicons...), "pemerintah")
	}
}

func BenchmarkNextLookup(b *testing.B) {
	set := NewSet(joinable(b)...)
	words := []string{"rumah", "pemerintah", "dan", "mengatakan", "xyzzy", "pengungsi", "2025", "air"}
	lookUp(set, "rumah")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		lookUp(set, words[i%len(words)])
	}
}

func BenchmarkBetween(b *testing.B) {
	set := NewSet(joinable(b)...)
	set.Between(language.Indonesian, language.English)
	b.ReportAllocs()
	for b.Loop() {
		set.Between(language.Indonesian, language.English)
	}
}

func lookUp(set *Set, word string) (sum float32) {
	l, _ := set.Between(language.Indonesian, language.English)
	for _, p := range l.Lookup(word) {
		sum += p
	}
	return sum
}
