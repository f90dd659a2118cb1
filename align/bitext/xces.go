package bitext

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/lines"
)

// An xcesEncoder writes a group of links for each two documents. Sentences are
// named by their numbers from 1, as in OPUS.
type xcesEncoder struct {
	begun          bool
	source, target string
	links          int
}

func (e *xcesEncoder) encode(out *output, u Unit) error {
	s, t, err := u.pair()
	if err != nil {
		return err
	}
	if !e.begun || s.Document != e.source || t.Document != e.target {
		e.endGroup(out)
		e.begun, e.source, e.target = true, s.Document, t.Document
		out.WriteString(`<linkGrp targType="s" fromDoc="`)
		out.xml(s.Document)
		out.WriteString(`" toDoc="`)
		out.xml(t.Document)
		out.WriteString("\">\n")
	}
	out.strings(`<link certainty="`, digits(u.Confidence), `" xtargets="`,
		sentenceNames(s.Sentences), ";", sentenceNames(t.Sentences), `" id="SL`, strconv.Itoa(e.links), "\"/>\n")
	e.links++
	return nil
}

func (e *xcesEncoder) endGroup(out *output) {
	if e.begun {
		out.WriteString("</linkGrp>\n")
	} else {
		out.strings(xml.Header, `<cesAlign version="1.0">`, "\n")
	}
}

func (e *xcesEncoder) close(out *output) error {
	e.endGroup(out)
	out.WriteString("</cesAlign>\n")
	return nil
}

func sentenceNames(s align.Span) string {
	var names strings.Builder
	for i := s.Start; i < s.End; i++ {
		if i > s.Start {
			names.WriteByte(' ')
		}
		names.WriteString(strconv.Itoa(i + 1))
	}
	return names.String()
}

// readXCES reads units that have their documents, sentences and confidence. A
// certainty beyond 0 to 1, as of some aligners in OPUS, is not read.
func readXCES(r io.Reader, yield func(Unit) bool) error {
	var source, target string
	return eachElement(r, XCES, "cesAlign", func(_ *xmlReader, start xml.StartElement) error {
		switch start.Name.Local {
		case "linkGrp":
			source, target = attribute(start, "fromDoc"), attribute(start, "toDoc")
		case "link":
			u, err := parseLink(start)
			if err != nil {
				return err
			}
			u.Versions[0].Document, u.Versions[1].Document = source, target
			return proceed(yield(u))
		}
		return nil
	})
}

func parseLink(link xml.StartElement) (u Unit, err error) {
	u.Versions = make([]Version, 2)
	if c, err := parseConfidence(attribute(link, "certainty")); err == nil {
		u.Confidence = c
	}
	from, to, ok := strings.Cut(attribute(link, "xtargets"), ";")
	if !ok {
		return u, fmt.Errorf("a link has no xtargets with a semicolon, as 1 2;1")
	}
	if u.Versions[0].Sentences, err = parseNames(from); err == nil {
		u.Versions[1].Sentences, err = parseNames(to)
	}
	return u, err
}

// parseNames reads "4 5", or "s4 s5" as some corpora in OPUS have it, as the
// span from 3 to 5.
func parseNames(names string) (align.Span, error) {
	var span align.Span
	for name := range strings.FieldsSeq(names) {
		n, err := parseNumber(strings.TrimPrefix(name, "s"))
		switch {
		case err != nil || n == 0:
			return align.Span{}, fmt.Errorf("%s does not name a sentence by its number from 1", lines.Quote(name))
		case span.Len() == 0:
			span = align.Span{Start: n - 1, End: n}
		case n == span.End+1:
			span.End++
		default:
			return align.Span{}, fmt.Errorf("the sentences %s do not stand together", lines.Quote(names))
		}
	}
	return span, nil
}
