package main

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"net/url"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/segment"
	"github.com/sejajar/sejajar/examples/internal/crawl"
)

// A Page is a document with its language and sentences.
type Page struct {
	ID, Host string
	Language string
	Text     string
	Words    int64 // the hash of the counts of words that it is in, 0 before these are known

	// Sentences are three numbers for each sentence: where it starts and ends, in bytes,
	// and its paragraph.
	Sentences []int

	// Furniture has a byte for each sentence, 1 where it is furniture; none where nothing
	// is.
	Furniture []byte
}

// Key identifies a page by its text: pages that are copies to the letter have one key.
func (p Page) Key() int64 {
	h := fnv.New64a()
	h.Write([]byte(p.Language)) // a hash.Hash returns no error
	h.Write([]byte{0})
	h.Write([]byte(p.Text))
	return int64(h.Sum64())
}

// hostOf returns the host of an address, in small letters and without www before it, ""
// where it names none.
func hostOf(id string) string {
	if u, err := url.Parse(id); err != nil || u.Host == "" {
		return ""
	}
	return crawl.Host(id)
}

func newPage(d align.Document) Page {
	p := Page{ID: d.ID, Host: hostOf(d.ID), Language: d.Language.String(), Text: d.Text}
	for _, s := range d.Sentences {
		p.Sentences = append(p.Sentences, s.Start, s.End, s.Paragraph)
	}
	return p
}

// document returns the page as a document, with its furniture.
func (p Page) document() align.Document {
	d := align.Document{ID: p.ID, Language: language.Make(p.Language), Text: p.Text}
	d.Sentences = make([]segment.Sentence, len(p.Sentences)/3)
	for i := range d.Sentences {
		s := p.Sentences[3*i:]
		d.Sentences[i] = segment.Sentence{Start: s[0], End: s[1], Paragraph: s[2]}
	}
	return d
}

// text returns the page as a document without its furniture.
func (p Page) text() align.Document {
	d := p.document()
	if len(p.Furniture) == 0 {
		return d
	}
	var kept []segment.Sentence
	for i, s := range d.Sentences {
		if p.Furniture[i] == 0 {
			kept = append(kept, s)
		}
	}
	d.Sentences = kept
	return d
}

func (p Page) furniture() []bool {
	if len(p.Furniture) == 0 {
		return nil
	}
	is := make([]bool, len(p.Furniture))
	for i, f := range p.Furniture {
		is[i] = f == 1
	}
	return is
}

func init() {
	beam.RegisterCoder(reflect.TypeFor[Page](), encodePage, decodePage)
}

// encodePage writes a page as few bytes: what is shuffled is mostly pages.
func encodePage(p Page) []byte {
	size := len(p.ID) + len(p.Host) + len(p.Language) + len(p.Text) + 2*len(p.Sentences) + len(p.Furniture) + 26
	data := make([]byte, 0, size)
	for _, text := range []string{p.ID, p.Host, p.Language, p.Text, string(p.Furniture)} {
		data = binary.AppendUvarint(data, uint64(len(text)))
		data = append(data, text...)
	}
	data = binary.AppendVarint(data, p.Words)
	last := 0
	for i, n := range p.Sentences {
		if i%3 == 2 { // the paragraph
			data = binary.AppendVarint(data, int64(n))
			continue
		}
		data = binary.AppendVarint(data, int64(n-last))
		last = n
	}
	return data
}

func decodePage(data []byte) (Page, error) {
	var p Page
	var furniture string
	for _, to := range []*string{&p.ID, &p.Host, &p.Language, &p.Text, &furniture} {
		n, size := binary.Uvarint(data)
		if size <= 0 || n > uint64(len(data)-size) {
			return Page{}, errPage
		}
		*to = string(data[size : size+int(n)])
		data = data[size+int(n):]
	}
	p.Furniture = []byte(furniture)
	words, size := binary.Varint(data)
	if size <= 0 {
		return Page{}, errPage
	}
	p.Words, data = words, data[size:]
	last := 0
	for i := 0; len(data) > 0; i++ {
		n, size := binary.Varint(data)
		if size <= 0 {
			return Page{}, errPage
		}
		data = data[size:]
		if i%3 == 2 {
			p.Sentences = append(p.Sentences, int(n))
			continue
		}
		last += int(n)
		p.Sentences = append(p.Sentences, last)
	}
	if len(p.Sentences)%3 != 0 {
		return Page{}, errPage
	}
	return p, nil
}

var errPage = errors.New("these bytes are no page")
