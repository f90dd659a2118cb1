package versions

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/bucket"
	"github.com/sejajar/sejajar/align/internal/role"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// An entry of a menu is furniture where menuEntries, and the share menuShare on either
// side, of the entries side by side with it that are at most menuReach away are.
// Tuned on English pages of newsrooms.
const (
	menuEntries = 3
	menuShare   = 0.2
	menuReach   = 24
)

// A line is where a sentence stands.
type line struct {
	key                uint64 // of its words
	position, sentence int32
}

// findFurniture returns by position which sentences of a document are furniture, nil
// where none is, as the package comment tells. Beside the text the time goes into
// sorting the sentences, and into comparing documents: each sentence has few compared.
func (x *index) findFurniture(ctx context.Context) ([][]bool, error) {
	lines, err := x.lines(ctx)
	if err != nil {
		return nil, err
	}
	same, err := identity(ctx, x, x)
	if err != nil {
		return nil, err
	}
	lookup, err := newLookup(ctx, x, x, same)
	if err != nil {
		return nil, err
	}
	relations := &relations{index: x, lookup: lookup, known: make(map[[2]int32]relation)}
	furniture := make([][]bool, len(x.documents))
	mark := func(l line) {
		if furniture[l.position] == nil {
			furniture[l.position] = make([]bool, len(x.sentences[l.position]))
		}
		furniture[l.position][l.sentence] = true
	}
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && lines[n].key == lines[0].key {
			n++
		}
		same := lines[:n]
		lines = lines[n:]
		if same[0].position == same[n-1].position {
			continue
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		everywhere, within := relations.judge(same)
		for _, l := range same {
			if everywhere || slices.Contains(within, l.position) {
				mark(l)
			}
		}
	}
	for position, found := range furniture {
		if found != nil {
			spread(found, x.sentences[position])
		}
	}
	return furniture, nil
}

// spread takes for furniture what a document with furniture repeats, such as its title
// and its captions, but for the first time, and what stands in menus of which enough is
// furniture: entries, of which there are several in a row. An entry that the document
// repeats is as good as furniture there, since menus stand above and below a text.
func spread(furniture []bool, sentences []sentence) {
	first := make(map[uint64]int, len(sentences))
	known := slices.Clone(furniture)
	for i, s := range sentences {
		k, again := first[s.key]
		switch {
		case len(s.words) == 0:
		case again:
			known[k], known[i], furniture[i] = true, true, true
		default:
			first[s.key] = i
		}
	}
	for start := 0; start < len(sentences); start++ {
		end := start
		for end < len(sentences) && sentences[end].entry {
			end++
		}
		for i := start; i < end; i++ {
			before, after := known[max(start, i-menuReach):i], known[i+1:min(end, i+menuReach+1)]
			n, m := count(before), count(after)
			furniture[i] = furniture[i] || n+m >= menuEntries &&
				float64(n) >= menuShare*float64(len(before)) && float64(m) >= menuShare*float64(len(after))
		}
		start = end
	}
}

func count(furniture []bool) (n int) {
	for _, is := range furniture {
		if is {
			n++
		}
	}
	return n
}

// lines returns the sentences of all documents that hold a word that is no number,
// equal ones side by side, in the order of their documents.
func (x *index) lines(ctx context.Context) ([]line, error) {
	var lines []line
	for position, sentences := range x.sentences {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for s, sentence := range sentences {
			if slices.ContainsFunc(sentence.words, func(w int32) bool { return !tokens.IsNumber(x.text.Words[w]) }) {
				lines = append(lines, line{sentence.key, int32(position), int32(s)})
			}
		}
	}
	return lines, sortParts(ctx, lines, func(l line) uint8 { return uint8(l.key >> 56) }, func(a, b line) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.position, b.position), cmp.Compare(a.sentence, b.sentence))
	})
}

// sortParts sorts a list that may be long: first by part, the beginning of what it is
// compared by, and then each part by itself. It returns the context's error soon after the
// context ends.
func sortParts[T any](ctx context.Context, list []T, part func(T) uint8, compare func(a, b T) int) error {
	parted, ends := bucket.Sort(list, math.MaxUint8+1, func(x T) int { return int(part(x)) })
	copy(list, parted)
	first := 0
	for _, end := range ends {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		slices.SortFunc(list[first:end], compare)
		first = end
	}
	return nil
}

// A sentence is what furniture is told by.
type sentence struct {
	words []int32
	key   uint64 // of the words
	entry bool   // short and without a full stop or the like, as entries of menus are
}

func newSentence(text string, words []int32) sentence {
	return sentence{words, key(words), len(words) < role.EntryWords && !role.Stopped(text)}
}

// prose returns the number of words of a sentence, 0 for what may be an entry of a
// menu.
func (s sentence) prose() int {
	if len(s.words) < role.EntryWords {
		return 0
	}
	return len(s.words)
}

// key returns a hash of words (FNV-1a of 64 bits, taking whole words for bytes).
func key(words []int32) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for _, w := range words {
		h = (h ^ uint64(w)) * prime
		h ^= h >> 32
	}
	return h
}
