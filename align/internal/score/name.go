package score

import (
	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// Names are written alike in all languages, or nearly so. Tuned on the development sets.
const (
	// named is how often a name has a counterpart: in translations 0.93, where the text has one at all.
	named = 0.95
	// shortestName is how many bytes a word must have to be taken for one.
	shortestName = 4
	// mostNames is the largest share of a text's words that names can be.
	mostNames = 0.2
)

// names tells which words of a text are taken for names: those that mostly have a capital letter
// within sentences. It is nil where so many words have one that it tells nothing, as in German.
func names(pad *scratch.Pad, text *tokens.Text) []bool {
	are, count := scratch.Make[bool](pad, len(text.Words)), 0
	for w, capitals := range text.Capitals {
		if capitals > 0 {
			are[w] = len(text.Words[w]) >= shortestName
			count += int(text.Counts[w])
		}
	}
	if float64(count) >= mostNames*float64(text.Total) {
		return nil
	}
	return are
}
