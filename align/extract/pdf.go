package extract

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// A Converter makes of a file in a format that the package does not read one
// that it does. Of a [PDF] it must make text in UTF-8, with the columns of a page
// one after the other and a form feed at the end of each page, as pdftotext
// does; of others a file in one of the formats that are read. Its error says
// what is wrong with the file, or what is missing to read it.
type Converter func(ctx context.Context, name string, content []byte) ([]byte, error)

// Convert has files in a format converted that the package does not read
// itself: PDF, RTF or DOC. The package converters has converters.
func Convert(from Format, converter Converter) Option {
	return func(s *settings) error {
		if from != PDF && from != RTF && from != DOC {
			return fmt.Errorf("extract: Convert(%s): want pdf, rtf or doc", from)
		}
		converters := map[Format]Converter{from: converter}
		for format, other := range s.converters {
			if format != from {
				converters[format] = other
			}
		}
		s.converters = converters
		return nil
	}
}

// convertWith converts a file.
func (s settings) convertWith(ctx context.Context, name string, format Format, content []byte) ([]byte, error) {
	converter := s.converters[format]
	if converter == nil {
		return nil, &FormatError{Name: name, Format: format}
	}
	converted, err := converter(ctx, name, content)
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%s: %w", name, ctx.Err())
	case err != nil:
		return nil, &FormatError{Name: name, Format: format, Err: err}
	case len(converted) > DefaultMaxUnpackedBytes:
		return nil, &TooLargeError{name, format, DefaultMaxUnpackedBytes}
	}
	return converted, nil
}

var errNoText = errors.New("it holds no text, perhaps only scanned pages, to which ocrmypdf adds it")

// readPDF reads the text that a converter takes out of a PDF.
func readPDF(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	converted, err := s.convertWith(ctx, name, PDF, content)
	if err != nil {
		return nil, err
	}
	text := strings.ToValidUTF8(string(converted), "\ufffd")
	put, err := putTogether(ctx, name, text, s)
	switch {
	case err != nil:
		return nil, err
	case len(put.blocks) == 0:
		return nil, &FormatError{Name: name, Format: PDF, Err: errNoText}
	}
	var pages []sourcePart
	at := 0
	for k, page := range strings.SplitAfter(text, "\f") {
		pages = append(pages, sourcePart{page: k + 1, start: at, end: at + len(page)})
		at += len(page)
	}
	return put.file(&File{Name: name, Format: PDF, Whole: s.whole, parts: pages}), nil
}

// readConverted reads what a converter makes of a file.
func (s settings) readConverted(ctx context.Context, name string, format Format, content []byte) (*File, error) {
	converted, err := s.convertWith(ctx, name, format, content)
	if err != nil {
		return nil, err
	}
	read := FormatOf("", converted).entry().read
	if read == nil {
		return nil, &FormatError{Name: name, Format: format, Err: errNotConverted}
	}
	file, err := read(ctx, name, converted, s)
	if err != nil {
		return nil, err
	}
	file.Format, file.steps, file.parts, file.unplaced = format, nil, nil, true
	return file, nil
}

var errNotConverted = errors.New("the converter made nothing of it that is read")
