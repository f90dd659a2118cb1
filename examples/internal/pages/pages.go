// Package pages reads the files that the example programs are given: bounded
// in size, tagged with their language, and cut into sentences.
package pages

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/detect"
	"github.com/sejajar/sejajar/examples/internal/crawl"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// A Page is a document and how sure its language is: 1 where it was told. Its
// ID is the file's name as it was given, and its Text that of [extract.File].
type Page struct {
	align.Document
	Confidence float64
	Warning    error // what its reader should know, nil if there is nothing
}

// Known reports whether the page's language is known.
func (p Page) Known() bool { return p.Language != language.Und }

// A Reader reads pages. It is safe for use by many goroutines.
type Reader struct {
	// Reading is how files are read.
	Reading texts.Settings

	// Languages are those that pages may be in.
	Languages Languages

	document func(*extract.File, language.Tag) align.Document
	detector func() (*detect.Detector, error)
}

// NewReader returns a reader of running text or, with lines, of text that
// holds one sentence per line.
func NewReader(lines bool) *Reader {
	r := &Reader{document: (*extract.File).Document}
	r.detector = sync.OnceValues(func() (*detect.Detector, error) { return r.Languages.detector() })
	if lines {
		r.document = (*extract.File).Lines
	}
	return r
}

// Read reads the named file. Where tag is language.Und the language is
// detected, and may remain unknown.
func (r *Reader) Read(ctx context.Context, name string, tag language.Tag) (Page, error) {
	var warning error
	file, err := texts.Read(ctx, name, r.warning(&warning))
	if err != nil {
		return Page{}, err
	}
	return r.page(ctx, file, tag, warning)
}

// ReadFrom reads a file of that name from its content, as Read does.
func (r *Reader) ReadFrom(ctx context.Context, name string, tag language.Tag, content io.Reader) (Page, error) {
	var warning error
	file, err := texts.ReadFrom(ctx, name, content, r.warning(&warning))
	if err != nil {
		return Page{}, err
	}
	return r.page(ctx, file, tag, warning)
}

// ReadDocument reads a document that may be one of many in a file, as Read does.
func (r *Reader) ReadDocument(ctx context.Context, d crawl.Document, tag language.Tag) (Page, error) {
	var warning error
	file, err := d.File(ctx, r.warning(&warning))
	if err != nil {
		return Page{}, err
	}
	return r.page(ctx, file, tag, warning)
}

// warning returns how to read a file, whose warning goes to a place.
func (r *Reader) warning(to *error) texts.Settings {
	reading := r.Reading
	reading.Warn = func(warning error) { *to = errors.Join(*to, warning) }
	return reading
}

// Parse makes a page of a file's text in UTF-8.
func (r *Reader) Parse(name string, tag language.Tag, text string) (Page, error) {
	return r.page(context.Background(), &extract.File{Name: name, Text: text}, tag, nil)
}

func (r *Reader) page(ctx context.Context, file *extract.File, tag language.Tag, warning error) (Page, error) {
	confidence := 1.0
	if tag == language.Und {
		detector, err := r.detector()
		if err != nil {
			return Page{}, fmt.Errorf("%s: detecting the language: %w", file.Name, err)
		}
		found := detector.Detect(file.Prose())
		tag, confidence = found.Tag, found.Confidence
		warning = errors.Join(warning, Mixed(ctx, detector, file, found))
	}
	return Page{r.document(file, tag), confidence, warning}, nil
}
