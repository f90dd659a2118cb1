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
	for word := range l.Lookup("Perpustakaan") {
		fmt.Println(word)
		break
	}
	// Output: library
}

// Lookup takes a word as it is written. A form that the lexicon does not have
// can be looked up by its relatives.
func ExampleLexicon_Lookup() {
	text := strings.NewReader("tulis\twrite\nbuku\tbook\n")
	l, err := lexicon.ReadGlossary(context.Background(), text, language.Indonesian, language.English)
	if err != nil {
		log.Fatal(err)
	}
	for word, p := range l.Lookup("Buku") {
		fmt.Printf("Buku: %s %.1f\n", word, p)
	}
	for id := range l.Source().Relatives("menulis") {
		relative := l.Source().Word(id)
		for word := range l.Lookup(relative) {
			fmt.Printf("menulis, as %s: %s\n", relative, word)
		}
	}
	// Output:
	// Buku: book 0.7
	// menulis, as tulis: write
}

// A set joins the lexicons between two languages. Here a glossary is trusted
// before the embedded lexicon of the same languages.
func ExampleSet() {
	text := strings.NewReader("sejajar\tparallel\nkamus\tlexicon\n")
	terms, err := lexicon.ReadGlossary(context.Background(), text, language.Indonesian, language.English)
	if err != nil {
		log.Fatal(err)
	}
	general, _ := lexicon.Embedded(language.Indonesian, language.English)
	set := lexicon.NewSet(terms, general)
	l, ok := set.Between(language.English, language.Indonesian)
	if !ok {
		log.Fatal("no such lexicon")
	}
	for _, term := range []string{"lexicon", "book"} {
		for word := range l.Lookup(term) {
			fmt.Println(term+":", word)
			break
		}
	}
	// Output:
	// lexicon: kamus
	// book: buku
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
	for word := range read.Lookup("buku") {
		fmt.Println("buku:", word)
		break
	}
	// Output: buku: book
}

// ReadGlossary reads what people have put together. Join adds what another
// lexicon knows besides.
func ExampleReadGlossary() {
	text := strings.NewReader("sejajar\tparallel\nkamus\tlexicon\n")
	terms, err := lexicon.ReadGlossary(context.Background(), text, language.Indonesian, language.English)
	if err != nil {
		log.Fatal(err)
	}
	general, _ := lexicon.Embedded(language.Indonesian, language.English)
	l, err := lexicon.Join(terms, general)
	if err != nil {
		log.Fatal(err)
	}
	for _, term := range []string{"kamus", "buku"} {
		for word := range l.Lookup(term) {
			fmt.Println(term+":", word)
			break
		}
	}
	// Output:
	// kamus: lexicon
	// buku: book
}

// A lexicon between two languages is made by way of a third.
func ExampleThrough() {
	text := strings.NewReader("kapal\tship\n")
	toEnglish, err := lexicon.ReadGlossary(context.Background(), text, language.Indonesian, language.English)
	if err != nil {
		log.Fatal(err)
	}
	toDutch, err := lexicon.ReadGlossary(context.Background(), strings.NewReader("ship\tschip\n"), language.English, language.Dutch)
	if err != nil {
		log.Fatal(err)
	}
	l, err := lexicon.Through(toEnglish, toDutch)
	if err != nil {
		log.Fatal(err)
	}
	for word := range l.Lookup("kapal") {
		fmt.Println("kapal:", word)
	}
	// Output:
	// kapal: schip
}
