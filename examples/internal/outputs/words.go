package outputs

import (
	"bufio"
	"fmt"

	"github.com/sejajar/sejajar/align"
)

// WriteLinks writes links of words as Pharaoh does: 0-0 1-2, words counted from 0.
func WriteLinks(out *bufio.Writer, links []align.WordLink) {
	for k, l := range links {
		if k > 0 {
			out.WriteByte(' ')
		}
		fmt.Fprintf(out, "%d-%d", l.SourceIndex, l.TargetIndex)
	}
}

// WriteWords writes the words of a bead that links count, in the form of fast_align: das
// Haus ||| the house.
func WriteWords(out *bufio.Writer, a *align.Alignment, b align.Bead) {
	writeWords(out, a.Source, b.Source)
	out.WriteString(" ||| ")
	writeWords(out, a.Target, b.Target)
}

func writeWords(out *bufio.Writer, d align.Document, span align.Span) {
	for k, r := range d.Words(span) {
		if k > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(r.In(d.Text))
	}
}
