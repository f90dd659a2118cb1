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
	"github.com/sejajar/sejajar/examples/internal/command"
)

// maxBytes is the longest file that is read: a hundred novels.
const maxBytes = 256 << 20

// A Page is a document and how sure its language is: 1 where it was told. Its
// ID is the file's name as it was given, its Text the file as it is on disk.
type Page struct {
	align.Document
	Confidence float64
}

// Known reports whether the page's language is known.
func (p Page) Known() bool { return p.Language != language.Und }

// A Reader reads pages. It is safe for use by many goroutines.
type Reader struct {
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
	text, err := read(name)
	if err != nil {
		return Page{}, err
	}
	return r.Parse(name, tag, text)
}

// Parse makes a page of a file's text.
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

// read returns the text of a file that can be aligned.
func read(name string) (string, error) {
	file, err := command.OpenText(name, nil)
	if err != nil {
		return "", err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("%s: %w", name, err)
	case len(text) > maxBytes:
		return "", fmt.Errorf("%s: longer than %d MiB; split it", name, maxBytes>>20)
	}
	return string(text), nil
}
