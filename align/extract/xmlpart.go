package extract

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// maxDepth is how deep elements may stand in each other, as in web pages.
const maxDepth = 512

// An xmlPart reads the elements of a file in an archive one by one. They are
// told by their local names alone: writers differ in their prefixes, and
// versions of the standards in their namespaces.
type xmlPart struct {
	archive *archive
	decoder *xml.Decoder
	content []byte // in UTF-8
	base    int    // of the content among all parts; negative if it is converted
	depth   int
	tokens  int
	at      int // where the token stands that was read last
}

func newXMLPart(a *archive, content []byte, base, depth int) *xmlPart {
	decoder := xml.NewDecoder(bytes.NewReader(content))
	decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // is converted
	return &xmlPart{archive: a, decoder: decoder, content: content, base: base, depth: depth}
}

// readXML unpacks a member, to read its elements.
func (a *archive) readXML(name string) (*xmlPart, error) {
	content, err := a.read(name)
	if err != nil {
		return nil, err
	}
	base := a.size() - len(content)
	converted, err := xmlInUTF8(content, a.limit)
	switch {
	case err != nil:
		return nil, a.wrong(fmt.Errorf("%s: %w", name, err))
	case len(converted) != len(content) || !bytes.Equal(converted, content):
		base = -1
	}
	return newXMLPart(a, converted, base, 0), nil
}

// readXMLIfThere is readXML of a member that need not be there; nil if it is not.
func (a *archive) readXMLIfThere(name string) (*xmlPart, error) {
	if a.members[name] == nil {
		return nil, nil
	}
	return a.readXML(name)
}

var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// xmlInUTF8 converts what is in another encoding by its byte order mark or its
// declaration (XML 1.0, appendix F).
func xmlInUTF8(content []byte, limit int) ([]byte, error) {
	label := "utf-8"
	if e, mark := marked(content); mark > 0 {
		label, content = e.name, content[mark:]
	} else if said := xmlEncoding.FindSubmatch(content[:min(len(content), sniffed)]); said != nil {
		label = string(said[1])
	}
	if strings.EqualFold(label, "utf-8") || strings.EqualFold(label, "us-ascii") {
		return content, nil
	}
	converted, err := charset.NewReaderLabel(label, bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(converted, int64(limit)))
}

// A stretch is the content of an element, to be read later.
type stretch struct {
	part       *xmlPart
	start, end int
}

func (s stretch) open() *xmlPart {
	base := s.part.base
	if base >= 0 {
		base += s.start
	}
	return newXMLPart(s.part.archive, s.part.content[s.start:s.end], base, s.part.depth)
}

// each calls element for every element in the one that has begun, or of all of
// the part. Element must read it to its end. Text, if there is a function for
// it, gets the text between.
func (p *xmlPart) each(element func(xml.StartElement) error, text func(string)) error {
	if p.depth++; p.depth > maxDepth {
		return fmt.Errorf("elements stand more than %d deep in each other", maxDepth)
	}
	defer func() { p.depth-- }()
	for {
		if p.tokens++; p.tokens%1024 == 0 && p.archive.ctx.Err() != nil {
			return p.archive.ctx.Err()
		}
		p.at = int(p.decoder.InputOffset())
		token, err := p.decoder.Token()
		switch token := token.(type) {
		case xml.StartElement:
			err = element(token)
		case xml.CharData:
			if text != nil {
				text(string(token))
			}
		case xml.EndElement:
			return nil
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
}

// skip reads to the end of the element that has begun.
func (p *xmlPart) skip() error {
	return p.each(func(xml.StartElement) error { return p.skip() }, nil)
}

// later returns the content of the element that has begun, and reads to its end.
func (p *xmlPart) later() (stretch, error) {
	content := stretch{part: p, start: int(p.decoder.InputOffset())}
	err := p.skip()
	content.end = max(content.start, p.at)
	return content, err
}

// addText adds the text that was read last.
func (p *xmlPart) addText(to *blockText, text string) {
	if p.base < 0 {
		for _, r := range text {
			to.addRune(r, place{})
		}
		return
	}
	at := p.at
	written := p.content[at:p.decoder.InputOffset()]
	if data, ok := bytes.CutPrefix(written, []byte("<![CDATA[")); ok {
		at, written = at+len(written)-len(data), data
	}
	for _, r := range text {
		from := place{start: p.base + at, size: utf8.RuneLen(r), known: true}
		switch {
		case len(written) > 0 && written[0] == '&':
			from.size = 1 + bytes.IndexByte(written, ';')
		case r == '\n' && bytes.HasPrefix(written, []byte("\r\n")):
			from.size = 2
		default:
			from.same = r != '\n'
		}
		if from.size == 0 || from.size > len(written) {
			from = place{}
		}
		to.addRune(r, from)
		at, written = at+from.size, written[from.size:]
	}
}

// attribute returns an attribute by its local name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
