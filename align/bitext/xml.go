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

	"github.com/sejajar/sejajar/align/internal/lines"
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

// newXMLReader reads UTF-8, UTF-16 with a byte order mark or without, and what
// the XML declaration names.
func newXMLReader(r io.Reader, f Format) (*xmlReader, error) {
	buffer := bufio.NewReaderSize(r, 64<<10)
	start, err := buffer.Peek(3)
	if err != nil && err != io.EOF {
		return nil, err
	}
	begins := func(with string) bool { return bytes.HasPrefix(start, []byte(with)) }
	switch {
	case begins("\xff\xfe"), begins("\xfe\xff"), begins("<\x00"):
		buffer = decoded(buffer, unicode.LittleEndian)
	case begins("\x00<"):
		buffer = decoded(buffer, unicode.BigEndian)
	case begins("\xef\xbb\xbf"):
		buffer.Discard(3)
	}
	limit := &limiter{buffer, maxUnit}
	x := &xmlReader{format: f, limit: limit, decoder: xml.NewDecoder(limit)}
	x.decoder.CharsetReader = charset
	return x, nil
}

// decoded reads UTF-16 in the order of its byte order mark or else in this.
func decoded(r io.Reader, order unicode.Endianness) *bufio.Reader {
	decoder := unicode.UTF16(order, unicode.UseBOM).NewDecoder()
	return bufio.NewReaderSize(transform.NewReader(r, decoder), 64<<10)
}

// charset reads the encoding that an XML declaration names. Where that could be
// read, the file is not in UTF-16, or no longer.
func charset(label string, input io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return input, nil
	}
	encoding, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("the encoding %s is not known: convert the file to UTF-8", lines.Quote(label))
	}
	return encoding.NewDecoder().Reader(input), nil
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
	if err == errEnough || errors.As(err, &place) {
		return err
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		err = errors.New(syntax.Msg)
	}
	line, column := x.decoder.InputPos()
	return &SyntaxError{x.format, line, max(column, 1), err} // package xml says 0 where it took a line break back
}

// eachElement calls do with every element as it begins, the root element first,
// which must have that name. An element of which do reads the children or the
// text is read to its end; otherwise its children come next.
func eachElement(r io.Reader, f Format, root string, do func(*xmlReader, xml.StartElement) error) error {
	x, err := newXMLReader(r, f)
	if err != nil {
		return err
	}
	for first := true; ; first = false {
		start, err := x.element()
		switch {
		case err == io.EOF && first:
			return x.fail(errors.New("the file is empty"))
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case first && start.Name.Local != root:
			return x.fail(fmt.Errorf("the file begins with %s, and not with <%s>", lines.Quote("<"+start.Name.Local+">"), root))
		}
		if err := do(x, start); err != nil {
			return x.fail(err)
		}
	}
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

// An inline says how an element inside a text is read: with some text before
// and after what is in it, and perhaps without that.
type inline struct {
	before, after string
	drop          bool
}

// An inlines says it of every element.
type inlines func(xml.StartElement) (inline, error)

// plain reads every element inside a text as the text in it.
func plain(xml.StartElement) (inline, error) { return inline{}, nil }

// text reads the element that has begun to its end and returns the text in it.
func (x *xmlReader) text(of inlines) (string, error) {
	var text strings.Builder
	err := x.appendText(&text, of)
	return text.String(), err
}

func (x *xmlReader) appendText(text *strings.Builder, of inlines) error {
	for {
		token, err := x.token()
		if err != nil {
			return x.fail(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.EndElement:
			return nil
		case xml.StartElement:
			in, err := of(token)
			if err != nil {
				return x.fail(err)
			}
			text.WriteString(in.before)
			if in.drop {
				err = x.skip()
			} else {
				err = x.appendText(text, of)
			}
			if err != nil {
				return err
			}
			text.WriteString(in.after)
			if text.Len() > maxUnit { // a short reference may stand for a long text
				return x.fail(errTooLarge)
			}
		}
	}
}

// attribute returns the value of the attribute of that name, else of one of
// that name in another namespace such as xml:lang, or "".
func attribute(e xml.StartElement, name string) string {
	other := ""
	for _, a := range e.Attr {
		switch {
		case a.Name.Local != name:
		case a.Name.Space == "":
			return a.Value
		case other == "":
			other = a.Value
		}
	}
	return other
}

// attributeIn returns the value of the attribute of that name in a namespace,
// or "".
func attributeIn(e xml.StartElement, namespace, name string) string {
	for _, a := range e.Attr {
		if a.Name == (xml.Name{Space: namespace, Local: name}) {
			return a.Value
		}
	}
	return ""
}
