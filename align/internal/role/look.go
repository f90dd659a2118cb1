package role

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align/internal/tokens"
)

// EntryWords is how many words a sentence has at least that is no entry of a menu.
const EntryWords = 8

// A look is how a sentence is written.
type look struct {
	words   int
	letters bool // there is one
	figures bool // there is a digit
	small   bool // a word does not begin with a capital letter
}

func lookOf(sentence string) (l look) {
	places := tokens.Places(sentence)
	l.words = len(places)
	for _, p := range places {
		word := sentence[p.Start:p.End]
		first, _ := utf8.DecodeRuneInString(word)
		l.letters = l.letters || strings.ContainsFunc(word, unicode.IsLetter)
		l.figures = l.figures || strings.ContainsFunc(word, unicode.IsDigit)
		l.small = l.small || !unicode.IsUpper(first) && !unicode.IsTitle(first)
	}
	return l
}

// Stopped reports whether a sentence ends as sentences do.
func Stopped(sentence string) bool {
	last := end(sentence)
	return unicode.Is(unicode.Sentence_Terminal, last) || last == '…'
}

// end returns the last character of a sentence, quotes, brackets and white space apart.
func end(sentence string) rune {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(sentence, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || strings.ContainsRune(`"'>`, r)
	}))
	return last
}
