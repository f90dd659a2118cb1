package role

import (
	"slices"
	"strings"
	"sync"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// A formula is a sentence that pages have around what they tell, such as "Your email
// address will not be published."
type formula struct {
	words         []string
	before, after bool // whether other words may stand there
}

// formulas are those of all languages: the frame of a page is often in another one than
// its text.
var formulas = sync.OnceValue(func() (all []formula) {
	for _, folder := range languages.All() {
		for line := range folder.Lines("furniture.txt") {
			all = append(all, newFormula(line))
		}
	}
	return all
})

// anyWords stands in a formula for words that differ from page to page.
const anyWords = "…"

func newFormula(line string) formula {
	return formula{normalised(line), strings.HasPrefix(line, anyWords), strings.HasSuffix(line, anyWords)}
}

// normalised returns the words of a sentence in the form in which they are compared.
func normalised(sentence string) (words []string) {
	for _, p := range tokens.Places(sentence) {
		words = append(words, tokens.Normalise(sentence[p.Start:p.End]))
	}
	return words
}

// isFormula reports whether a sentence is one of the formulas.
func isFormula(sentence string) bool {
	words := normalised(sentence)
	return slices.ContainsFunc(formulas(), func(f formula) bool { return f.fits(words) })
}

// fits reports whether words are those of the formula.
func (f formula) fits(words []string) bool {
	more := len(words) - len(f.words)
	switch {
	case more < 0 || more > 0 && !f.before && !f.after:
		return false
	case f.before:
		return slices.Equal(words[more:], f.words)
	}
	return slices.Equal(words[:len(f.words)], f.words)
}
