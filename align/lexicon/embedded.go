package lexicon

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:generate go run ./internal/generate -o data

//go:embed data/*.lex
var files embed.FS

// EmbeddedSet returns the set of the lexicons that come with this package:
// between Indonesian, English and German, each with each. It is always the same
// set. A lexicon is read when it is first needed, which takes some ten
// milliseconds.
//
// SOURCES.md tells what these lexicons were made from.
func EmbeddedSet() *Set { return embedded() }

// Embedded returns what [EmbeddedSet] has between two languages.
func Embedded(source, target language.Tag) (l *Lexicon, ok bool) {
	return embedded().Between(source, target)
}

// embedded is the set of all files, each named by its languages: id-en.lex.
var embedded = sync.OnceValue(func() *Set {
	s := new(Set)
	entries, _ := files.ReadDir("data")
	for _, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".lex")
		from, to, _ := strings.Cut(name, "-")
		s.members = append(s.members, member{language.Make(from), language.Make(to), load(name)})
	}
	return s
})

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
