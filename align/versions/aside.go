package versions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align/internal/tokens"
)

// nameWords is how many words that begin with capital letters, and nothing else, a
// sentence with a full stop has at most that names something: "Associated Press."
const nameWords = 3

// aside reports whether nothing is told in a sentence: whether it is a heading, an entry of
// a menu, a byline or a credit, or an address, short and without a full stop, or nothing
// but a name; or a formula that pages have around their text. What else has a figure, asks or
// cries tells something.
func aside(sentence string) bool {
	if isFormula(sentence) {
		return true
	}
	if strings.Contains(sentence, "://") && !strings.ContainsFunc(strings.TrimSpace(sentence), unicode.IsSpace) {
		return true
	}
	letters, figures, small := false, false, false
	places := tokens.Places(sentence)
	for _, p := range places {
		word := sentence[p.Start:p.End]
		first, _ := utf8.DecodeRuneInString(word)
		letters = letters || strings.ContainsFunc(word, unicode.IsLetter)
		figures = figures || strings.ContainsFunc(word, unicode.IsDigit)
		small = small || !unicode.IsUpper(first) && !unicode.IsTitle(first)
	}
	if figures || !letters {
		return !letters
	}
	switch last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(sentence, closing)); {
	case !strings.ContainsRune(terminators, last):
		return len(places) < proseWords
	case last == '.':
		return !small && len(places) <= nameWords
	}
	return false
}
