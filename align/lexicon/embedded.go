package lexicon

import (
	"bufio"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:generate go run ./internal/generate -o data

//go:generate go run ./internal/generate -sources lohelp,quran,tatoeba,tico19,wordnet -o data/licensed

//go:embed data/*.lex
var files embed.FS

//go:embed data/licensed/de-en.lex data/licensed/id-de.lex
var licensedFiles embed.FS

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

// Licensed returns the set of lexicons between the same languages that were made from
// sources of a stated licence alone, which SOURCES.md names. It is always the same set.
// That between Indonesian and English is the one of [EmbeddedSet]; of the others it
// finds a little less: SOURCES.md tells how much. A program that does not call it does
// not hold its files.
func Licensed() *Set {
	licensed.once.Do(func() {
		id, en, de := language.Indonesian, language.English, language.German
		licensed.set.members = []member{
			{id, en, load(files, "data/id-en.lex")},
			{de, en, load(licensedFiles, "data/licensed/de-en.lex")},
			{id, de, load(licensedFiles, "data/licensed/id-de.lex")},
		}
	})
	return &licensed.set
}

// licensed is made within Licensed, and not where it is declared: else every program
// would hold its files.
var licensed struct {
	once sync.Once
	set  Set
}

// embedded is the set of all files, each named by its languages: id-en.lex.
var embedded = sync.OnceValue(func() *Set {
	s := new(Set)
	entries, _ := files.ReadDir("data")
	for _, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".lex")
		from, to, _ := strings.Cut(name, "-")
		s.members = append(s.members, member{language.Make(from), language.Make(to), load(files, "data/"+entry.Name())})
	}
	return s
})

// load returns a function that reads an embedded lexicon when first called. Programs
// that are to be small are built with lexicons compressed by gzip.
func load(files embed.FS, name string) func() *Lexicon {
	return sync.OnceValue(func() *Lexicon {
		file, err := files.Open(name)
		if err != nil {
			panic(fmt.Sprintf("lexicon: this package was built without %s", err))
		}
		defer file.Close()
		l, err := readPacked(file)
		if err != nil {
			panic(fmt.Sprintf("lexicon: this package was built with a broken %s: %s", name, err))
		}
		return l
	})
}

// readPacked reads a lexicon that may be compressed.
func readPacked(r io.Reader) (*Lexicon, error) {
	file := bufio.NewReader(r)
	if magic, err := file.Peek(2); err != nil || magic[0] != 0x1f || magic[1] != 0x8b {
		return Read(file)
	}
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	return Read(unpacked)
}
