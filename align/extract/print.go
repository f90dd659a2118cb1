package extract

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readPrinted reads a text that was laid out for paper, as programs take it out
// of PDF files: its lines are put together again.
func readPrinted(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	file, err := readText(ctx, name, content, s)
	if err != nil {
		return nil, err
	}
	text, err := putTogether(ctx, name, file.Text, s)
	if err != nil {
		return nil, err
	}
	return text.file(&File{Name: name, Format: Printed, Encoding: file.Encoding, Whole: s.whole}, file.steps...), nil
}

// putTogether puts the lines of a text together.
func putTogether(ctx context.Context, name, text string, s settings) (*blockText, error) {
	p := newLayout(text)
	for k, l := range p.lines {
		if k%1024 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("%s: %w", name, ctx.Err())
		}
		switch {
		case l.blank():
		case l.furniture:
			p.later = append(p.later, k)
		default:
			p.addLine(k)
		}
	}
	p.endParagraph()
	if s.whole {
		return &p.out, nil
	}
	return p.out.furnitureLast(), nil
}

// isPrinted is the signature of a text that was laid out for paper: words of
// it go on in the next line after a hyphen.
func isPrinted(start []byte, ending string) bool {
	if ending != "" && ending != ".txt" && ending != ".text" {
		return false
	}
	lines := bytes.Count(start, []byte("\n"))
	broken := len(brokenWord.FindAllIndex(start, -1))
	return broken >= 2 && 30*broken >= lines
}

var brokenWord = regexp.MustCompile(`\pL\p{Ll}[-\x{ad}\x{2010}][ \t\r]*\n[ \t]*\p{Ll}{2}`)

// A layout is a text in lines that are being put together.
type layout struct {
	text  string
	lines []printedLine
	words map[string]bool // those that stand in a line
	out   blockText

	last   int   // the line before of the paragraph, -1 if it begins
	widest int   // width of the widest line of the paragraph
	count  int   // of its lines
	later  []int // furniture, until the paragraph has ended
}

func newLayout(text string) *layout {
	p := &layout{text: text, lines: printedLines(text), words: make(map[string]bool), last: -1, out: blockText{block: Block{Kind: Paragraph}}}
	for _, l := range p.lines {
		for word := range strings.FieldsFuncSeq(l.In(text), func(r rune) bool { return !unicode.IsLetter(r) && !isHyphen(r) }) {
			p.words[strings.ToLower(strings.TrimFunc(word, isHyphen))] = true
		}
	}
	return p
}

// addLine adds a line to the paragraph, or begins another one with it.
func (p *layout) addLine(k int) {
	if p.last >= 0 && !p.goesOn(k) {
		p.endParagraph()
	}
	line := p.lines[k]
	if p.last >= 0 && !p.joins(p.last, k) {
		p.out.gap = max(p.out.gap, space)
	}
	end := line.End
	if after := p.follower(k); after >= 0 && p.breaksWord(k, after) == joined {
		_, size := utf8.DecodeLastRuneInString(line.In(p.text))
		end -= size
	}
	p.add(line.Start, end)
	p.widest, p.count, p.last = max(p.widest, line.width(p.text)), p.count+1, k
}

func (p *layout) add(start, end int) {
	for at, r := range p.text[start:end] {
		size := utf8.RuneLen(r)
		p.out.addRune(r, place{start: start + at, size: size, same: true, known: true})
	}
}

func (p *layout) endParagraph() {
	p.last, p.widest, p.count = -1, 0, 0
	p.out.gap = paragraph
	for _, k := range p.later {
		p.out.block.Kind = Furniture
		p.add(p.lines[k].Start, p.lines[k].End)
		p.out.gap = paragraph
	}
	p.out.block.Kind = Paragraph
	p.later = p.later[:0]
}

// follower returns the line of text that comes after one, -1 if there is none.
func (p *layout) follower(k int) int {
	for k = next(p.lines, k, 1); k >= 0 && p.lines[k].furniture; {
		k = next(p.lines, k, 1)
	}
	return k
}

// goesOn reports whether the paragraph goes on in a line.
func (p *layout) goesOn(k int) bool {
	last, line := p.lines[p.last], p.lines[k]
	written, before := line.In(p.text), last.In(p.text)
	first, _ := utf8.DecodeRuneInString(written)
	full := 5*last.width(p.text) >= 4*p.widest
	switch {
	case p.breaksWord(p.last, k) != whole:
		return true
	case listMark.MatchString(written):
		return false
	case k == p.last+1 && last.page == line.page:
		// Where the next word would have had room, the line was ended on purpose.
		word, _, _ := strings.Cut(written, " ")
		room := last.width(p.text) + 1 + utf8.RuneCountInString(word)
		needed := 60
		if endsSentence(before) {
			needed = 80
		}
		return 100*room > needed*line.widest || unicode.IsLower(first)
	case endsSentence(before):
		return false
	case unicode.IsLower(first):
		return full
	}
	return full && p.count > 1 && (last.page != line.page || len(p.later) > 0)
}

var listMark = regexp.MustCompile(`^(?:[•◦▪‣●*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s`)

// endsSentence reports whether a line ends where a sentence may end.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, `"'”“’‘»«›‹)]`)
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…:", last)
}

// A breaking is how a word is broken at the end of a line.
type breaking int

const (
	whole      breaking = iota // it is not
	joined                     // the hyphen is there for the break alone
	hyphenated                 // the word has a hyphen there
)

// breaksWord tells whether a word goes on from one line to another.
func (p *layout) breaksWord(k, after int) breaking {
	before, line := p.lines[k].In(p.text), p.lines[after].In(p.text)
	last, size := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(line)
	if !isHyphen(last) || !unicode.IsLetter(first) {
		return whole
	}
	head := before[:len(before)-size]
	head = strings.ToLower(head[len(strings.TrimRightFunc(head, unicode.IsLetter)):])
	tail := line[:len(line)-len(strings.TrimLeftFunc(line, unicode.IsLetter))]
	switch lower := strings.ToLower(tail); {
	case head == "":
		return whole
	case p.words[head+lower], last == '\u00ad':
		return joined
	case p.words[head+"-"+lower], unicode.IsUpper(first), head == lower:
		return hyphenated // Nord-Süd; anak-anak
	case conjunctions[lower]:
		return whole // Vor- und Nachteile
	}
	return joined
}

// joins reports whether nothing stands between two lines.
func (p *layout) joins(k, after int) bool { return p.breaksWord(k, after) != whole }

var conjunctions = map[string]bool{"und": true, "oder": true, "bzw": true, "sowie": true, "and": true, "or": true, "to": true,
	"dan": true, "atau": true}

func isHyphen(r rune) bool { return r == '-' || r == '\u00ad' || r == '\u2010' }
