package versions

import (
	"context"
	"math"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/lexicon"
)

// An index is the inverted index of the documents in one language. It numbers the
// words; a position is the place of a document in documents.
type index struct {
	tag       language.Tag
	documents []int // indices in the collection, ascending
	builder   *tokens.Builder
	text      *tokens.Text // the words
	terms     [][]int32    // by position: the distinct words of the document, ascending
	postings  [][]int32    // by word: the positions of the documents that have it, ascending

	frequency []float64 // by word: the probability that a document has it; 1 where that says nothing
	name      []bool    // by word: it is a name or a number
}

func newIndex(tag language.Tag) *index {
	builder := tokens.NewBuilder()
	return &index{tag: tag, builder: builder, text: builder.Text()}
}

// add adds document d of the collection.
func (x *index) add(ctx context.Context, d int, document align.Document) error {
	for _, sentence := range document.Sentences {
		if err := x.builder.Add(ctx, sentence.In(document.Text)); err != nil {
			return err
		}
	}
	x.documents = append(x.documents, d)
	x.terms = append(x.terms, takeTerms(x.text))
	return nil
}

// post lists the documents of each word, when all are there.
func (x *index) post() {
	x.builder = nil
	counts := make([]int32, len(x.text.Words))
	total := 0
	for _, terms := range x.terms {
		for _, w := range terms {
			counts[w]++
		}
		total += len(terms)
	}
	free := make([]int32, total)
	x.postings = make([][]int32, len(counts))
	for w, n := range counts {
		x.postings[w], free = free[:0:n], free[n:]
	}
	for position, terms := range x.terms {
		for _, w := range terms {
			x.postings[w] = append(x.postings[w], int32(position))
		}
	}
}

// The prior of how many documents have a word. In a large collection the counts
// outweigh it. In a small one it keeps a name that all documents have from
// counting as common: they may all be versions of one text.
const (
	priorDocuments = 100  // how many documents the prior counts for
	typicalWords   = 400  // of a document
	unlisted       = 2e-6 // the share of any text that a word has which no lexicon lists

	// A word says nothing that a share of common of all documents has. Where only
	// the counts say so, at least manifold documents must have it: what fewer have
	// may be frequent because they are versions of one text.
	common   = 0.08
	manifold = 1000
)

// weigh sets the frequency of each word, from the counts of the index and from the
// frequencies in vocabularies, and tells which words are names.
func (x *index) weigh(vocabularies []*lexicon.Vocabulary) {
	words := x.text.Words
	x.frequency, x.name = make([]float64, len(words)), make([]bool, len(words))
	nouns := capitalNouns(x.tag)
	for w, word := range words {
		share, listed := unlisted, false
		for _, v := range vocabularies {
			if id, ok := v.Find(word); ok {
				share, listed = max(share, float64(v.Frequency(id))), true
			}
		}
		prior := -math.Expm1(-typicalWords * share)
		x.frequency[w] = (float64(len(x.postings[w])) + priorDocuments*prior) / (float64(len(x.documents)) + priorDocuments)
		if prior >= common || x.frequency[w] >= common && len(x.postings[w]) >= manifold {
			x.frequency[w] = 1
		}
		x.name[w] = x.text.Capitals[w] > 0 && !(nouns && listed) || '0' <= word[0] && word[0] <= '9'
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
