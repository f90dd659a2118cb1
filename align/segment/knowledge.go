package segment

import (
	"embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// generic is the folder of what holds in most languages.
const generic = "und"

//go:embed data
var data embed.FS

// knowledge is what is known of one language: its folder of data.
type knowledge struct {
	abbreviations map[string]kind
	endings       []ending // how compounds that are abbreviated end
	longest       int      // the length in bytes of the longest abbreviation
	openers       words    // words that open sentences more often than they are names
	capitals      words    // words that always have a capital
	articles      words    // words that an ordinal number follows
	ordinals      words    // words that follow an ordinal number
	speech        words    // verbs of saying
	zones         words    // time zones
	names         words    // names that end with a terminator
	emoticons     words
	domains       words // endings of names of sites
	habits        words
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

// An ending is how compounds end that are abbreviations of a kind.
type ending struct {
	text string
	kind kind
}

// kindFiles names the file that lists each kind of abbreviation.
var kindFiles = map[string]kind{
	"never.txt":         never,
	"before-number.txt": beforeNumber,
	"before-lower.txt":  unlessCapital,
	"before-name.txt":   unlessOpener,
}

// folders returns the languages known, by their subtag.
var folders = sync.OnceValue(func() map[string]*knowledge {
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
		zones:         readWords(language, "zones.txt"),
		names:         readWords(language, "names.txt"),
		domains:       readWords(language, "domains.txt"),
		emoticons:     readWords(language, "emoticons.txt"),
		habits:        readWords(language, "habits.txt"),
	}
	for file, kind := range kindFiles {
		for word := range readWords(language, file) {
			if end, ok := strings.CutPrefix(word, "-"); ok && strings.ToLower(end) == end {
				k.endings = append(k.endings, ending{end, kind})
				continue
			}
			k.abbreviations[word] = kind
			k.longest = max(k.longest, len(word))
		}
	}
	return k
}

// readWords reads the words of a file of data: words between blanks, "#"
// before a comment. A file that a language lacks is that of the generic folder.
func readWords(language, file string) words {
	text, err := data.ReadFile("data/" + language + "/" + file)
	if err != nil {
		text, _ = data.ReadFile("data/" + generic + "/" + file)
	}
	list := make(words)
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "# ")
		for word := range strings.FieldsSeq(line) {
			list[word] = true
		}
	}
	return list
}

// kindOf returns the kind of an abbreviation, given with the ones before it
// ("z.B") and alone ("B"). An entry in lower case stands for every
// capitalisation, another for itself alone. One that starts with a hyphen
// stands for every word that ends with it, with the hyphen if a capital follows that.
func (k *knowledge) kindOf(group, word string) kind {
	var folded [2 * longestWord]byte
	tail := ""
	if i := strings.LastIndexByte(word, '-'); i >= 0 {
		tail = word[i:]
	}
	for _, w := range [3]string{group, word, tail} {
		if w == "" || len(w) > k.longest {
			continue
		}
		if kind, ok := k.abbreviations[w]; ok {
			return kind
		}
		if lower := fold(w, &folded); string(lower) != w {
			if kind, ok := k.abbreviations[string(lower)]; ok {
				return kind
			}
		}
	}
	for _, e := range k.endings {
		if strings.HasSuffix(word, e.text) {
			return e.kind
		}
	}
	return ordinary
}

// fold puts a word in lower case, without its invisible characters. It uses
// buffer if the word is not too long for it.
func fold(word string, buffer *[2 * longestWord]byte) []byte {
	folded := buffer[:0]
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			folded = append(folded, byte(r)|0x20)
		case r < utf8.RuneSelf:
			folded = append(folded, byte(r))
		case !invisible(r):
			folded = utf8.AppendRune(folded, unicode.ToLower(r))
		}
	}
	return folded
}

// words are those of a file of data.
type words map[string]bool

// has reports whether word is among the words, whatever its capitals.
func (w words) has(word string) bool {
	var folded [2 * longestWord]byte
	return w[string(fold(word, &folded))]
}
