// Package crawl reads documents out of files that hold many of them, as crawlers
// write them: WARC (ISO 28500) and lines of JSON, as they are or compressed with gzip.
//
// A line of JSON is an object with the document's name as "url" or "name", and what
// it says as "html" or "text"; what else stands in it does not count:
//
//	{"url":"https://example.org/berita","html":"<p>Satu. Dua."}
//	{"name":"news.txt","text":"One. Two."}
//
// Of WARC the records count that hold a page or document of the web: responses with
// status 200, resources, and conversions, which is what Common Crawl's WET files have.
package crawl

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// MaxBytes is how large a document may be, unpacked.
const MaxBytes = 64 << 20

// A Document is one of those in a file.
type Document struct {
	Name    string // its address, or what its line calls it, or its place
	In      string // the file that holds it
	Place   string // that and the number of its line or record, from 1, as "pages.jsonl:7"
	Content []byte
	Type    Type
	Charset extract.Encoding // what the server said that it is in, if it did

	unread bool // it is a file, which has not been read
}

// A Type is what is known of a document before it is looked at.
type Type int

const (
	Unknown Type = iota // its content tells, or else its name
	Text                // a text in UTF-8
	Page                // a web page
)

// Holds reports whether a file of that name holds documents.
func Holds(name string) bool { return readerOf(name) != nil }

// NamesHelp tells people which files hold documents.
const NamesHelp = `A file with a name in .warc or .jsonl, or that with .gz, holds many documents. Of WARC
these are the pages of the web, named by their addresses; a line of JSON is
{"url":...,"html":...} or {"name":...,"text":...}.`

func readerOf(name string) func(place string, r *bufio.Reader) iter.Seq2[Document, error] {
	switch filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")) {
	case ".warc", ".wet": // Common Crawl has texts in crawl.warc.wet.gz
		return readWARC
	case ".jsonl", ".ndjson":
		return readLines
	}
	return nil
}

// Read ranges over the documents in a file, of which name tells the format. An error
// with a Document that has a place is of that one alone, and the others follow; any
// other error is of the file, and the last. A name that [Holds] does not know is an error.
func Read(name string, r io.Reader) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		read := readerOf(name)
		if read == nil {
			yield(Document{}, fmt.Errorf("%s: holds no documents that are known by this name; want one in .warc or .jsonl, or that with .gz", name))
			return
		}
		for d, err := range read(name, bufio.NewReaderSize(r, 1<<16)) {
			if err != nil && d.Place == "" {
				err = fmt.Errorf("%s: %w", name, err)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// Documents ranges over the documents of the named files: those in a file that holds
// many, and of any other the file itself, which is not read before its text is asked
// for. An error is of the document that comes with it, which is the whole file where
// that cannot be read, or not to its end; the others follow.
func Documents(names []string) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		for _, name := range names {
			if !Holds(name) {
				if !yield(Document{Name: name, In: name, Place: name, unread: true}, nil) {
					return
				}
				continue
			}
			for d, err := range open(name) {
				if err != nil && d.Place == "" {
					d.Name, d.In, d.Place = name, name, name
				}
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

func open(name string) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		file, err := command.Open(name)
		if err != nil {
			yield(Document{}, err)
			return
		}
		defer file.Close()
		Read(name, file)(yield)
	}
}

// File takes the text out of the document, as [texts.Read] does out of a file.
func (d Document) File(ctx context.Context, s texts.Settings) (*extract.File, error) {
	if d.unread {
		return texts.Read(ctx, d.Name, s)
	}
	if d.Charset != (extract.Encoding{}) && s.Encoding == (extract.Encoding{}) {
		s.Encoding = d.Charset
	}
	switch {
	case d.Type == Text:
		return &extract.File{Name: d.Name, Format: extract.Text, Text: string(d.Content)}, nil
	case d.Type == Page && extract.FormatOf(d.Name, d.Content) != extract.HTML:
		page := io.MultiReader(strings.NewReader("<!doctype html>"), bytes.NewReader(d.Content)) // which tells what it is
		return texts.ReadFrom(ctx, d.Name, page, s)
	}
	return texts.ReadFrom(ctx, d.Name, bytes.NewReader(d.Content), s)
}

// Host returns the host of an address, in lower case and without a port and a www
// before it, or of the name of a file its first folder, or the name itself.
func Host(name string) string {
	if address, err := url.Parse(name); err == nil && address.Host != "" {
		return strings.TrimPrefix(strings.ToLower(address.Hostname()), "www.")
	}
	first, _, _ := strings.Cut(strings.TrimLeft(filepath.ToSlash(filepath.Clean(name)), "/"), "/")
	return first
}

// broken is the error of a file that cannot be read on.
func broken(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("is cut short: %w", err)
	}
	return fmt.Errorf("is damaged: %w", err)
}

// unzip unpacks what is compressed with gzip, and leaves the rest as it is.
func unzip(r *bufio.Reader) (*bufio.Reader, error) {
	if magic, err := r.Peek(2); err != nil || magic[0] != 0x1f || magic[1] != 0x8b {
		return r, nil
	}
	unpacked, err := gzip.NewReader(r)
	if err != nil {
		return nil, broken(err)
	}
	return bufio.NewReaderSize(unpacked, 1<<16), nil
}
