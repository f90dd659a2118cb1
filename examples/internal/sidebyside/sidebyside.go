// Package sidebyside prints an alignment for people: the paired sentences in
// two columns, and after them what only one of the documents says.
package sidebyside

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// margin is the width of the column of confidences before the text, and gap
// what stands between two columns of text.
const (
	margin = len("0.98  ")
	gap    = " │ "
)

// Write prints the alignment, columns wide.
func Write(w io.Writer, a *align.Alignment, columns int) error {
	p := printer{width: (columns - margin - terminal.Width(gap)) / 2, columns: columns}
	p.heading(a)
	for _, bead := range a.Beads {
		if !bead.Null() {
			p.row(confidence(bead), a.Source.Slice(bead.Source), a.Target.Slice(bead.Target))
		}
	}
	p.rule("┴")
	p.only(a.Source, a.Beads, func(b align.Bead) align.Span { return b.Source })
	p.only(a.Target, a.Beads, func(b align.Bead) align.Span { return b.Target })
	_, err := io.WriteString(w, p.text.String())
	return err
}

// Language names a language for people.
func Language(tag language.Tag) string {
	if tag == language.Und {
		return "unknown language"
	}
	return display.English.Tags().Name(tag)
}

type printer struct {
	text           strings.Builder
	width, columns int // of one column of text, and of all
}

func (p *printer) heading(a *align.Alignment) {
	source, target := a.Coverage()
	p.rule("┬")
	p.row("", a.Source.ID, a.Target.ID)
	p.row("", about(a.Source, source), about(a.Target, target))
	p.rule("┼")
}

func about(d align.Document, coverage float64) string {
	paired := int(coverage*float64(len(d.Sentences)) + 0.5)
	return fmt.Sprintf("%s, %d of %d sentences paired: %.0f%%", Language(d.Language), paired, len(d.Sentences), 100*coverage)
}

// only prints the sentences of one document that have no counterpart.
func (p *printer) only(d align.Document, beads []align.Bead, side func(align.Bead) align.Span) {
	var missing []align.Bead
	for _, bead := range beads {
		if bead.Null() && side(bead).Len() > 0 {
			missing = append(missing, bead)
		}
	}
	if len(missing) == 0 {
		return
	}
	fmt.Fprintf(&p.text, "\nonly in %s\n", terminal.Printable(d.ID))
	for _, bead := range missing {
		for i, line := range terminal.Wrap(d.Slice(side(bead)), p.columns-margin) {
			p.line(label(i, confidence(bead)), line)
		}
	}
}

// row prints two texts in columns, with a label before their first line.
func (p *printer) row(name, source, target string) {
	left, right := terminal.Wrap(source, p.width), terminal.Wrap(target, p.width)
	for i := range max(len(left), len(right)) {
		p.line(label(i, name), terminal.Pad(line(left, i), p.width)+gap+line(right, i))
	}
}

// rule draws a line across, with a junction where the gap crosses it.
func (p *printer) rule(junction string) {
	left := margin + p.width + 1
	p.text.WriteString(strings.Repeat("─", left) + junction + strings.Repeat("─", p.columns-left-1) + "\n")
}

func (p *printer) line(label, text string) {
	p.text.WriteString(strings.TrimRight(terminal.Pad(label, margin)+text, " ") + "\n")
}

func label(line int, name string) string {
	if line > 0 {
		return ""
	}
	return name
}

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// confidence is blank where none is known.
func confidence(b align.Bead) string {
	if b.Confidence == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", b.Confidence)
}
