package lexicon

import (
	"embed"
	"fmt"
	"sync"

	"golang.org/x/text/language"
)

//go:generate go run ./internal/generate -o data

//go:embed data/*.lex
var files embed.FS

// Embedded returns the lexicon of two languages that comes with this package:
// Indonesian, English and German, each with each, in either direction. Regions
// and scripts are not looked at. The first call for two languages takes some
// ten milliseconds; it is safe for use by many goroutines.
//
// SOURCES.md tells what these lexicons were made from.
func Embedded(from, to language.Tag) (l *Lexicon, ok bool) {
	for _, e := range embedded {
		switch {
		case sameLanguage(from, e.from) && sameLanguage(to, e.to):
			return e.load(), true
		case sameLanguage(from, e.to) && sameLanguage(to, e.from):
			return e.load().Reverse(), true
		}
	}
	return nil, false
}

var embedded = []struct {
	name     string
	from, to language.Tag
	load     func() *Lexicon
}{
	{"id-en", language.Indonesian, language.English, load("id-en")},
	{"de-en", language.German, language.English, load("de-en")},
	{"id-de", language.Indonesian, language.German, load("id-de")},
}

// load returns a function that reads an embedded lexicon when first called.
func load(name string) func() *Lexicon {
	return sync.OnceValue(func() *Lexicon {
		file, err := files.Open("data/" + name + ".lex")
		if err != nil {
			panic(fmt.Sprintf("lexicon: this package was built without %s", err))
		}
		defer file.Close()
		l, err := Read(file)
		if err != nil {
			panic(fmt.Sprintf("lexicon: this package was built with a broken %s.lex: %s", name, err))
		}
		return l
	})
}
