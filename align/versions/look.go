package versions

import (
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/dictionary"
	"github.com/sejajar/sejajar/align/internal/score"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/lexicon"
)

// Tuned on ntrex-versions among other text, ntrex-story and the seeds.
const (
	// plain is what a word that is no name and no number is worth of what a name is
	// that is as rare: the words of a topic come together, names only in a story.
	plain = 0.3
	// probable is the least probability of a translation that is looked for.
	probable = 0.04
	// reserve is the nats that a document is taken to have beyond its own, so that
	// two words in common say little of documents that have hardly more.
	reserve = 5
)

// A look is how the words of one shelf are found on another.
type look struct {
	to    *shelf
	found [][]int32 // by word: its translations
	worth []float64 // by word: how much it says to find one of them, nats
	lost  []float64 // by word without translations: how much it could have said
}

// looks returns how the words of each shelf are found on each shelf.
func (h *heap) looks(ctx context.Context, lexicons *lexicon.Set) ([][]*look, error) {
	looks := make([][]*look, len(h.shelves))
	for i := range looks {
		looks[i] = make([]*look, len(h.shelves))
	}
	for i, from := range h.shelves {
		for j, to := range h.shelves[i:] {
			ahead, back, err := wordTables(ctx, lexicons, from, to)
			if err != nil {
				return nil, err
			}
			looks[i][i+j] = newLook(from, to, ahead)
			looks[i+j][i] = newLook(to, from, back)
		}
	}
	return looks, nil
}

// wordTables returns which words of two shelves translate each other.
func wordTables(ctx context.Context, lexicons *lexicon.Set, from, to *shelf) (ahead, back translation.Table, err error) {
	ahead, back = identity(from, to), identity(to, from)
	if from == to {
		return ahead, back, nil
	}
	l, ok := lexicons.Between(from.tag, to.tag)
	if !ok {
		return ahead, back, nil
	}
	found, foundBack, err := dictionary.Find(l, from.text, to.text).Tables(ctx)
	if err != nil {
		return nil, nil, err
	}
	return translation.Join(found, ahead), translation.Join(foundBack, back), nil
}

// identity translates words by themselves.
func identity(from, to *shelf) translation.Table {
	same := make(map[string]int32, len(to.text.Words))
	for t, word := range to.text.Words {
		same[word] = int32(t)
	}
	table := make(translation.Table, len(from.text.Words))
	for w, word := range from.text.Words {
		if t, ok := same[word]; ok {
			table[w].Entries = []translation.Entry{{Word: t, P: score.SameWord(word)}}
		}
	}
	return table
}

func newLook(from, to *shelf, table translation.Table) *look {
	l := &look{to: to, found: make([][]int32, len(table)), worth: make([]float64, len(table)), lost: make([]float64, len(table))}
	byTranslation := capitalNouns(from.tag) && !capitalNouns(to.tag)
	for w, row := range table {
		name, none := from.name[w], 1.0
		for _, e := range row.Entries {
			if e.P >= probable {
				l.found[w] = append(l.found[w], e.Word)
				none *= 1 - to.chance[e.Word]
			}
		}
		if byTranslation && len(l.found[w]) > 0 {
			name = slices.ContainsFunc(l.found[w], func(t int32) bool { return to.name[t] })
		}
		weight := plain
		if name {
			weight = 1
		}
		if len(l.found[w]) > 0 {
			l.worth[w] = weight * -math.Log(1-none)
		} else {
			l.lost[w] = weight * -math.Log(from.chance[w])
		}
	}
	return l
}

// A scan sums up what is found of a document's words in all documents of a shelf.
type scan struct {
	sums []float64 // by place: nats
	seen []int32   // by place: the last word found there
	word int32
}

// share returns by place which share, 0 to 1, of what a document's words could say is
// found there. The slice is good until the next call.
func (s *scan) share(l *look, terms []int32) []float64 {
	places := len(l.to.documents)
	if len(s.sums) < places {
		s.sums, s.seen = make([]float64, places), make([]int32, places)
	}
	sums := s.sums[:places]
	clear(sums)
	total := float64(reserve)
	for _, w := range terms {
		total += l.worth[w] + l.lost[w]
		if l.worth[w] == 0 {
			continue
		}
		s.word++
		for _, t := range l.found[w] {
			for _, place := range l.to.postings[t] {
				if s.seen[place] != s.word {
					s.seen[place] = s.word
					sums[place] += l.worth[w]
				}
			}
		}
	}
	for place := range sums {
		sums[place] /= total
	}
	return sums
}

// shareIn is the share of a document's words that is found in one other.
func (l *look) shareIn(terms, other []int32) float64 {
	sum, total := 0.0, float64(reserve)
	for _, w := range terms {
		total += l.worth[w] + l.lost[w]
		if l.worth[w] > 0 && slices.ContainsFunc(l.found[w], func(t int32) bool {
			_, ok := slices.BinarySearch(other, t)
			return ok
		}) {
			sum += l.worth[w]
		}
	}
	return sum / total
}
