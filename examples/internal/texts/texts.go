// Package texts reads the files that the example programs are given as text:
// in UTF-8, whatever they are in on disk, and of web pages what a reader sees.
package texts

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// maxPage is the longest web page that is read, in bytes: its tree can be a
// hundred times as large.
const maxPage = 8 << 20

// Open opens a file to read it as text in UTF-8; if stdin is given, "-" is
// that. A byte order mark says what the file is in, else the encoding does. The
// mark of UTF-8 stays, so that offsets are those of the file.
//
// A file whose name ends in .html, .htm or .xhtml is a web page, and what is
// read is its [Visible] text. The errors of Open name the file and what to do,
// those of what it returns the place and what to do.
func Open(name string, stdin io.Reader, e Encoding) (io.ReadCloser, error) {
	var file io.ReadCloser = io.NopCloser(stdin)
	if stdin == nil || name != "-" {
		opened, err := command.Open(name)
		if err != nil {
			return nil, err
		}
		file = opened
	}
	text, err := NewReader(name, file, e)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{text, file}, nil
}

// maxText is the longest text that is read whole, in bytes: a hundred novels.
const maxText = 256 << 20

// ReadAll returns the whole text of a file of that name that [Open] has opened.
func ReadAll(name string, file io.Reader) (string, error) {
	var text strings.Builder
	n, err := io.Copy(&text, io.LimitReader(file, maxText+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("%s: %w", name, err)
	case n > maxText:
		return "", fmt.Errorf("%s: longer than %d MiB; split it", name, maxText>>20)
	}
	return text.String(), nil
}

// NewReader returns a reader of the text in the content of a file of that
// name, as [Open] does.
func NewReader(name string, content io.Reader, e Encoding) (text io.Reader, err error) {
	if isPage(name) {
		text, err = newPageReader(content, e)
	} else {
		text, err = newTextReader(content, e)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return text, nil
}

func isPage(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

// peeked is how much of a file is looked at for what it is in.
const peeked = 512

func newTextReader(content io.Reader, e Encoding) (io.Reader, error) {
	buffer := bufio.NewReader(content)
	start, err := buffer.Peek(peeked)
	if err != nil && err != io.EOF {
		return nil, err
	}
	return e.decode(buffer, start)
}

func newPageReader(file io.Reader, e Encoding) (io.Reader, error) {
	content, err := io.ReadAll(io.LimitReader(file, maxPage+1))
	switch {
	case err != nil:
		return nil, err
	case len(content) > maxPage:
		return nil, fmt.Errorf("longer than %d MiB, too long for a web page; save its text", maxPage>>20)
	}
	page, err := e.ofPage(content).decode(bytes.NewReader(content), content[:min(len(content), peeked)])
	if err != nil {
		return nil, err
	}
	text, err := Visible(page)
	return strings.NewReader(text), err
}
