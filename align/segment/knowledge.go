package segment

import (
	"embed"
	"strings"
	"sync"
	"unicode"
)

// generic is the folder of what holds in most languages.
const generic = "und"

//go:embed data
var data embed.FS

// knowledge is what is known of one language: its folder of data.
type knowledge struct {
	abbreviations map[string]kind
	openers       map[string]bool // words that open sentences more often than they are names
	capitals      map[string]bool // words that always have a capital
	articles      map[string]bool // words that an ordinal number follows
	ordinals      map[string]bool // words that follow an ordinal number
	speech        map[string]bool // verbs of saying
	names         map[string]bool // names that end with a terminator
	emoticons     map[string]bool
	domains       map[string]bool // endings of names of sites
	habits        map[string]bool
}

// The habits of a language.
const (
	dottedOrdinals  = "dotted-ordinals"  // "the 3rd" is "3."
	wholeQuotations = "whole-quotations" // short direct speech is one sentence, whatever it holds
)

// kind is how an abbreviation behaves at the end of a sentence.
type kind uint8

const (
	ordinary      kind = iota // is no abbreviation
	never                     // never ends a sentence
	beforeNumber              // is one before a number only
	unlessCapital             // ends a sentence when a capital follows
	unlessOpener              // ends a sentence when a word follows that opens sentences
)

// kindFiles names the file that lists each kind of abbreviation.
var kindFiles = map[string]kind{
	"never.txt":         never,
	"before-number.txt": beforeNumber,
	"before-lower.txt":  unlessCapital,
	"before-name.txt":   unlessOpener,
}

// languages returns the languages known, by their subtag.
var languages = sync.OnceValue(func() map[string]*knowledge {
	known := make(map[string]*knowledge)
	folders, _ := data.ReadDir("data")
	for _, folder := range folders {
		known[folder.Name()] = readKnowledge(folder.Name())
	}
	return known
})

func readKnowledge(language string) *knowledge {
	k := &knowledge{
		abbreviations: make(map[string]kind),
		openers:       readWords(language, "openers.txt"),
		capitals:      readWords(language, "capitals.txt"),
		articles:      readWords(language, "articles.txt"),
		ordinals:      readWords(language, "ordinals.txt"),
		speech:        readWords(language, "speech.txt"),
		names:         readWords(language, "names.txt"),
		domains:       readWords(language, "domains.txt"),
		emoticons:     readWords(language, "emoticons.txt"),
		habits:        readWords(language, "habits.txt"),
	}
	for file, kind := range kindFiles {
		for word := range readWords(language, file) {
			k.abbreviations[word] = kind
		}
	}
	return k
}

// readWords reads the words of a file of data: words between blanks, "#"
// before a comment. A file that a language lacks is that of the generic folder.
func readWords(language, file string) map[string]bool {
	text, err := data.ReadFile("data/" + language + "/" + file)
	if err != nil {
		text, _ = data.ReadFile("data/" + generic + "/" + file)
	}
	words := make(map[string]bool)
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "# ")
		for word := range strings.FieldsSeq(line) {
			words[word] = true
		}
	}
	return words
}

// kindOf returns the kind of an abbreviation, given with the ones before it
// ("z.B") and alone ("B"). An entry in lower case stands for every
// capitalisation, another for itself alone.
func (k *knowledge) kindOf(group, word string) kind {
	for _, w := range []string{group, word} {
		if w == "" || len(w) > longestWord {
			continue
		}
		if kind, ok := k.abbreviations[w]; ok {
			return kind
		}
		if kind, ok := k.abbreviations[fold(w)]; ok {
			return kind
		}
	}
	return ordinary
}

// fold puts a word in lower case, without its invisible characters.
func fold(word string) string {
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, word)
}
