package versions

import (
	"context"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/lexicon"
)

// A collection is the documents that are grouped, with an inverted index for each
// language. Of documents that are the same to the letter only the first is indexed, and so
// of near copies in crowds.
type collection struct {
	indexes []*index

	// By document: which index it is in, its position there, and the first document
	// that it is a copy of, mostly itself.
	language, position, original []int

	furniture [][]bool // by document: which of its sentences are furniture, nil where none is
	extent    extent
}

// newCollection indexes the words of documents. It returns an error if that takes more than most
// bytes.
func newCollection(ctx context.Context, documents []align.Document, lexicons *lexicon.Set, most int) (*collection, error) {
	n := len(documents)
	c := &collection{language: make([]int, n), position: make([]int, n), original: make([]int, n), furniture: make([][]bool, n)}
	type text struct{ language, text string }
	byLanguage, originals := make(map[string]int), make(map[text]int)
	for d, document := range documents {
		base := languages.Base(document.Language)
		same := text{base, document.Text}
		original, copied := originals[same]
		if copied && slices.Equal(document.Sentences, documents[original].Sentences) {
			c.original[d], c.language[d], c.position[d] = original, c.language[original], c.position[original]
			continue
		}
		originals[same], c.original[d] = d, d
		k, known := byLanguage[base]
		if !known {
			k = len(c.indexes)
			byLanguage[base] = k
			c.indexes = append(c.indexes, newIndex(document.Language))
		}
		c.language[d], c.position[d] = k, len(c.indexes[k].documents)
		if err := c.add(ctx, c.indexes[k], d, document, most); err != nil {
			return nil, err
		}
	}
	for k, x := range c.indexes {
		if err := c.ready(ctx, k, c.vocabularies(x, lexicons)); err != nil {
			return nil, err
		}
	}
	return c, ctx.Err()
}

// add adds a document to an index, unless that takes more than most bytes in all.
func (c *collection) add(ctx context.Context, x *index, d int, document align.Document, most int) error {
	sentences := make([]sentence, len(document.Sentences))
	c.extent.documents = d + 1
	for i, s := range document.Sentences {
		text, known := s.In(document.Text), len(x.text.Words)
		if err := x.builder.Add(ctx, text); err != nil {
			return err
		}
		sentences[i] = newSentence(text, x.text.Sentences[i])
		c.extent.sentences++
		c.extent.words += len(sentences[i].words)
		c.extent.forms += len(x.text.Words) - known
		for _, form := range x.text.Words[known:] {
			c.extent.letters += len(form)
		}
		if err := newUsage(c.bytes(), most).check(); err != nil {
			return err
		}
	}
	x.documents = append(x.documents, d)
	x.sentences = append(x.sentences, sentences)
	x.text.Sentences, x.text.Lengths = x.text.Sentences[:0], x.text.Lengths[:0]
	return nil
}

// bytes estimates the memory that grouping takes, without alignments.
func (c *collection) bytes() int64 { return c.extent.bytes(len(c.indexes)) }

// ready readies index k, and tells where its documents are.
func (c *collection) ready(ctx context.Context, k int, vocabularies []*lexicon.Vocabulary) error {
	x := c.indexes[k]
	places, furniture, err := x.ready(ctx, vocabularies)
	if err != nil {
		return err
	}
	for d, position := range c.position {
		if c.language[d] == k {
			c.furniture[d], c.position[d] = furniture[position], places[position]
			c.original[d] = x.documents[places[position]]
		}
	}
	return nil
}

// vocabularies returns what lexicons know of the words of an index: those between
// its language and the others of the collection, and all languages that this
// module knows.
func (c *collection) vocabularies(x *index, lexicons *lexicon.Set) (found []*lexicon.Vocabulary) {
	others := languages.Tags()
	for _, other := range c.indexes {
		others = append(others, other.tag)
	}
	for _, other := range others {
		if l, ok := lexicons.Between(x.tag, other); ok && !slices.Contains(found, l.Source()) {
			found = append(found, l.Source())
		}
	}
	return found
}

// terms returns the distinct words of a document, as its index numbers them.
func (c *collection) terms(d int) []int32 { return c.indexes[c.language[d]].terms[c.position[d]] }

// Words of a document are too common to be looked up where they are the share mostLost of what it
// says, and what is left is less than leastLeft, in nats: some six names, or a headline.
const (
	mostLost  = 0.9
	leastLeft = 40
)

// uncompared returns an error for each document that is alone in its group and of which
// hardly a word could be looked up.
func (c *collection) uncompared(groups []Group) (failed []*DocumentError) {
	for _, g := range groups {
		d := g.Indices[0]
		if len(g.Indices) > 1 {
			continue
		}
		if share, left := c.indexes[c.language[d]].lost(c.terms(d)); share >= mostLost && left < leastLeft {
			failed = append(failed, &DocumentError{d, g.Documents[0].ID, &CommonWordsError{share}})
		}
	}
	return failed
}

// withoutFurniture returns the documents without their furniture.
func withoutFurniture(documents []align.Document, furniture [][]bool) []align.Document {
	texts := slices.Clone(documents)
	for d := range texts {
		without := furniture[d]
		if without == nil {
			continue
		}
		texts[d].Sentences = nil
		for s, sentence := range documents[d].Sentences {
			if !without[s] {
				texts[d].Sentences = append(texts[d].Sentences, sentence)
			}
		}
	}
	return texts
}
