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
