package extract

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// maxReference is the most bytes that a character takes: the longest name of
// one has 31 letters.
const maxReference = 40

// nextCharacter returns what a text starts with: a character as it is, after a
// backslash or by a reference, which may be two, and the bytes that it takes.
func nextCharacter(text string, raw bool) (shown string, size int, same bool) {
	if !raw && len(text) > 1 && text[0] == '\\' && util.IsPunct(text[1]) {
		return text[1:2], 2, false
	}
	if !raw {
		if shown, size := reference(text); size > 0 {
			return shown, size, false
		}
	}
	_, size = utf8.DecodeRuneInString(text)
	return text[:size], size, true
}

// reference returns what the character reference that a text starts with stands
// for, and how long it is; 0 if the text starts with none.
func reference(text string) (shown string, size int) {
	text = text[:min(len(text), maxReference)]
	end := strings.IndexByte(text, ';')
	if end < 0 || text[0] != '&' {
		return "", 0
	}
	written := text[:end+1]
	if shown = html.UnescapeString(written); shown == written || strings.HasSuffix(shown, ";") {
		return "", 0
	}
	return shown, len(written)
}

// A markParser reads what generators of sites add to Markdown, so that it is no
// text: comments as {/* here */}, names as {#here} and {: .here} at the end of a
// block, tags of templates as {% here %}, marks of footnotes as [^here], and of
// notes as [!here] and :::here.
type markParser struct{}

func (markParser) Trigger() []byte { return []byte("{[:") }

// Parse implements [parser.InlineParser].
func (markParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if bytes.HasPrefix(line, commentStart) {
		return parseComment(block, pc)
	}
	length := markLength(line)
	if length == 0 || line[0] == ':' && !startsLine(block) {
		return nil
	}
	block.Advance(length)
	node := ast.NewRawHTML()
	node.Segments.Append(segment.WithStop(segment.Start + length))
	return node
}

// maxMark is how long a mark in a line may be.
const maxMark = 256

// markLength returns how long the mark is that a line starts with, 0 if there
// is none.
func markLength(line []byte) int {
	line = line[:min(len(line), maxMark)]
	begins := func(with string) bool { return bytes.HasPrefix(line, []byte(with)) }
	until := func(closing string) int { return bytes.Index(line, []byte(closing)) + len(closing) }
	switch {
	case begins("{#"), begins("{:"):
		if end := until("}"); end > 0 && len(bytes.TrimSpace(line[end:])) == 0 {
			return end
		}
	case begins("{%"):
		if end := until("%}"); end > 1 {
			return end
		}
	case begins("[^"):
		end := until("]")
		if end < 4 || bytes.ContainsAny(line[:end], " \t") {
			return 0
		}
		if end < len(line) && line[end] == ':' {
			end++
		}
		return end
	case begins("[!"):
		if end := until("]"); end > 0 && bytes.Equal(bytes.ToUpper(line[:end]), line[:end]) {
			return end
		}
	case begins(":::"):
		rest := bytes.TrimLeft(bytes.TrimLeft(line, ":"), " \t")
		rest = bytes.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || r == '-' })
		return len(line) - len(rest)
	}
	return 0
}

var commentStart, commentEnd = []byte("{/*"), []byte("*/}")

// noComment is set where the text has no end of a comment any more, so that it
// is not sought again for each that seems to begin.
var noComment = parser.NewContextKey()

// parseComment reads a comment, of several lines perhaps.
func parseComment(block text.Reader, pc parser.Context) ast.Node {
	line, position := block.Position()
	if last, ok := pc.Get(noComment).(int); ok && position.Start < last {
		return nil
	}
	node := ast.NewRawHTML()
	for {
		text, segment := block.PeekLine()
		if text == nil {
			break
		}
		if end := bytes.Index(text, commentEnd); end >= 0 {
			end += len(commentEnd)
			node.Segments.Append(segment.WithStop(segment.Start + end))
			block.Advance(end)
			return node
		}
		node.Segments.Append(segment)
		pc.Set(noComment, segment.Stop)
		block.AdvanceLine()
	}
	block.SetPosition(line, position)
	return nil
}

// startsLine reports whether a reader stands where a line begins.
func startsLine(block text.Reader) bool {
	before := block.PrecendingCharacter()
	return before == '\n' || before == utf8.RuneError
}

// isLineBreak reports whether HTML in a line is the element br.
func isLineBreak(tag []byte) bool {
	name := strings.ToLower(strings.Trim(string(tag), "</ >"))
	return name == "br"
}

