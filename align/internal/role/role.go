// Package role tells what the sentences of a page are there for: whether they tell
// something, or are its headings, menus, bylines and other furniture. It goes by how they
// are written, by where they stand, and by what all pages say of themselves.
package role

import (
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// A Role is what a sentence is to its page.
type Role uint8

const (
	Telling     Role = iota // a sentence that tells something
	Title                   // a headline, which sums up what the page tells
	Label                   // names and things of which nothing is told, in a line of its own: "Home » World", "Lea Milis Reuters"
	Attribution             // the same behind a sentence in its line, which has it from there: "CNN."
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

// Of returns what the sentences of a document are, by their words and how rare these
// are in the language, 0 for those that say nothing themselves, as "of".
func Of(d align.Document, text *tokens.Text, rarity []float64) []Role {
	roles := make([]Role, len(d.Sentences))
	for i := range roles {
		switch {
		case tells(d.Sentence(i), text, i, rarity):
		case i > 0 && roles[i-1] != Label && !strings.Contains(d.Text[d.Sentences[i-1].End:d.Sentences[i].Start], "\n"):
			roles[i] = Attribution
		default:
			roles[i] = Label
		}
	}
	counts := make([]int, len(text.Words)) // of the sentences that have a word
	for _, sentence := range text.Sentences {
		for _, w := range distinct(sentence) {
			counts[w]++
		}
	}
	titles := 0
	for i, r := range roles {
		words := text.Sentences[i]
		stopped := Stopped(d.Sentence(i))
		if titles == mostTitles || r == Telling && stopped && len(words) >= proseWords {
			break
		}
		again := 0
		for _, w := range distinct(words) {
			if counts[w] > 1 && rarity[w] > 0 && !tokens.IsNumber(text.Words[w]) {
				again++
			}
		}
		if r == Telling && !stopped && len(words) >= titleWords && again >= takenUp {
			roles[i] = Title
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
	return strings.ContainsAny(sentence, "!?") || slices.ContainsFunc(text.Sentences[i], plain) || lookOf(sentence).small
}

// distinct returns the words of a sentence, each once.
func distinct(sentence []int32) []int32 {
	return slices.Compact(slices.Sorted(slices.Values(sentence)))
}
