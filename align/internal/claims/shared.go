package claims

import (
	"cmp"
	"slices"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/sejajar/sejajar/align/internal/tokens"
)

const (
	// mostShared is how many names and figures are told of two pages, and leastShared the
	// share of a word's answer from which on the other page has it.
	mostShared  = 8
	leastShared = 0.5
)

// shared returns the names and figures of page a that page b has too, in whatever
// spelling, as a writes them first, the rarest first.
func (c *comparison) shared() []string {
	in := make(map[string]int32) // by word of a: that of b
	rarity := make(map[string]float64)
	for w, row := range c.a.table {
		word, best := c.a.text.Words[w], float32(leastShared*wholeAnswer)
		for _, e := range row.Entries {
			number := tokens.IsNumber(word) && tokens.IsNumber(c.b.text.Words[e.Word])
			name := c.a.text.Capitals[w] > 0 && c.b.text.Capitals[e.Word] > 0
			if e.P >= best && (number || name) && c.a.rarity[w] > 0 {
				in[word], rarity[word], best = e.Word, c.a.rarity[w], e.P
			}
		}
	}
	var found []string
	seen := make(map[int32]bool)   // words of b
	of := make(map[string]float64) // by form
	for form := words.FromString(c.a.document.Text); form.Next(); {
		word := tokens.Normalise(form.Value())
		if other, ok := in[word]; ok && !seen[other] {
			seen[other] = true
			of[form.Value()] = rarity[word]
			found = append(found, form.Value())
		}
	}
	slices.SortStableFunc(found, func(a, b string) int { return cmp.Compare(of[b], of[a]) })
	return found[:min(len(found), mostShared)]
}
