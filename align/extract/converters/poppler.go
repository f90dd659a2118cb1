package converters

import (
	"cmp"
	"context"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
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
		words, w := io.Pipe()
		done := make(chan struct{})
		go func() {
			defer close(done)
			w.CloseWithError(run(ctx, w, program, folder, "-bbox-layout", "-enc", "UTF-8", filepath.Join(folder, "file.pdf"), "-"))
		}()
		text, err := pagesText(ctx, words)
		words.Close() // ends the program where not all of it was read
		<-done
		return text, err
	})
}

// A box is where on its page something stands, in points from the top left.
type box struct{ left, top, right, bottom float64 }

func (b box) height() float64 { return b.bottom - b.top }

// boxOf reads the box of the element that a tokenizer has come to. What is no
// number is 0, which puts it somewhere on the page.
func boxOf(tokens *html.Tokenizer) (b box) {
	sides := map[string]*float64{"xmin": &b.left, "ymin": &b.top, "xmax": &b.right, "ymax": &b.bottom}
	for more := true; more; {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		if side := sides[string(key)]; side != nil {
			*side, _ = strconv.ParseFloat(string(value), 64)
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

// pagesText makes text of the words of all pages. They come as HTML, in which
// there may be characters that XML does not allow.
func pagesText(ctx context.Context, words io.Reader) ([]byte, error) {
	var (
		text   strings.Builder
		lines  []*line
		blocks int
		inWord bool
		size   int
		tokens = html.NewTokenizer(words)
	)
	tokens.SetMaxBuf(maxToken)
	for n := 1; ; n++ {
		kind := tokens.Next()
		name, _ := tokens.TagName()
		switch tag := string(name); {
		case kind == html.ErrorToken && tokens.Err() == io.EOF:
			return []byte(text.String()), nil
		case kind == html.ErrorToken:
			return nil, tokens.Err()
		case n%1024 == 0 && ctx.Err() != nil:
			return nil, ctx.Err()
		case size > maxBytes:
			return nil, errTooLong
		case kind == html.TextToken && inWord && len(lines) > 0:
			word := tokens.Text()
			size += len(word)
			lines[len(lines)-1].add(string(word))
		case tag == "word":
			inWord = kind == html.StartTagToken
		case kind == html.StartTagToken && tag == "block":
			blocks++
		case kind == html.StartTagToken && tag == "line":
			lines = append(lines, &line{box: boxOf(tokens), block: blocks})
		case kind == html.EndTagToken && tag == "page":
			writePage(&text, lines)
			lines = nil
		}
	}
}

// maxToken is how many bytes a word may have.
const maxToken = 1 << 20

// add adds a word.
func (l *line) add(word string) {
	if l.text.Len() > 0 {
		l.text.WriteByte(' ')
	}
	for _, r := range word {
		if !unicode.IsControl(r) {
			l.text.WriteRune(r)
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
