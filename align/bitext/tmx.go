package bitext

import (
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
)

// The types of the prop elements that hold what TMX has no place for. Ranges
// are half-open, as 3-5.
const (
	tmxConfidence = "x-sejajar-confidence"
	tmxDocument   = "x-sejajar-document"
	tmxBytes      = "x-sejajar-bytes"
	tmxSentences  = "x-sejajar-sentences"
)

// A tmxEncoder writes TMX 1.4b. The source language of the first unit is that
// of the file, and a unit with another says so itself. A unit is a sentence, or
// where several sentences are one, a block.
type tmxEncoder struct {
	created time.Time
	begun   bool
	source  string
}

func (e *tmxEncoder) encode(out *output, u Unit) error {
	said := slices.DeleteFunc(slices.Clone(u.Versions), func(s Version) bool { return strings.TrimSpace(s.Text) == "" })
	if len(said) < 2 {
		return nil
	}
	source := said[0].Language.String()
	if !e.begun {
		e.header(out, source)
	}
	out.WriteString("<tu")
	if source != e.source {
		out.strings(` srclang="`, source, `"`)
	}
	if slices.ContainsFunc(said, func(s Version) bool { return s.Sentences.Len() > 1 }) {
		out.WriteString(` segtype="block"`)
	}
	out.WriteByte('>')
	writeProp(out, tmxConfidence, digits(u.Confidence))
	out.WriteByte('\n')
	for _, v := range said {
		out.strings(`<tuv xml:lang="`, v.Language.String(), `">`)
		writeProp(out, tmxDocument, v.Document)
		writeProp(out, tmxBytes, rangeDigits(v.Range.Start, v.Range.End))
		writeProp(out, tmxSentences, rangeDigits(v.Sentences.Start, v.Sentences.End))
		out.strings("<seg>")
		out.xml(oneLine(v.Text))
		out.strings("</seg></tuv>\n")
	}
	out.strings("</tu>\n")
	return nil
}

func (e *tmxEncoder) close(out *output) error {
	if !e.begun {
		e.header(out, "*all*")
	}
	out.strings("</body>\n</tmx>\n")
	return nil
}

func (e *tmxEncoder) header(out *output, source string) {
	e.begun, e.source = true, source
	out.strings(xml.Header, `<tmx version="1.4">`, "\n",
		`<header creationtool="sejajar" creationtoolversion="1" segtype="sentence" o-tmf="sejajar"`,
		` adminlang="en" srclang="`, source, `" datatype="plaintext"`)
	if !e.created.IsZero() {
		out.strings(` creationdate="`, e.created.UTC().Format("20060102T150405Z"), `"`)
	}
	out.strings("/>\n<body>\n")
}

// writeProp writes a property; those that say nothing are left out.
func writeProp(out *output, kind, value string) {
	if value == "" {
		return
	}
	out.strings(`<prop type="`, kind, `">`)
	out.xml(value)
	out.strings("</prop>")
}

func rangeDigits(start, end int) string {
	if start >= end {
		return ""
	}
	return strconv.Itoa(start) + "-" + strconv.Itoa(end)
}

// readTMX reads TMX 1.1 to 1.4. Of the inline elements those that hold native
// code are dropped with what is in them, unless code is to be kept, and the
// text of the others is kept. The source version of a unit comes first.
func readTMX(r io.Reader, keepCode bool, yield func(Unit) bool) error {
	source, inline := "", tmxInline(keepCode)
	return eachElement(r, TMX, "tmx", func(x *xmlReader, start xml.StartElement) error {
		switch start.Name.Local {
		case "header":
			source = attribute(start, "srclang")
		case "tu":
			u, err := x.tmxUnit(start, source, inline)
			if err != nil {
				return err
			}
			return proceed(yield(u))
		}
		return nil
	})
}

// tmxInline says how inline elements are read (TMX 1.4b, "Content markup").
func tmxInline(keepCode bool) inlines {
	return func(start xml.StartElement) (inline, error) {
		switch start.Name.Local {
		case "bpt", "ept", "ph", "it", "ut":
			return inline{drop: !keepCode}, nil
		}
		return inline{}, nil
	}
}

func (x *xmlReader) tmxUnit(tu xml.StartElement, source string, of inlines) (Unit, error) {
	var u Unit
	err := x.children(func(start xml.StartElement) error {
		switch {
		case start.Name.Local == "tuv":
			v, err := x.tmxVersion(start, of)
			u.Versions = append(u.Versions, v)
			return err
		case start.Name.Local == "prop" && attribute(start, "type") == tmxConfidence:
			text, err := x.text(plain)
			if err == nil {
				u.Confidence, err = parseConfidence(text)
			}
			return err
		}
		return x.skip()
	})
	if err != nil {
		return Unit{}, err
	}
	if own := attribute(tu, "srclang"); own != "" {
		source = own
	}
	putFirst(u.Versions, languageOf(source))
	return u, nil
}

// putFirst moves the first version in that language to the front, else the
// first in a variety of it: many a file is from en with its versions in en-US.
func putFirst(versions []Version, tag language.Tag) {
	if tag == language.Und {
		return
	}
	k := slices.IndexFunc(versions, func(v Version) bool { return v.Language == tag })
	if k < 0 {
		k = slices.IndexFunc(versions, func(v Version) bool { return languages.Same(v.Language, tag) })
	}
	if k > 0 {
		first := versions[k]
		copy(versions[1:k+1], versions[:k])
		versions[0] = first
	}
}

func (x *xmlReader) tmxVersion(tuv xml.StartElement, of inlines) (Version, error) {
	v := Version{Language: languageOf(attribute(tuv, "lang"))}
	err := x.children(func(start xml.StartElement) error {
		var err error
		switch start.Name.Local {
		case "seg":
			v.Text, err = x.text(of)
			return err
		case "prop":
			kind := attribute(start, "type")
			var text string
			if text, err = x.text(plain); err != nil {
				return err
			}
			switch kind {
			case tmxDocument:
				v.Document = text
			case tmxBytes:
				v.Range.Start, v.Range.End, err = parseRange(text)
			case tmxSentences:
				v.Sentences.Start, v.Sentences.End, err = parseRange(text)
			}
			return err
		}
		return x.skip()
	})
	return v, err
}
