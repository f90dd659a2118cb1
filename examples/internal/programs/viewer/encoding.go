package viewer

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// encodings are those that the page offers for a file that cannot be read, or was read by
// the look of its letters.
var encodings = []string{"utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15", "windows-1250", "windows-1251", "windows-1254",
	"macintosh", "ibm850", "gb18030", "big5", "shift_jis", "euc-kr"}

// readerFor returns the reader of what a request uploads. Its query has the encoding of
// files that do not say so themselves, if somebody chose one.
func (s *server) readerFor(r *http.Request) (*pages.Reader, error) {
	name := r.URL.Query().Get("encoding")
	if name == "" {
		return s.reader, nil
	}
	encoding, err := extract.ParseEncoding(name)
	if err != nil {
		return nil, problem{http.StatusBadRequest, sentenceCase(err.Error())}
	}
	reader := *s.reader
	reader.Reading.Encoding = encoding
	return &reader, nil
}

// skipOf makes a skip of an error, which may begin with the name.
func skipOf(name string, err error) wireSkip {
	skip := wireSkip{Name: name, Reason: strings.TrimPrefix(err.Error(), name+": ")}
	if wrong, ok := errors.AsType[*extract.EncodingError](err); ok {
		skip.Encoding = true
		skip.Reason = fmt.Sprintf("line %d, column %d: the text is not %v", wrong.Line, wrong.Column, wrong.Encoding)
		if is := wrong.Is.String(); is != "" {
			skip.Reason += ", but " + is
		}
	}
	if wrong, ok := errors.AsType[*extract.FormatError](err); ok && wrong.Format == extract.Binary {
		skip.Encoding, skip.Reason = true, "is UTF-16 or no text"
	}
	return skip
}

// notesOf are what the reader of a page should know, without its name.
func notesOf(page pages.Page) (notes []string) {
	for _, warning := range joined(page.Warning) {
		note := strings.TrimPrefix(strings.TrimPrefix(warning.Error(), "warning: "), page.ID+": ")
		if guess, ok := errors.AsType[*texts.Guess](warning); ok {
			note = fmt.Sprintf("is read as %v, by the look of its letters", guess.Encoding)
		}
		notes = append(notes, strings.Split(note, "\n")...)
	}
	return notes
}

// joined returns the errors that [errors.Join] joined, in order.
func joined(err error) (all []error) {
	if err == nil {
		return nil
	}
	list, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	for _, err := range list.Unwrap() {
		all = append(all, joined(err)...)
	}
	return all
}
