package segment

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
)

// knowledge is what is known of one language: its folder of data.
type knowledge struct {
	abbreviations map[string]kind
	endings       []ending // how compounds that are abbreviated end
	longest       int      // the length in bytes of the longest abbreviation
	openers       words    // words that open sentences more often than they are names
	openerEndings []string // how others of these end
	capitals      words    // words that always have a capital
	articles      words    // words that an ordinal number follows
	ordinals      words    // words that follow an ordinal number
	speech        words    // verbs of saying
	subordinators words    // words that begin a clause which is part of another
	zones         words    // time zones
	names         words    // names that end with a terminator
	emoticons     words
	domains       words // endings of names of sites
	headings      words // words that the number of a heading follows
	code          words // words before the full stop of a name in code
	habits        words
}

// The habits of a language.
const (
	dottedOrdinals  = "dotted-ordinals"  // "the 3rd" is "3."
	lowerTitles     = "lower-titles"     // a title has no more capitals than a sentence
	vowelledWords   = "vowelled-words"   // words have one of aeiouy, so that one without is an abbreviation
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

// known holds what is known of each language.
var known = languages.NewIndex(languages.Folders(), readKnowledge)

// common returns what holds in most languages.
var common = sync.OnceValue(func() *knowledge {
	k, ok := known.Of(language.Und)
	if !ok {
		return new(knowledge)
	}
	return k
})

func readKnowledge(folder languages.Folder) (*knowledge, error) {
	k := &knowledge{
		abbreviations: make(map[string]kind),
		openers:       readWords(folder, "openers.txt"),
		capitals:      readWords(folder, "capitals.txt"),
		articles:      readWords(folder, "articles.txt"),
		ordinals:      readWords(folder, "ordinals.txt"),
		speech:        readWords(folder, "speech.txt"),
		subordinators: readWords(folder, "subordinators.txt"),
		zones:         readWords(folder, "zones.txt"),
		names:         readWords(folder, "names.txt"),
		domains:       readWords(folder, "domains.txt"),
		emoticons:     readWords(folder, "emoticons.txt"),
		headings:      readWords(folder, "headings.txt"),
		code:          readWords(folder, "code.txt"),
		habits:        readWords(folder, "habits.txt"),
	}
	for word := range k.openers {
		if ending, ok := strings.CutPrefix(word, "-"); ok {
			k.openerEndings = append(k.openerEndings, ending)
		}
	}
	for file, kind := range kindFiles {
		for word := range readWords(folder, file) {
			if err := k.add(word, kind); err != nil {
				return nil, fmt.Errorf("%s/%s: %w", folder.Language, file, err)
			}
		}
	}
	return k, nil
}

// add adds an abbreviation, or how abbreviations end.
func (k *knowledge) add(word string, of kind) error {
	if strings.HasSuffix(word, ".") {
		return fmt.Errorf("%q has the full stop that is left out in lists", word)
	}
	if end, ok := strings.CutPrefix(word, "-"); ok && strings.ToLower(end) == end {
		k.endings = append(k.endings, ending{end, of})
		return nil
	}
	if k.abbreviations[word] != ordinary {
		return fmt.Errorf("%q is an abbreviation of another kind too", word)
	}
	k.abbreviations[word] = of
	k.longest = max(k.longest, len(word))
	return nil
}

// readWords returns the words of a file. One that a language lacks is that of
// most languages.
func readWords(folder languages.Folder, file string) words {
	if !folder.Has(file) {
		folder = folder.Common()
	}
	return folder.Words(file)
}

// kindOf returns the kind of an abbreviation, given with the ones before it
// ("z.B") and alone ("B"). An entry in lower case stands for every
// capitalisation, another for itself alone. One that starts with a hyphen
// stands for every word that ends with it, with the hyphen if a capital follows
// that. Of abbreviations that a hyphen joins the last one counts: "Nr" of "Best.-Nr".
func (k *knowledge) kindOf(group, word string) kind {
	var folded [2 * longestWord]byte
	tail := ""
	if i := strings.LastIndexByte(word, '-'); i > 0 {
		tail = word[i:]
		if word[i-1] == '.' {
			tail = word[i+1:]
		}
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

// opens reports whether a word opens sentences more often than it is a name.
func (k *knowledge) opens(word string) bool {
	return k.openers.has(word) || len(word) >= shortestWithEnding &&
		slices.ContainsFunc(k.openerEndings, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// shortestWithEnding is how many bytes a word has at least that is told by its ending: no name "Kenya".
const shortestWithEnding = 6

// words are those of a file of data.
type words map[string]bool

// has reports whether word is among the words, whatever its capitals.
func (w words) has(word string) bool {
	var folded [2 * longestWord]byte
	return w[string(fold(word, &folded))]
}
