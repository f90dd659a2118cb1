package converters

import (
	"bufio"
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Poppler is the [extract.Converter] of PDF files. It asks pdftotext for the
// words with their places (-bbox-layout), which tell the paragraphs: between two
// of them it writes a blank line.
func Poppler(ctx context.Context, _ string, content []byte) ([]byte, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil, &MissingError{"pdftotext", "apt install poppler-utils; brew install poppler"}
	}
	return inFolder(content, "file.pdf", func(folder string) ([]byte, error) {
		words := filepath.Join(folder, "words.xml")
		if err := run(ctx, program, folder, "-bbox-layout", "-enc", "UTF-8", filepath.Join(folder, "file.pdf"), words); err != nil {
			return nil, err
		}
		file, err := os.Open(words)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		return pagesText(ctx, file)
	})
}

// A box is where on its page something stands, in points from the top left.
type box struct{ left, top, right, bottom float64 }

func (b box) height() float64 { return b.bottom - b.top }

func boxOf(e xml.StartElement) (b box) {
	sides := map[string]*float64{"xMin": &b.left, "yMin": &b.top, "xMax": &b.right, "yMax": &b.bottom}
	for _, a := range e.Attr {
		if side := sides[a.Name.Local]; side != nil {
			*side, _ = strconv.ParseFloat(a.Value, 64) // 0 puts it somewhere on the page
		}
	}
	return b
}

// A line is a line of a block, which is a part of a column.
type line struct {
	box
	block  int
	indent bool // it begins further right than most lines of its block
	text   strings.Builder
}

// pagesText makes text of the words of all pages.
func pagesText(ctx context.Context, words io.Reader) ([]byte, error) {
	var (
		text    strings.Builder
		lines   []*line
		blocks  int
		decoder = xml.NewDecoder(withoutControls{bufio.NewReader(words)})
	)
	decoder.Strict = false
	for n := 0; ; n++ {
		token, err := decoder.Token()
		switch {
		case err == io.EOF:
			return []byte(text.String()), nil
		case err != nil:
			return nil, fmt.Errorf("pdftotext: %w", err)
		case n%1024 == 0 && ctx.Err() != nil:
			return nil, ctx.Err()
		case text.Len() > maxBytes:
			return nil, errTooLong
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "block":
				blocks++
			case "line":
				lines = append(lines, &line{box: boxOf(token), block: blocks})
			case "word":
				var word string
				if err := decoder.DecodeElement(&word, &token); err != nil {
					return nil, fmt.Errorf("pdftotext: %w", err)
				}
				if len(lines) > 0 {
					last := lines[len(lines)-1]
					if last.text.Len() > 0 {
						last.text.WriteByte(' ')
					}
					last.text.WriteString(word)
				}
			}
		case xml.EndElement:
			if token.Name.Local == "page" {
				writePage(&text, lines)
				lines = nil
			}
		}
	}
}

// writePage writes the lines of a page.
func writePage(text *strings.Builder, lines []*line) {
	markIndents(lines)
	usual := usualStep(lines)
	for k, l := range lines {
		if k > 0 && apart(lines[k-1], l, usual) {
			text.WriteByte('\n')
		}
		text.WriteString(l.text.String())
		text.WriteByte('\n')
	}
	text.WriteByte('\f')
}

// Paragraphs are told by space between them or by an indent, in terms of the
// usual distance of two lines and of the height of a line. Typesetters leave
// half a line or more, and indent by one em or more.
const (
	stepApart   = 1.25
	heightApart = 1.15
	indentApart = 0.7
)

// apart reports whether a line begins a paragraph after another one.
func apart(before, l *line, usual float64) bool {
	step := l.top - before.top
	taller := max(l.height(), before.height()) > heightApart*min(l.height(), before.height())
	return step < l.height()/2 || step > stepApart*max(usual, l.height()) || taller || l.indent && !before.indent
}

// usualStep returns the distance from line to line that is the most usual one
// within the blocks of a page, 0 if no block has two lines.
func usualStep(lines []*line) float64 {
	var steps []float64
	for k := 1; k < len(lines); k++ {
		if step := lines[k].top - lines[k-1].top; step > 0 && lines[k].block == lines[k-1].block {
			steps = append(steps, step)
		}
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
}

// markIndents marks the lines that are indented, where less than half of the
// lines of their block are: where more are, the others hang out.
func markIndents(lines []*line) {
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && lines[end].block == lines[start].block {
			end++
		}
		block := lines[start:end]
		left := slices.MinFunc(block, func(a, b *line) int { return cmp.Compare(a.left, b.left) }).left
		indented := func(l *line) bool { return l.left-left > indentApart*l.height() }
		n := 0
		for _, l := range block {
			if indented(l) {
				n++
			}
		}
		for _, l := range block {
			l.indent = 2*n < len(block) && indented(l)
		}
		start = end
	}
}

// withoutControls leaves out control characters, which are not allowed in XML
// but which pdftotext writes where fonts have them.
type withoutControls struct{ *bufio.Reader }

func (r withoutControls) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	for i, c := range p[:n] {
		if c < ' ' && !unicode.IsSpace(rune(c)) {
			p[i] = ' '
		}
	}
	return n, err
}
