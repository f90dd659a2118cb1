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

// An index is the inverted index of the documents in one language. It numbers the
// words; a position is the place of a document in documents.
type index struct {
	tag       language.Tag
	documents []int // indices in the collection, ascending
	builder   *tokens.Builder
	text      *tokens.Text // the words
	sentences [][]sentence // by position, until the index is made ready
	terms     [][]int32    // by position: the distinct words of the document without its furniture, ascending
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
	sentences := make([]sentence, len(document.Sentences))
	for i, s := range document.Sentences {
		text := s.In(document.Text)
		if err := x.builder.Add(ctx, text); err != nil {
			return err
		}
		sentences[i] = newSentence(text, x.text.Sentences[i])
	}
	x.documents = append(x.documents, d)
	x.sentences = append(x.sentences, sentences)
	x.text.Sentences, x.text.Lengths = x.text.Sentences[:0], x.text.Lengths[:0]
	return nil
}

// ready readies the index when all documents are there, and returns by position
// which of their sentences are furniture, nil where none is.
func (x *index) ready(ctx context.Context, vocabularies []*lexicon.Vocabulary) ([][]bool, error) {
	x.builder = nil
	x.terms = make([][]int32, len(x.documents))
	for position, sentences := range x.sentences {
		x.terms[position] = distinctWords(sentences, nil)
	}
	x.post()
	x.weigh(vocabularies, x.counts(), len(x.documents))
	furniture, err := x.findFurniture(ctx)
	if err != nil {
		return nil, err
	}
	found := false
	for position, without := range furniture {
		if without != nil {
			x.terms[position] = distinctWords(x.sentences[position], without)
			found = true
		}
	}
	x.sentences = nil
	if found {
		x.post()
		x.weigh(vocabularies, x.counts(), len(x.documents))
	}
	return furniture, nil
}

// distinctWords returns the distinct words of sentences, ascending, but those of
// without.
func distinctWords(sentences []sentence, without []bool) []int32 {
	var words []int32
	for s, sentence := range sentences {
		if without == nil || !without[s] {
			words = append(words, sentence.words...)
		}
	}
	slices.Sort(words)
	return slices.Clone(slices.Compact(words))
}

// post lists the documents of each word.
func (x *index) post() {
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

// counts returns by word how many documents have it.
func (x *index) counts() []int32 {
	counts := make([]int32, len(x.postings))
	for w, positions := range x.postings {
		counts[w] = int32(len(positions))
	}
	return counts
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

// weigh sets the frequency of each word, from the counts of the documents that have it, of
// so many in all, and from the frequencies in vocabularies, and tells which words are names.
func (x *index) weigh(vocabularies []*lexicon.Vocabulary, counts []int32, documents int) {
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
		x.frequency[w] = (float64(counts[w]) + priorDocuments*prior) / (float64(documents) + priorDocuments)
		if prior >= common || x.frequency[w] >= common && counts[w] >= manifold {
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
