package dictionary

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/lexicon"
)

// entries are the numbers of the lexicon's words that a word of a text stands
// for: its own, or those of its relatives.
type entries struct {
	ids   []int32
	exact bool
	// mates are the words of its stem, where it is in the lexicon itself.
	mates []int32
}

func (e entries) weight() float32 {
	if e.exact {
		return 1
	}
	return kinship / float32(len(e.ids))
}

// find looks up the words of a text.
func find(ctx context.Context, pad *scratch.Pad, v *lexicon.Vocabulary, words []string) ([]entries, error) {
	found := scratch.Make[entries](pad, len(words))
	own := scratch.Make[int32](pad, len(words))
	for w, word := range words {
		if w%breath == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		number, relatives := v.Family(word)
		if number < 0 {
			found[w] = entries{ids: relatives}
			continue
		}
		own[w] = number
		found[w] = entries{ids: own[w : w+1], exact: true, mates: relatives}
	}
	return found, nil
}

// breath is how many words are looked up before the context is checked again.
const breath = 1 << 10
