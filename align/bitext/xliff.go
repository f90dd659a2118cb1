package bitext

import (
	"encoding/xml"
	"fmt"
	"strconv"

	"golang.org/x/text/language"
)

// The namespaces of XLIFF 2.0 (OASIS, 2014): the core, and the modules for
// translation candidates and for metadata.
const (
	xliffCore     = "urn:oasis:names:tc:xliff:document:2.0"
	xliffMatches  = "urn:oasis:names:tc:xliff:matches:2.0"
	xliffMetadata = "urn:oasis:names:tc:xliff:metadata:2.0"
)

// An xliffEncoder writes a file element for each two documents, and in it a
// unit of one segment for each unit. The confidence is the quality of a
// translation candidate, in percent.
type xliffEncoder struct {
	from, to       language.Tag
	source, target string // documents
	files, units   int
}

func (e *xliffEncoder) encode(out *output, u Unit) error {
	s, t, err := u.pair()
	if err != nil {
		return err
	}
	switch {
	case e.files == 0:
		e.begin(out, s.Language, t.Language)
	case s.Language != e.from || t.Language != e.to:
		return fmt.Errorf("a unit is from %v to %v and the file from %v to %v: write it into a file of its own",
			s.Language, t.Language, e.from, e.to)
	}
	if e.files == 0 || s.Document != e.source || t.Document != e.target {
		e.file(out, s.Document, t.Document)
	}
	e.units++
	number := strconv.Itoa(e.units)
	out.strings(`<unit id="u`, number, "\">\n")
	writeMetadata(out,
		"confidence", digits(u.Confidence),
		"sourceBytes", rangeDigits(s.Range.Start, s.Range.End), "targetBytes", rangeDigits(t.Range.Start, t.Range.End),
		"sourceSentences", rangeDigits(s.Sentences.Start, s.Sentences.End),
		"targetSentences", rangeDigits(t.Sentences.Start, t.Sentences.End))

	mark, unmark, state := "", "", "initial"
	if !u.Null() {
		percent := strconv.FormatFloat(100*probability(u.Confidence), 'f', 2, 64)
		out.strings(`<mtc:matches><mtc:match ref="#m`, number, `" matchQuality="`, percent, `">`)
		writeElement(out, "source", oneLine(s.Text), "", "")
		writeElement(out, "target", oneLine(t.Text), "", "")
		out.WriteString("</mtc:match></mtc:matches>\n")
		mark, unmark = `<mrk id="m`+number+`" type="mtc:match">`, "</mrk>"
		state = "translated"
	}
	out.strings(`<segment state="`, state, `">`)
	writeElement(out, "source", oneLine(s.Text), mark, unmark)
	if t.Text != "" {
		writeElement(out, "target", oneLine(t.Text), "", "")
	}
	out.WriteString("</segment>\n</unit>\n")
	return nil
}

func (e *xliffEncoder) begin(out *output, from, to language.Tag) {
	e.from, e.to = from, to
	out.strings(xml.Header, `<xliff xmlns="`, xliffCore, `" xmlns:mtc="`, xliffMatches, `" xmlns:mda="`, xliffMetadata,
		`" version="2.0" xml:space="preserve" srcLang="`, from.String(), `" trgLang="`, to.String(), "\">\n")
}

func (e *xliffEncoder) file(out *output, source, target string) {
	if e.files > 0 {
		out.WriteString("</file>\n")
	}
	e.files++
	e.units = 0
	e.source, e.target = source, target
	out.strings(`<file id="f`, strconv.Itoa(e.files), `" original="`)
	out.xml(source)
	out.WriteString("\">\n")
	writeMetadata(out, "targetDocument", target)
}

func (e *xliffEncoder) close(out *output) error {
	if e.files == 0 {
		e.begin(out, language.Und, language.Und)
		e.file(out, "", "")
		out.WriteString("<group id=\"none\"/>\n") // a file element must not be empty
	}
	out.WriteString("</file>\n</xliff>\n")
	return nil
}

func writeElement(out *output, name, text, before, after string) {
	out.strings("<", name, ">", before)
	out.escape(text, func(r rune, _ int) { fmt.Fprintf(out, `<cp hex="%04X"/>`, r) })
	out.strings(after, "</", name, ">")
}

// writeMetadata writes pairs of a type and a value; those that say nothing are
// left out.
func writeMetadata(out *output, pairs ...string) {
	said := false
	for k := 0; k < len(pairs); k += 2 {
		if pairs[k+1] == "" {
			continue
		}
		if !said {
			out.WriteString(`<mda:metadata><mda:metaGroup category="sejajar">`)
			said = true
		}
		out.strings(`<mda:meta type="`, pairs[k], `">`)
		out.xml(pairs[k+1])
		out.WriteString("</mda:meta>")
	}
	if said {
		out.WriteString("</mda:metaGroup></mda:metadata>\n")
	}
}
