package versions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align"
)

// Two documents are near copies if at least the share mostCopied of the sentences that
// correspond one to one are the same word by word, and revisions or more of the others have
// at least half of their words in common but not their names and numbers.
const (
	mostCopied = 0.5
	revisions  = 2
)

// nearCopies reports whether an alignment of two documents in one language is of near
// copies.
func nearCopies(a *align.Alignment) bool {
	nouns := capitalNouns(a.Source.Language)
	pairs, same, revised := 0, 0, 0
	for _, b := range a.Beads {
		if b.Source.Len() != 1 || b.Target.Len() != 1 {
			continue
		}
		pairs++
		source, target := strings.FieldsFunc(a.Source.Slice(b.Source), between), strings.FieldsFunc(a.Target.Slice(b.Target), between)
		plain, names := differences(source, target, nouns)
		more, others := differences(target, source, nouns)
		switch differ := plain + names + more + others; {
		case differ == 0:
			same++
		case names+others > 0 && 2*differ <= len(source)+len(target):
			revised++
		}
	}
	return revised >= revisions && float64(same) >= mostCopied*float64(pairs)
}

// between reports whether a character stands between words.
func between(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// differences counts the words of a sentence that another lacks: plain ones, and names
// and numbers. A name begins with a capital letter within a sentence; where all nouns
// do, only numbers are counted as such.
func differences(words, other []string, nouns bool) (plain, names int) {
	times := make(map[string]int, len(other))
	for _, w := range other {
		times[strings.ToLower(w)]++
	}
	for i, w := range words {
		if times[strings.ToLower(w)]--; times[strings.ToLower(w)] >= 0 {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsDigit(first) || i > 0 && !nouns && unicode.IsUpper(first) {
			names++
		} else {
			plain++
		}
	}
	return plain, names
}
