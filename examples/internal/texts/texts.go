// Package texts opens the files that the example programs are given, and says
// what is wrong with them in terms of their flags.
package texts

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/align/extract/converters"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// Settings are what the flags say of how files are read, and what a program knows
// beside. The zero value reads each as what it looks like, and of a web page its
// article.
type Settings struct {
	Encoding extract.Encoding // what files are in that do not say so themselves
	Whole    bool             // take all of a web page, or of a document
	Warn     func(error)      // is told of guesses, and of pages in which no article is found, if it is there
	Stdin    io.Reader        // what - is, if it is there
}

// Flag adds the flags -encoding and -whole.
func (s *Settings) Flag(flags *flag.FlagSet) {
	flags.TextVar(&s.Encoding, "encoding", extract.Encoding{}, "the `encoding` of files without a byte order mark, as windows-1252 or "+
		"utf-16le;\n"+
		"when left out what they say, UTF-8, or what their letters look like")
	flags.BoolVar(&s.Whole, "whole", false, "take all of a web page or document, with its menus or its table of contents")
}

// options are those of package extract. PDF, RTF and old Word files are read
// with programs that are installed.
func (s Settings) options() []extract.Option {
	options := append(converters.All(), extract.Assume(s.Encoding))
	if s.Warn != nil {
		options = append(options, extract.OnGuess(func(name string, guess extract.Encoding) {
			s.Warn(&Guess{name, guess})
		}))
	}
	if s.Whole {
		options = append(options, extract.Whole())
	}
	return options
}

// A Guess is the warning that a file is read in an encoding that its letters look like.
type Guess struct {
	Name     string
	Encoding extract.Encoding
}

func (g *Guess) Error() string {
	return fmt.Sprintf("warning: %s: is read as %v, by the look of its letters; if it is not, name the encoding with -encoding",
		g.Name, g.Encoding)
}

// open opens a file, or what - is.
func (s Settings) open(name string) (io.ReadCloser, error) {
	if name == "-" && s.Stdin != nil {
		return io.NopCloser(s.Stdin), nil
	}
	return command.Open(name)
}

// Open opens a file to read its text, as [extract.NewReader] does; if stdin is
// given, "-" is that. The errors of Open name the file and what to do, those of
// what it returns the place and what to do.
func Open(name string, stdin io.Reader, s Settings) (io.ReadCloser, error) {
	s.Stdin = stdin
	file, err := s.open(name)
	if err != nil {
		return nil, err
	}
	text, err := s.text(context.Background(), name, bufio.NewReader(file))
	if err != nil {
		return nil, errors.Join(explain(err), file.Close())
	}
	return reader{text, file}, nil
}

// text returns a reader of the text of a file. Web pages are read at once.
func (s Settings) text(ctx context.Context, name string, file *bufio.Reader) (io.Reader, error) {
	start, err := file.Peek(file.Size())
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if extract.FormatOf(name, start) != extract.HTML {
		return extract.NewReader(ctx, name, file, s.options()...)
	}
	page, err := extract.Read(ctx, name, file, s.options()...)
	if err != nil {
		return nil, err
	}
	s.check(page)
	return strings.NewReader(page.Prose()), nil
}

// check warns of a page in which no article is found.
func (s Settings) check(file *extract.File) {
	if file.Format == extract.HTML && file.Whole && !s.Whole && s.Warn != nil {
		s.Warn(fmt.Errorf("warning: %s: no article can be told from what is around it; all of the page is taken, as with -whole", file.Name))
	}
}

// A reader leaves the name of the file out of its errors.
type reader struct {
	io.Reader
	io.Closer
}

func (r reader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if wrong, ok := errors.AsType[*extract.EncodingError](err); ok {
		err = explained{explainEncoding(wrong), wrong}
	}
	return n, err
}

// Read reads a file as [extract.Read] does. Its errors name the file and what
// to do.
func Read(ctx context.Context, name string, s Settings) (*extract.File, error) {
	file, err := s.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ReadFrom(ctx, name, file, s)
}

// ReadFrom reads a file of that name from its content, as [Read] does.
func ReadFrom(ctx context.Context, name string, content io.Reader, s Settings) (*extract.File, error) {
	file, err := extract.Read(ctx, name, content, s.options()...)
	if err != nil {
		return nil, explain(err)
	}
	s.check(file)
	return file, nil
}

// explained is an error that says what to do with the flags of the programs.
type explained struct {
	text string
	error
}

func (e explained) Error() string { return e.text }
func (e explained) Unwrap() error { return e.error }

// explain says what to do with the flags of the programs.
func explain(err error) error {
	if wrong, ok := errors.AsType[*extract.EncodingError](err); ok {
		return explained{wrong.Name + ": " + explainEncoding(wrong), err}
	}
	if wrong, ok := errors.AsType[*extract.FormatError](err); ok && wrong.Format == extract.Binary {
		return explained{wrong.Name + ": is UTF-16 or no text; save it as text, or if it is UTF-16, say so: -encoding utf-16le", err}
	}
	return err
}

func explainEncoding(e *extract.EncodingError) string {
	remedy := "if it is in another encoding, name that, as -encoding windows-1252"
	switch {
	case e.Is.String() == "utf-8":
		remedy = "it is UTF-8; leave out -encoding, which files in other encodings hardly need"
	case e.Is.String() != "":
		remedy = "it is in the other order; say so: -encoding " + e.Is.String()
	case e.Encoding.String() != "utf-8":
		remedy = "if it is in another encoding, leave out -encoding or name that"
	}
	return fmt.Sprintf("line %d, column %d: the text is not %v; %s", e.Line, e.Column, e.Encoding, remedy)
}
