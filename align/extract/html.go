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
)

// readPage reads a web page. Its text is what a reader of the page sees.
func readPage(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	e, mark, err := encodingOf(content, pageEncoding(content, s.encoding))
	if err != nil {
		return nil, &FormatError{Name: name, Format: Binary}
	}
	page, from, err := decode(ctx, name, content, e, mark)
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

// pageEncoding is what to assume a web page is in. Without any that it or the
// caller names it is UTF-8, or Windows-1252 where it is not valid UTF-8; so it
// is too where the page says Windows-1252, as many do that were converted since.
func pageEncoding(content []byte, assumed Encoding) Encoding {
	if assumed.encoding != nil {
		return assumed
	}
	found, name, _ := charset.DetermineEncoding(content, "")
	if name == "windows-1252" && utf8.Valid(content) {
		return utf8Encoding
	}
	return Encoding{name, found}
}

// isPage is the signature of a web page: it starts with its document type or
// its root element, after what XML allows to stand before.
func isPage(start []byte, _ string) bool {
	for {
		start = bytes.TrimLeft(start, " \t\r\n\f")
		end := []byte("?>")
		switch {
		case bytes.HasPrefix(start, []byte("<?xml")):
		case bytes.HasPrefix(start, []byte("<!--")):
			end = []byte("-->")
		default:
			lower := bytes.ToLower(start)
			return bytes.HasPrefix(lower, []byte("<!doctype html")) || bytes.HasPrefix(lower, []byte("<html>")) ||
				bytes.HasPrefix(lower, []byte("<html "))
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
