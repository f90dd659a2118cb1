package bitext

import (
	"encoding/xml"
	"strconv"
)

// The namespaces of XLIFF 1.2 (OASIS, 2008), and of the attributes that hold
// what it has no place for. Ranges are half-open, as 3-5.
const (
	xliff12Core = "urn:oasis:names:tc:xliff:document:1.2"
	xliff12Own  = "urn:sejajar:xliff"
)

// An xliff12Encoder writes a file element for each two documents, and in it a
// trans-unit for each unit.
type xliff12Encoder struct {
	source, target Version // the documents and languages of the file
	files, units   int
}

func (e *xliff12Encoder) encode(out *output, u Unit) error {
	s, t, err := u.pair()
	if err != nil {
		return err
	}
	if e.files == 0 || s.Document != e.source.Document || t.Document != e.target.Document ||
		s.Language != e.source.Language || t.Language != e.target.Language {
		e.file(out, s, t)
	}
	e.units++
	out.strings(`<trans-unit id="`, strconv.Itoa(e.units), `" xml:space="preserve"`)
	writeOwn(out, "confidence", digits(u.Confidence))
	writeOwn(out, "sourceBytes", rangeDigits(s.Range.Start, s.Range.End))
	writeOwn(out, "targetBytes", rangeDigits(t.Range.Start, t.Range.End))
	writeOwn(out, "sourceSentences", rangeDigits(s.Sentences.Start, s.Sentences.End))
	writeOwn(out, "targetSentences", rangeDigits(t.Sentences.Start, t.Sentences.End))
	out.strings(">\n<source>")
	out.xml(oneLine(s.Text))
	out.WriteString("</source>\n")
	if t.Text != "" {
		out.WriteString("<target")
		if s.Text != "" {
			out.WriteString(` state="translated"`)
		}
		out.WriteByte('>')
		out.xml(oneLine(t.Text))
		out.WriteString("</target>\n")
	}
	out.WriteString("</trans-unit>\n")
	return nil
}

func (e *xliff12Encoder) file(out *output, source, target Version) {
	if e.files == 0 {
		out.strings(xml.Header, `<xliff xmlns="`, xliff12Core, `" xmlns:sejajar="`, xliff12Own, `" version="1.2">`, "\n")
	} else {
		out.WriteString("</body>\n</file>\n")
	}
	e.files++
	e.units = 0
	e.source, e.target = source, target
	out.WriteString(`<file original="`)
	out.xml(source.Document)
	out.strings(`" source-language="`, source.Language.String(), `" target-language="`, target.Language.String(), `" datatype="plaintext"`)
	writeOwn(out, "targetDocument", target.Document)
	out.WriteString(">\n<body>\n")
}

func (e *xliff12Encoder) close(out *output) error {
	if e.files == 0 {
		e.file(out, Version{}, Version{}) // there must be one
	}
	out.WriteString("</body>\n</file>\n</xliff>\n")
	return nil
}

// writeOwn writes an attribute of our own, unless it says nothing.
func writeOwn(out *output, name, value string) {
	if value == "" {
		return
	}
	out.strings(" sejajar:", name, `="`)
	out.xml(value)
	out.WriteByte('"')
}

// An xliff12Unit is a trans-unit as it is read.
type xliff12Unit struct {
	*xmlReader
	source, target Version // without texts
	confidence     float64
	keepCode       bool

	sourceText, targetText string
	sourceParts            map[string]string // the text of each segment by its mid
	targetParts            map[string]string
	order                  []string // of the mids of the source
	size                   int
}

// readXLIFF12 reads the element of a unit of XLIFF 1.0 to 1.2.
func (x *xmlReader) readXLIFF12(start xml.StartElement, source, target Version, keepCode bool, yield func(Unit) bool) error {
	u := xliff12Unit{xmlReader: x, source: source, target: target, keepCode: keepCode}
	if attribute(start, "translate") == "no" {
		return x.skip()
	}
	if err := u.own(start); err != nil {
		return err
	}
	if err := x.children(u.child); err != nil {
		return err
	}
	for _, unit := range u.units() {
		if !yield(unit) {
			return errEnough
		}
	}
	return nil
}

// own reads the attributes of our own.
func (u *xliff12Unit) own(start xml.StartElement) (err error) {
	for _, a := range start.Attr {
		if a.Name.Space != xliff12Own {
			continue
		}
		switch a.Name.Local {
		case "confidence":
			u.confidence, err = parseConfidence(a.Value)
		case "sourceBytes":
			u.source.Range.Start, u.source.Range.End, err = parseRange(a.Value)
		case "targetBytes":
			u.target.Range.Start, u.target.Range.End, err = parseRange(a.Value)
		case "sourceSentences":
			u.source.Sentences.Start, u.source.Sentences.End, err = parseRange(a.Value)
		case "targetSentences":
			u.target.Sentences.Start, u.target.Sentences.End, err = parseRange(a.Value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (u *xliff12Unit) child(start xml.StartElement) (err error) {
	switch start.Name.Local {
	case "source":
		u.sourceText, err = u.text(u.inline)
	case "seg-source":
		u.sourceParts, u.order, err = u.segments()
	case "target":
		if state := attribute(start, "state"); state == "new" || state == "needs-translation" {
			return u.skip() // as often as not it is the source
		}
		if u.sourceParts == nil {
			u.targetText, err = u.text(u.inline)
			return err
		}
		u.targetParts, _, err = u.segments()
	default:
		return u.skip()
	}
	return err
}

// segments reads the segments of a text, which mrk elements mark.
func (u *xliff12Unit) segments() (parts map[string]string, order []string, err error) {
	parts = make(map[string]string)
	err = u.marked(func(id, text string) error {
		if _, twice := parts[id]; !twice {
			order = append(order, id)
		}
		parts[id] = text
		if u.size += len(text) + len(id); u.size > maxUnit {
			return errTooLarge
		}
		return nil
	})
	return parts, order, err
}

// marked calls do with each segment in the element that has begun, up to its end.
func (u *xliff12Unit) marked(do func(id, text string) error) error {
	return u.children(func(start xml.StartElement) error {
		if start.Name.Local != "mrk" || attribute(start, "mtype") != "seg" {
			return u.marked(do) // such as a g around segments
		}
		text, err := u.text(u.inline)
		if err != nil {
			return err
		}
		return do(attribute(start, "mid"), text)
	})
}

// inline says how inline elements are read (XLIFF 1.2, section 2.4): those that
// hold native code are dropped with it, unless it is to be kept.
func (u *xliff12Unit) inline(start xml.StartElement) (inline, error) {
	switch start.Name.Local {
	case "bpt", "ept", "ph", "it":
		return inline{drop: !u.keepCode}, nil
	}
	return inline{}, nil
}

// units returns a unit for each segment or, where none is marked, the whole.
func (u *xliff12Unit) units() (list []Unit) {
	one := func(source, target string) Unit {
		s, t := u.source, u.target
		s.Text, t.Text = source, target
		return Unit{Versions: []Version{s, t}, Confidence: u.confidence}
	}
	if len(u.targetParts) == 0 {
		return []Unit{one(u.sourceText, u.targetText)}
	}
	for _, id := range u.order {
		list = append(list, one(u.sourceParts[id], u.targetParts[id]))
	}
	return list
}
