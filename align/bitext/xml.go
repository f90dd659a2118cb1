package bitext

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxDepth is how deep elements may stand in each other; the formats need ten.
const maxDepth = 64

// An xmlReader reads elements one after the other, none larger than a unit may
// be.
type xmlReader struct {
	format  Format
	limit   *limiter
	decoder *xml.Decoder
	depth   int
}

// newXMLReader reads UTF-8, what the XML declaration names, and UTF-16 with a
// byte order mark.
func newXMLReader(r io.Reader, f Format) (*xmlReader, error) {
	buffer := bufio.NewReaderSize(r, 64<<10)
	mark, err := buffer.Peek(2)
	if err != nil && err != io.EOF {
		return nil, err
	}
	utf16 := bytes.Equal(mark, []byte("\xff\xfe")) || bytes.Equal(mark, []byte("\xfe\xff"))
	if utf16 {
		decoder := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
		buffer = bufio.NewReaderSize(transform.NewReader(buffer, decoder), 64<<10)
	} else if mark, _ := buffer.Peek(3); string(mark) == "\xef\xbb\xbf" {
		buffer.Discard(3)
	}
	limit := &limiter{buffer, maxUnit}
	x := &xmlReader{format: f, limit: limit, decoder: xml.NewDecoder(limit)}
	x.decoder.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		if utf16 && strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return input, nil
		}
		encoding, err := htmlindex.Get(label)
		if err != nil {
			return nil, fmt.Errorf("the encoding %s is not known: convert the file to UTF-8", quote(label))
		}
		return encoding.NewDecoder().Reader(input), nil
	}
	return x, nil
}

// A limiter reads until what was allowed is used up. Package xml keeps every
// token whole, so that a file without markup would fill the memory.
type limiter struct {
	r    *bufio.Reader
	left int
}

func (l *limiter) ReadByte() (byte, error) {
	if l.left == 0 {
		return 0, errTooLarge
	}
	l.left--
	return l.r.ReadByte()
}

func (l *limiter) Read(p []byte) (int, error) {
	if l.left == 0 {
		return 0, errTooLarge
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// token returns the next token, and io.EOF after the root element.
func (x *xmlReader) token() (xml.Token, error) {
	token, err := x.decoder.Token()
	if err == io.EOF {
		return nil, err
	}
	if err != nil {
		return nil, x.fail(err)
	}
	switch token.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, x.fail(fmt.Errorf("elements stand more than %d deep in each other", maxDepth))
		}
	case xml.EndElement:
		x.depth--
	}
	return token, nil
}

// fail says where an error is.
func (x *xmlReader) fail(err error) error {
	var place *SyntaxError
	if errors.As(err, &place) {
		return err
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		err = errors.New(syntax.Msg)
	}
	line, column := x.decoder.InputPos()
	return &SyntaxError{x.format, line, column, err}
}

// root reads the first element, which must have that name.
func (x *xmlReader) root(name string) (xml.StartElement, error) {
	start, err := x.element()
	if err == io.EOF {
		err = x.fail(errors.New("the file is empty"))
	}
	if err == nil && start.Name.Local != name {
		err = x.fail(fmt.Errorf("the file begins with %s, and not with <%s>", quote("<"+start.Name.Local+">"), name))
	}
	return start, err
}

// element returns the next element that begins, wherever it stands, and allows
// it the size of a unit.
func (x *xmlReader) element() (xml.StartElement, error) {
	for {
		x.limit.left = maxUnit
		token, err := x.token()
		if err != nil {
			return xml.StartElement{}, err
		}
		if start, ok := token.(xml.StartElement); ok {
			return start, nil
		}
	}
}

// children calls do with each child of the element that has begun, up to its
// end. Do must read the child to its end.
func (x *xmlReader) children(do func(xml.StartElement) error) error {
	for {
		token, err := x.token()
		if err != nil {
			return x.fail(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if err := do(token); err != nil {
				return x.fail(err)
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads the element that has begun to its end.
func (x *xmlReader) skip() error {
	return x.children(func(xml.StartElement) error { return x.skip() })
}

// text reads the element that has begun to its end and returns the text in it,
// without the elements that drop accepts.
func (x *xmlReader) text(drop func(name string) bool) (string, error) {
	var text strings.Builder
	for end := x.depth; x.depth >= end; {
		token, err := x.token()
		if err != nil {
			return "", x.fail(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.StartElement:
			if drop != nil && drop(token.Name.Local) {
				if err := x.skip(); err != nil {
					return "", err
				}
			}
		}
	}
	return text.String(), nil
}

// attribute returns the value of the attribute of that local name, or "".
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
