package dictionary

import (
	"slices"

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
func find(v *lexicon.Vocabulary, words []string) []entries {
	found := make([]entries, len(words))
	own := make([]int32, len(words))
	all := make([]int32, 0, 2*len(words)) // the relatives of all words
	for w, word := range words {
		first := len(all)
		all = slices.AppendSeq(all, v.Relatives(word))
		relatives := all[first:len(all):len(all)]
		if n, ok := v.Find(word); ok {
			own[w] = n
			found[w] = entries{ids: own[w : w+1], exact: true, mates: relatives}
		} else {
			found[w] = entries{ids: relatives}
		}
	}
	return found
}