// addHTML adds the text of HTML that stands as a block. Comments, scripts and
// the like have none; what else stands between tags is Markdown.
func (t *markdownText) addHTML(n *ast.HTMLBlock, source []byte) {
	lines := n.Lines()
	if lines.Len() == 0 || n.HTMLBlockType > ast.HTMLBlockType1 && n.HTMLBlockType < ast.HTMLBlockType6 {
		return
	}
	start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		end = max(end, n.ClosureLine.Stop)
	}
	fragment := bytes.Repeat([]byte(" "), end-start)
	for i := range lines.Len() {
		line := lines.At(i)
		copy(fragment[line.Start-start:], source[line.Start:line.Stop])
	}
	if n.HasClosure() {
		copy(fragment[n.ClosureLine.Start-start:], source[n.ClosureLine.Start:n.ClosureLine.Stop])
	}
	blankTags(fragment)
	around := t.base
	t.base += start
	t.add(fragmentParser().Parse(text.NewReader(fragment)), fragment)
	t.base = around
}

// blankTags puts spaces in the place of all in HTML that is not shown, and
// blank lines in that of the tags of blocks.
func blankTags(fragment []byte) {
	tokens := html.NewTokenizer(strings.NewReader(string(fragment)))
	at := 0
	var unseen []byte // the element around that is not shown
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		token := fragment[at : at+len(tokens.Raw())]
		at += len(token)
		if kind == html.TextToken && unseen == nil {
			continue
		}
		for i := range token {
			token[i] = ' '
		}
		if kind == html.StartTagToken || kind == html.EndTagToken || kind == html.SelfClosingTagToken {
			name, _ := tokens.TagName()
			if !isInline(name) {
				copy(token, "\n\n")
			}
			switch {
			case kind == html.EndTagToken && bytes.Equal(name, unseen):
				unseen = nil
			case kind == html.StartTagToken && unseen == nil && isUnseen(string(name)):
				unseen = bytes.Clone(name)
			}
		}
	}
	for i := at; i < len(fragment); i++ {
		fragment[i] = ' ' // a tag that does not end
	}
}

func isUnseen(name string) bool {
	switch name {
	case "script", "style", "textarea", "noscript", "template", "svg", "iframe", "select":
		return true
	}
	return false
}

// isInline reports whether an element stands in a line of text (HTML Standard,
// section 4.5).
func isInline(name []byte) bool {
	switch string(name) {
	case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark",
		"q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr":
		return true
	}
	return false
}

// frontTexts are the entries of front matter that are shown.
var frontTexts = map[string]Block{
	"title":       {Kind: Heading, Level: 1},
	"subtitle":    {Kind: Paragraph},
	"description": {Kind: Paragraph},
	"summary":     {Kind: Paragraph},
}

// addFrontMatter adds the title and the like that stand before Markdown, in
// lines of YAML or TOML between two of --- or +++, and returns the source with
// blank space in the place of all of these.
func (t *markdownText) addFrontMatter(source []byte) []byte {
	first, rest, _ := bytes.Cut(source, []byte("\n"))
	fence := string(bytes.TrimRight(first, " \t\r"))
	if fence != "---" && fence != "+++" {
		return source
	}
	lines, at := [][2]int(nil), len(first)+1
	for {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		if string(bytes.TrimRight(line, " \t\r")) == fence {
			break
		}
		if !found {
			return source
		}
		lines = append(lines, [2]int{at, at + len(line)})
		at += len(line) + 1
		rest = after
	}
	for _, line := range lines {
		t.addEntry(source, line[0], line[1])
	}
	end := at + len(fence)
	return append(bytes.Repeat([]byte(" "), end-1), append([]byte("\n"), source[end:]...)...)
}

// addEntry adds the text of a line of front matter, if it is shown.
func (t *markdownText) addEntry(source []byte, start, end int) {
	line := string(source[start:end])
	key := strings.IndexAny(line, ":=")
	if key < 0 {
		return
	}
	block, shown := frontTexts[strings.TrimSpace(line[:key])]
	value := strings.TrimSpace(line[key+1:])
	if !shown || value == "" || strings.ContainsAny(value[:1], "|>[{&*!") {
		return
	}
	at := start + key + 1 + strings.Index(line[key+1:], value)
	if quote := value[0]; len(value) > 1 && (quote == '"' || quote == '\'') && value[len(value)-1] == quote {
		at, value = at+1, value[1:len(value)-1]
	}
	t.begin(block)
	t.addText(text.NewSegment(at, at+len(value)), source, true)
	t.gap = paragraph
}
