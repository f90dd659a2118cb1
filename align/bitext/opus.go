package bitext

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strconv"

	"github.com/sejajar/sejajar/align"
)

// WriteSentences writes a document as the corpora of OPUS have them: XML with
// its paragraphs and, numbered from 1, its sentences, which are the numbers that
// links of [XCES] name. Line breaks and tabs are written as spaces. Removed is the
// number of characters left out because XML forbids them.
func WriteSentences(w io.Writer, d align.Document) (removed int, err error) {
	if w == nil {
		return 0, errors.New("bitext: WriteSentences(nil): there is nothing to write to")
	}
	out := output{Writer: bufio.NewWriter(w)}
	out.strings(xml.Header, `<document id="`)
	out.xml(d.ID)
	out.WriteString("\">\n")
	paragraph := -1
	for k, s := range d.Sentences {
		if s.Paragraph != paragraph || k == 0 {
			if k > 0 {
				out.WriteString("</p>\n")
			}
			paragraph = s.Paragraph
			out.strings(`<p id="`, strconv.Itoa(paragraph+1), "\">\n")
		}
		out.strings(`<s id="`, strconv.Itoa(k+1), `">`)
		out.xml(oneLine(d.Slice(align.Span{Start: k, End: k + 1})))
		out.WriteString("</s>\n")
	}
	if len(d.Sentences) > 0 {
		out.WriteString("</p>\n")
	}
	out.WriteString("</document>\n")
	return out.removed, out.Flush()
}
