package versions

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// Counts say in how many documents of a collection each word stands, by language: all
// that a [Judge] needs to know of documents it never sees together. They may be
// those of a sample. The zero Counts are of no documents.
//
// Counts of parts of a collection, each made by one worker, are put together by
// Merge, and the order does not matter. Add and Merge must not be called at one time.
type Counts struct {
	languages map[string]*counts
}

// counts are those of one language.
type counts struct {
	documents int
	words     map[string]wordCount
}

// A wordCount is in how many documents a word stands, and how often it has a capital
// letter within sentences, less how often it has none.
type wordCount struct{ documents, capitals int32 }

// Add counts the words of a document, which should have none of the sentences that
// are furniture: see [Finder.Furniture].
func (c *Counts) Add(ctx context.Context, d align.Document) error {
	if err := d.Check(); err != nil {
		return err
	}
	text, err := tokens.Read(ctx, d.Text, d.Sentences, nil)
	if err != nil {
		return err
	}
	of := c.of(languages.Base(d.Language))
	of.documents++
	for w, word := range text.Words {
		of.add(word, wordCount{1, text.Capitals[w]})
	}
	return nil
}

// Merge adds other counts, of other documents.
func (c *Counts) Merge(other *Counts) {
	for base, more := range other.languages {
		of := c.of(base)
		of.documents += more.documents
		for word, n := range more.words {
			of.add(word, n)
		}
	}
}

// Documents returns how many documents were counted.
func (c *Counts) Documents() (n int) {
	for _, of := range c.languages {
		n += of.documents
	}
	return n
}

func (c *Counts) of(base string) *counts {
	of, known := c.languages[base]
	if !known {
		if c.languages == nil {
			c.languages = make(map[string]*counts)
		}
		of = &counts{words: make(map[string]wordCount)}
		c.languages[base] = of
	}
	return of
}

func (of *counts) add(word string, more wordCount) {
	n := of.words[word]
	of.words[word] = wordCount{n.documents + more.documents, n.capitals + more.capitals}
}

// MarshalBinary writes the counts: equal ones as equal bytes.
func (c *Counts) MarshalBinary() ([]byte, error) {
	var data []byte
	for _, base := range slices.Sorted(maps.Keys(c.languages)) {
		of := c.languages[base]
		data = appendText(data, base)
		data = binary.AppendUvarint(data, uint64(of.documents))
		data = binary.AppendUvarint(data, uint64(len(of.words)))
		for _, word := range slices.Sorted(maps.Keys(of.words)) {
			n := of.words[word]
			data = appendText(data, word)
			data = binary.AppendUvarint(data, uint64(n.documents))
			data = binary.AppendVarint(data, int64(n.capitals))
		}
	}
	return data, nil
}

func appendText(data []byte, text string) []byte {
	return append(binary.AppendUvarint(data, uint64(len(text))), text...)
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (c *Counts) UnmarshalBinary(data []byte) error {
	r := countsReader{data: data}
	read := Counts{}
	for last := ""; len(r.data) > 0 && !r.failed; {
		last = r.after(last)
		r.failed = r.failed || languages.Base(language.Raw.Make(last)) != last
		r.counts(read.of(last))
	}
	if r.failed {
		return errors.New("versions: these bytes are no Counts")
	}
	*c = read
	return nil
}

type countsReader struct {
	data   []byte
	failed bool
}

// counts reads those of a language. No word stands in more documents than there are.
func (r *countsReader) counts(of *counts) {
	of.documents = int(r.number(math.MaxInt32))
	word := ""
	for n := r.number(math.MaxInt32); n > 0 && !r.failed; n-- {
		word = r.after(word)
		of.words[word] = wordCount{int32(r.number(uint64(of.documents))), r.signed()}
	}
}

// after reads a text, which comes after the last one in the order of MarshalBinary and is not empty.
func (r *countsReader) after(last string) string {
	text := r.text()
	r.failed = r.failed || text <= last
	return text
}

// number reads a number that is no greater than most.
func (r *countsReader) number(most uint64) uint64 {
	n, size := binary.Uvarint(r.data)
	if n *= uint64(r.skip(size)); n > most {
		r.failed = true
		return 0
	}
	return n
}

func (r *countsReader) signed() int32 {
	n, size := binary.Varint(r.data)
	n *= int64(r.skip(size))
	r.failed = r.failed || n != int64(int32(n))
	return int32(n)
}

// skip passes so many bytes and returns 1, or 0 if there was nothing to read.
func (r *countsReader) skip(size int) int {
	if size <= 0 {
		r.failed, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return 1
}

func (r *countsReader) text() string {
	n := r.number(math.MaxInt32)
	if n > uint64(len(r.data)) {
		r.failed = true
		return ""
	}
	text := string(r.data[:n])
	r.data = r.data[n:]
	return text
}

// collection returns what is known of the words of all documents, without documents.
// The words of each index are in alphabetical order.
func (c *Counts) collection(ctx context.Context, f *Finder) (*collection, error) {
	words := new(collection)
	bases := slices.Sorted(maps.Keys(c.languages))
	for _, base := range bases {
		words.indexes = append(words.indexes, &index{tag: language.Raw.Make(base), text: c.languages[base].text()})
	}
	for k, x := range words.indexes {
		of := c.languages[bases[k]]
		n := make([]int32, len(x.text.Words))
		for w, word := range x.text.Words {
			n[w] = of.words[word].documents
		}
		if err := x.know(ctx, words.vocabularies(x, f.aligner.Lexicons())); err != nil {
			return nil, err
		}
		x.weigh(n, of.documents)
	}
	return words, nil
}

func (of *counts) text() *tokens.Text {
	text := &tokens.Text{Words: slices.SortedFunc(maps.Keys(of.words), cmp.Compare)}
	for _, word := range text.Words {
		text.Capitals = append(text.Capitals, of.words[word].capitals)
	}
	return text
}
