package claims

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// A role is what a sentence is to its page.
type role uint8

const (
	telling     role = iota
	title            // a headline, which sums up what the page tells
	label            // names and things of which nothing is told, in a line of its own: "Home » World", "Lea Milis Reuters"
	attribution      // the same behind a sentence in its line, which has it from there: "CNN."
)

const (
	// titleWords is how many words a headline has at least, proseWords a sentence of the
	// text, above which headlines stand, and takenUp how many words of a headline the page
	// has again: none of a date, or of who wrote it.
	titleWords = 4
	proseWords = 5
	takenUp    = 2
	// mostTitles is how many headlines a page has at most: more are lines of a table.
	mostTitles = 2
)

// rolesOf returns what the sentences of a document are, by their words and how rare
// these are in the language.
func rolesOf(d align.Document, text *tokens.Text, rarity []float64) []role {
	roles := make([]role, len(d.Sentences))
	for i := range roles {
		switch {
		case tells(d.Sentence(i), text, i, rarity):
		case i > 0 && roles[i-1] != label && !strings.Contains(d.Text[d.Sentences[i-1].End:d.Sentences[i].Start], "\n"):
			roles[i] = attribution
		default:
			roles[i] = label
		}
	}
	counts := make([]int, len(text.Words))
	for _, sentence := range text.Sentences {
		for w := range distinct(sentence) {
			counts[w]++
		}
	}
	titles := 0
	for i, r := range roles {
		words := text.Sentences[i]
		stopped := stopped(d.Sentence(i))
		if titles == mostTitles || r == telling && stopped && len(words) >= proseWords {
			break
		}
		again := 0
		for w := range distinct(words) {
			if counts[w] > 1 && rarity[w] > 0 && !tokens.IsNumber(text.Words[w]) {
				again++
			}
		}
		if r == telling && !stopped && len(words) >= titleWords && again >= takenUp {
			roles[i] = title
			titles++
		}
	}
	return roles
}

// tells reports whether something is told in a sentence: whether it asks or cries, or has
// a figure, a word that begins small, or one so common that it says nothing itself, as
// "Of" does.
func tells(sentence string, text *tokens.Text, i int, rarity []float64) bool {
	plain := func(w int32) bool { return rarity[w] == 0 || tokens.IsNumber(text.Words[w]) }
	if strings.ContainsAny(sentence, "!?") || slices.ContainsFunc(text.Sentences[i], plain) {
		return true
	}
	return slices.ContainsFunc(tokens.Places(sentence), func(p tokens.Place) bool {
		first, _ := utf8.DecodeRuneInString(sentence[p.Start:p.End])
		return !unicode.IsUpper(first) && !unicode.IsTitle(first)
	})
}

// stopped reports whether a sentence ends as sentences do.
func stopped(sentence string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(sentence, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || strings.ContainsRune(`"'>`, r)
	}))
	return unicode.Is(unicode.Sentence_Terminal, last) || last == '…'
}

// sentencesOf returns the words of each sentence, with those of what it is attributed
// to, which then has none.
func sentencesOf(text *tokens.Text, roles []role) [][]int32 {
	sentences := slices.Clone(text.Sentences)
	whole := 0
	for i, r := range roles {
		if r == attribution {
			sentences[whole] = slices.Concat(sentences[whole], sentences[i])
			sentences[i] = nil
		} else {
			whole = i
		}
	}
	return sentences
}
