// Package pages reads the files that the example programs are given: bounded
// in size, tagged with their language, and cut into sentences.
package pages

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/detect"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// A Page is a document and how sure its language is: 1 where it was told. Its
// ID is the file's name as it was given. Its Text is the file as it is on disk
// where that is UTF-8, and else what package texts makes of it: converted to
// UTF-8, and of a web page the text that is seen. Offsets are those of Text.
type Page struct {
	align.Document
	Confidence float64
}

// Known reports whether the page's language is known.
func (p Page) Known() bool { return p.Language != language.Und }

// A Reader reads pages. It is safe for use by many goroutines.
type Reader struct {
	// Encoding is what files are in that do not say so themselves.
	Encoding texts.Encoding

	parse    func(id string, tag language.Tag, text string) align.Document
	detector func() (*detect.Detector, error)
}

// NewReader returns a reader of running text or, with lines, of text that
// holds one sentence per line.
func NewReader(lines bool) *Reader {
	r := &Reader{
		parse:    align.Parse,
		detector: sync.OnceValues(func() (*detect.Detector, error) { return detect.New() }),
	}
	if lines {
		r.parse = align.ParseLines
	}
	return r
}

// Read reads the named file. Where tag is language.Und the language is
// detected, and may remain unknown.
func (r *Reader) Read(name string, tag language.Tag) (Page, error) {
	file, err := texts.Open(name, nil, r.Encoding)
	if err != nil {
		return Page{}, err
	}
	defer file.Close()
	return r.finish(name, tag, file)
}

// ReadFrom reads a file of that name from its content, as Read does.
func (r *Reader) ReadFrom(name string, tag language.Tag, content io.Reader) (Page, error) {
	text, err := texts.NewReader(name, content, r.Encoding)
	if err != nil {
		return Page{}, err
	}
	return r.finish(name, tag, text)
}

func (r *Reader) finish(name string, tag language.Tag, file io.Reader) (Page, error) {
	text, err := texts.ReadAll(name, file)
	if err != nil {
		return Page{}, err
	}
	return r.Parse(name, tag, text)
}

// Parse makes a page of a file's text in UTF-8.
func (r *Reader) Parse(name string, tag language.Tag, text string) (Page, error) {
	mark := text[:len(text)-len(strings.TrimPrefix(text, "\ufeff"))]
	body := text[len(mark):]
	confidence := 1.0
	if tag == language.Und {
		detector, err := r.detector()
		if err != nil {
			return Page{}, fmt.Errorf("%s: detecting the language: %w", name, err)
		}
		found := detector.Detect(body)
		tag, confidence = found.Tag, found.Confidence
	}
	document := r.parse(name, tag, body)
	document.Text = text
	for i := range document.Sentences {
		document.Sentences[i].Start += len(mark)
		document.Sentences[i].End += len(mark)
	}
	return Page{document, confidence}, nil
}
