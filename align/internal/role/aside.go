package role

import (
	"strings"
	"unicode"
)

// nameWords is how many words that begin with capital letters, and nothing else, a
// sentence with a full stop has at most that names something: "Associated Press."
const nameWords = 3

// IsAside reports whether nothing is told in a sentence, whatever page it is of: whether it
// is a heading, an entry of a menu, a byline or a credit, or an address, short and without a
// full stop, or nothing but a name; or a formula that pages have around their text. What else
// has a figure, asks or cries tells something.
func IsAside(sentence string) bool {
	if isFormula(sentence) {
		return true
	}
	if strings.Contains(sentence, "://") && !strings.ContainsFunc(strings.TrimSpace(sentence), unicode.IsSpace) {
		return true
	}
	switch l := lookOf(sentence); {
	case !l.letters:
		return true
	case l.figures:
		return false
	case !Stopped(sentence):
		return l.words < EntryWords
	default:
		return end(sentence) == '.' && !l.small && l.words <= nameWords
	}
}
