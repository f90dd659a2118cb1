package lexicon_test

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
)

func Example() {
	l, ok := lexicon.Embedded(language.Indonesian, language.English)
	if !ok {
		log.Fatal("no such lexicon")
	}
	id, ok := l.Source().Find(lexicon.Normalise("Perpustakaan"))
	if !ok {
		log.Fatal("no such word")
	}
	for word := range l.Translations(id) {
		fmt.Println(l.Target().Word(word))
		break
	}
	// Output: library
}

// Train learns from sentences and their translations.
func ExampleTrain() {
	pairs := [][2]string{
		{"Rumah itu besar", "The house is big"},
		{"Rumah itu kecil", "The house is small"},
		{"Buku itu besar", "The book is big"},
		{"Buku itu kecil", "The book is small"},
		{"Rumah dan buku", "House and book"},
	}
	sentences := func(yield func(source, target string) bool) {
		for _, p := range pairs {
			if !yield(p[0], p[1]) {
				return
			}
		}
	}
	l, err := lexicon.Train(context.Background(), language.Indonesian, language.English, sentences)
	if err != nil {
		log.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := l.WriteTo(&file); err != nil {
		log.Fatal(err)
	}
	read, err := lexicon.Read(&file)
	if err != nil {
		log.Fatal(err)
	}
	id, _ := read.Source().Find("buku")
	for word := range read.Translations(id) {
		fmt.Println("buku:", read.Target().Word(word))
		break
	}
	// Output: buku: book
}

// ReadGlossary reads what people have put together. Join adds what another
// lexicon knows besides.
func ExampleReadGlossary() {
	terms, err := lexicon.ReadGlossary(strings.NewReader("sejajar\tparallel\nkamus\tlexicon\n"), language.Indonesian, language.English)
	if err != nil {
		log.Fatal(err)
	}
	general, _ := lexicon.Embedded(language.Indonesian, language.English)
	l, err := lexicon.Join(terms, general)
	if err != nil {
		log.Fatal(err)
	}
	for _, term := range []string{"kamus", "buku"} {
		id, _ := l.Source().Find(term)
		for word := range l.Translations(id) {
			fmt.Println(term+":", l.Target().Word(word))
			break
		}
	}
	// Output:
	// kamus: lexicon
	// buku: book
}
