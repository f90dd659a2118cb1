package versions

import (
	"context"
	"math"
	"slices"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/lexicon"
)

// A heap is the words of all documents, each language by itself.
type heap struct {
	shelves []*shelf
	shelf   []int // by document
	place   []int // of each document on its shelf
	first   []int // by document: the first that has its language, text and sentences, which alone is on the shelf
}

// A shelf holds the documents in one language, and numbers their words.
type shelf struct {
	tag       language.Tag
	documents []int // indices of the documents, ascending
	text      *tokens.Text
	terms     [][]int32 // by place: the distinct words, ascending
	postings  [][]int32 // by word: the places of the documents that have it, ascending

	chance []float64 // by word: how probable it is that any document has it, 1 if it says nothing
	name   []bool    // by word: it is a name or a number
}

// readHeap finds the words of all documents.
func readHeap(ctx context.Context, documents []align.Document, lexicons *lexicon.Set) (*heap, error) {
	h := &heap{shelf: make([]int, len(documents)), place: make([]int, len(documents)), first: make([]int, len(documents))}
	type text struct{ base, text string }
	of, firsts := make(map[string]int), make(map[text]int)
	var builders []*tokens.Builder
	for d, document := range documents {
		base := languages.Base(document.Language)
		first, copied := firsts[text{base, document.Text}]
		if copied && slices.Equal(document.Sentences, documents[first].Sentences) {
			h.first[d], h.shelf[d], h.place[d] = first, h.shelf[first], h.place[first]
			continue
		}
		firsts[text{base, document.Text}], h.first[d] = d, d
		n, known := of[base]
		if !known {
			n = len(h.shelves)
			of[base] = n
			builders = append(builders, tokens.NewBuilder())
			h.shelves = append(h.shelves, &shelf{tag: document.Language, text: builders[n].Text()})
		}
		s := h.shelves[n]
		h.shelf[d], h.place[d] = n, len(s.documents)
		s.documents = append(s.documents, d)
		for _, sentence := range document.Sentences {
			if err := builders[n].Add(ctx, sentence.In(document.Text)); err != nil {
				return nil, err
			}
		}
		s.terms = append(s.terms, takeTerms(s.text))
	}
	for _, s := range h.shelves {
		s.index()
		s.judge(h.vocabularies(s, lexicons))
	}
	return h, ctx.Err()
}

// takeTerms returns the distinct words of a text's sentences, and leaves the
// text without them.
func takeTerms(text *tokens.Text) []int32 {
	terms := slices.Concat(text.Sentences...)
	slices.Sort(terms)
	text.Sentences, text.Lengths = text.Sentences[:0], text.Lengths[:0]
	return slices.Clone(slices.Compact(terms))
}

// index lists the documents of each word.
func (s *shelf) index() {
	counts := make([]int32, len(s.text.Words))
	total := 0
	for _, terms := range s.terms {
		for _, w := range terms {
			counts[w]++
		}
		total += len(terms)
	}
	room := make([]int32, total)
	s.postings = make([][]int32, len(counts))
	for w, n := range counts {
		s.postings[w], room = room[:0:n], room[n:]
	}
	for place, terms := range s.terms {
		for _, w := range terms {
			s.postings[w] = append(s.postings[w], int32(place))
		}
	}
}

// vocabularies returns what lexicons know of the words of a shelf's language:
// those between it and the others of the heap, and the languages that
// this module knows.
func (h *heap) vocabularies(s *shelf, lexicons *lexicon.Set) (found []*lexicon.Vocabulary) {
	others := languages.Tags()
	for _, other := range h.shelves {
		others = append(others, other.tag)
	}
	for _, other := range others {
		if l, ok := lexicons.Between(s.tag, other); ok && !slices.Contains(found, l.Source()) {
			found = append(found, l.Source())
		}
	}
	return found
}

// What is believed of how many documents have a word, before they are counted.
// The grouping hardly depends on it in large heaps. In a small one a name that
// all documents have must not be common because of that: they may be versions.
const (
	imagined     = 100  // documents that this belief is worth
	typicalWords = 400  // of a document
	unheard      = 2e-6 // the share in any text of a word that no lexicon has

	// common is the chance from which on a word says nothing, of words that at least
	// manifold documents have: what fewer have may be common in the heap because there
	// are many versions of one text.
	common   = 0.08
	manifold = 1000
)

// judge tells the chance of each word, from what is counted on the shelf
// together with what vocabularies tell of its frequency, and the names.
func (s *shelf) judge(vocabularies []*lexicon.Vocabulary) {
	words := s.text.Words
	s.chance, s.name = make([]float64, len(words)), make([]bool, len(words))
	nouns := capitalNouns(s.tag)
	for w, word := range words {
		frequency, known := unheard, false
		for _, v := range vocabularies {
			if id, ok := v.Find(word); ok {
				frequency, known = max(frequency, float64(v.Frequency(id))), true
			}
		}
		prior := -math.Expm1(-typicalWords * frequency)
		s.chance[w] = (float64(len(s.postings[w])) + imagined*prior) / (float64(len(s.documents)) + imagined)
		if prior >= common || s.chance[w] >= common && len(s.postings[w]) >= manifold {
			s.chance[w] = 1
		}
		s.name[w] = s.text.Capitals[w] > 0 && !(nouns && known) || '0' <= word[0] && word[0] <= '9'
	}
}

// nounHabits tells which languages write all nouns with a capital letter.
var nounHabits = languages.NewIndex(languages.Folders(), readCapitalNouns)

func capitalNouns(tag language.Tag) bool {
	capital, _ := nounHabits.Of(tag)
	return capital
}

func readCapitalNouns(folder languages.Folder) (bool, error) {
	return folder.Words("habits.txt")["capital-nouns"], nil
}
