package extract

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// readPage reads a web page. Its text is what a reader of the page sees.
func readPage(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	if e, _ := marked(content); e.encoding == nil && s.encoding.encoding == nil {
		s.encoding = s.pageEncoding(name, content)
	}
	page, from, e, err := decodeText(ctx, name, content, s)
	if err != nil {
		return nil, err
	}
	marks := newSourceMarks(page)
	root, err := html.Parse(contextReader{ctx, strings.NewReader(marks.marked())})
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%s: %w", name, ctx.Err())
	case err != nil:
		return nil, &FormatError{Name: name, Format: HTML, Err: err}
	}
	shown, whole := newVisibleText(marks), s.whole
	look := !whole && hasFurniture(root)
	if look {
		shown.article = articleOf(root, marks)
	}
	shown.add(root)
	if look {
		whole = !shown.keepArticle()
	}
	text := &shown.blockText
	if look && !whole {
		text = text.furnitureLast()
	}
	return text.file(&File{Name: name, Format: HTML, Encoding: e, Whole: whole}, from), nil
}

// pageEncoding is what a web page says that it is in or, where it says nothing
// and is not in UTF-8, what it looks like, else Windows-1252. Many pages say that
// they are in an encoding of one byte a character that were converted to UTF-8
// since.
func (s settings) pageEncoding(name string, content []byte) Encoding {
	found, called, _ := charset.DetermineEncoding(content, "")
	said, err := ParseEncoding(called)
	if err != nil {
		said = Encoding{called, found}
	}
	if _, oneByte := said.encoding.(*charmap.Charmap); oneByte && utf8.Valid(content) {
		return utf8Encoding
	}
	if said.name != windows1252.name || bytes.Contains(bytes.ToLower(content[:min(len(content), 1024)]), []byte("charset")) {
		return said
	}
	if e := guessOneByte(content); e.encoding != nil {
		return s.guess(name, e).Encoding
	}
	return windows1252
}

// isPage is the signature of a web page: it starts with its document type, its root
// element, or the first in that where its tag is left out, after what XML allows to
// stand before.
func isPage(start []byte, _ string) bool {
	start = bytes.TrimPrefix(start, []byte("\ufeff"))
	for {
		start = bytes.TrimLeft(start, " \t\r\n\f")
		end := []byte("?>")
		switch {
		case bytes.HasPrefix(start, []byte("<?xml")):
		case bytes.HasPrefix(start, []byte("<!--")):
			end = []byte("-->")
		default:
			lower := bytes.ToLower(start)
			for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
				rest, ok := bytes.CutPrefix(lower, []byte(tag))
				if ok && len(rest) > 0 && bytes.IndexByte([]byte(" \t\r\n\f>"), rest[0]) >= 0 {
					return true
				}
			}
			return false
		}
		_, after, found := bytes.Cut(start, end)
		if !found {
			return false
		}
		start = after
	}
}

// A contextReader fails once its context ends.
type contextReader struct {
	ctx context.Context
	io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
