package versions

import (
	"context"
	"math"
	"slices"

	"golang.org/x/text/language"

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

	name      []bool    // by word: it is a name or a number
	expected  []float64 // by word: the probability that some document has it, as far as lexicons know
	rarity    []float64 // by word: what it says by expected alone, in nats
	frequency []float64 // by word: the probability that a document has it; 1 where that says nothing
}

func newIndex(tag language.Tag) *index {
	builder := tokens.NewBuilder()
	return &index{tag: tag, builder: builder, text: builder.Text()}
}

// ready readies the index when all documents are there. It returns, by the position in which
// documents were added, the position that each now has, which near copies in crowds share with the
// first, and which of its sentences are furniture, nil where none is.
func (x *index) ready(ctx context.Context, vocabularies []*lexicon.Vocabulary) (places []int, furniture [][]bool, err error) {
	x.builder = nil
	if err := x.know(ctx, vocabularies); err != nil {
		return nil, nil, err
	}
	all := x.sentences
	if places, err = x.drop(ctx); err != nil {
		return nil, nil, err
	}
	if err := x.post(ctx, nil); err != nil {
		return nil, nil, err
	}
	found, err := x.findFurniture(ctx)
	if err != nil {
		return nil, nil, err
	}
	if slices.ContainsFunc(found, func(without []bool) bool { return without != nil }) {
		if err := x.post(ctx, found); err != nil {
			return nil, nil, err
		}
	}
	furniture = make([][]bool, len(all))
	for position, sentences := range all {
		if original := places[position]; found[original] != nil {
			furniture[position] = like(sentences, x.sentences[original], found[original])
		}
	}
	x.sentences = nil
	return places, furniture, nil
}

// drop leaves near copies in crowds out of the index. It returns by former position
// the present one of the document, or of the one that it is a copy of.
func (x *index) drop(ctx context.Context) (places []int, err error) {
	origins, err := x.crowds(ctx)
	if err != nil {
		return nil, err
	}
	places = make([]int, len(x.documents))
	var documents []int
	var sentences [][]sentence
	for position, d := range x.documents {
		if origins != nil && origins[position] != int32(position) {
			places[position] = places[origins[position]]
			continue
		}
		places[position] = len(documents)
		documents, sentences = append(documents, d), append(sentences, x.sentences[position])
	}
	x.documents, x.sentences = documents, sentences
	return places, nil
}

// like returns which sentences of a document are furniture in another.
func like(sentences, others []sentence, furniture []bool) []bool {
	keys := make(map[uint64]bool)
	for i, is := range furniture {
		if is {
			keys[others[i].key] = true
		}
	}
	found := make([]bool, len(sentences))
	for i, s := range sentences {
		found[i] = keys[s.key]
	}
	return found
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

// post lists the words of each document but for what is furniture, and the documents of
// each word.
func (x *index) post(ctx context.Context, furniture [][]bool) error {
	counts := make([]int32, len(x.text.Words))
	total := 0
	if x.terms == nil {
		x.terms = make([][]int32, len(x.documents))
	}
	for position, sentences := range x.sentences {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if furniture == nil {
			x.terms[position] = distinctWords(sentences, nil)
		} else if furniture[position] != nil {
			x.terms[position] = distinctWords(sentences, furniture[position])
		}
		for _, w := range x.terms[position] {
			counts[w]++
		}
		total += len(x.terms[position])
	}
	free := make([]int32, total)
	x.postings = make([][]int32, len(counts))
	for w, n := range counts {
		x.postings[w], free = free[:0:n], free[n:]
	}
	for position, terms := range x.terms {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		for _, w := range terms {
			x.postings[w] = append(x.postings[w], int32(position))
		}
	}
	x.weigh(counts, len(x.documents))
	return ctx.Err()
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

// know tells what is known of each word beforehand: which are names, and how rare each is
// by the frequencies in vocabularies.
func (x *index) know(ctx context.Context, vocabularies []*lexicon.Vocabulary) error {
	words := x.text.Words
	x.name, x.expected, x.rarity = make([]bool, len(words)), make([]float64, len(words)), make([]float64, len(words))
	nouns := capitalNouns(x.tag)
	for w, word := range words {
		if w%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		share, listed := unlisted, false
		for _, v := range vocabularies {
			if id, ok := v.Find(word); ok {
				share, listed = max(share, float64(v.Frequency(id))), true
			}
		}
		x.name[w] = x.text.Capitals[w] > 0 && !(nouns && listed) || '0' <= word[0] && word[0] <= '9'
		if x.expected[w] = -math.Expm1(-typicalWords * share); x.expected[w] < common {
			x.rarity[w] = weightOf(x.name[w]) * -math.Log(x.expected[w])
		}
	}
	return nil
}

// weigh sets the frequency of each word, from the counts of the documents that have it, of
// so many in all, and from what is expected.
func (x *index) weigh(counts []int32, documents int) {
	x.frequency = make([]float64, len(x.expected))
	for w, prior := range x.expected {
		x.frequency[w] = (float64(counts[w]) + priorDocuments*prior) / (float64(documents) + priorDocuments)
		if prior >= common || x.frequency[w] >= common && counts[w] >= manifold {
			x.frequency[w] = 1
		}
	}
}

// lost returns the share of what a document says by the words expected of it that counts
// for nothing as too many documents have these words, and how much is left, in nats.
func (x *index) lost(terms []int32) (share, left float64) {
	all := 0.0
	for _, w := range terms {
		all += x.rarity[w]
		if x.frequency[w] < 1 {
			left += x.rarity[w]
		}
	}
	return (all - left) / max(1, all), left
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
