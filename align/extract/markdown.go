package extract

import (
	"context"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// readMarkdown reads Markdown: CommonMark with the tables, the struck text and
// the task lists of GitHub, and the marks that [markParser] knows.
func readMarkdown(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	written, from, e, err := decodeText(ctx, name, content, s)
	if err != nil {
		return nil, err
	}
	source := []byte(withLineFeeds(withoutMark(written)))
	if deep := deepestLine(source); deep > maxMarkers {
		return nil, &FormatError{Name: name, Format: Markdown, Err: fmt.Errorf("a line has more than %d marks of quotes and lists", maxMarkers)}
	}
	shown := markdownText{base: len(written) - len(withoutMark(written))}
	body := shown.addFrontMatter(source)
	root := markdownParser().Parse(text.NewReader(body))
	if ctx.Err() != nil {
		return nil, fmt.Errorf("%s: %w", name, ctx.Err())
	}
	shown.add(root, body)
	return shown.file(&File{Name: name, Format: Markdown, Encoding: e}, from), nil
}

// withLineFeeds makes a line feed of every carriage return that stands alone.
func withLineFeeds(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	fed := []byte(text)
	for i, b := range fed {
		if b == '\r' && (i+1 == len(fed) || fed[i+1] != '\n') {
			fed[i] = '\n'
		}
	}
	return string(fed)
}

// maxMarkers is how many quotes and lists may begin in one line. The parser
// goes into each of them by calling itself.
const maxMarkers = 512

// deepestLine counts the quotes and lists that begin in a line, in the line
// that has most of them.
func deepestLine(source []byte) (deepest int) {
	count, inside := 0, false // of the line, and whether its own text has begun
	for i, b := range source {
		switch {
		case b == '\n':
			count, inside = 0, false
		case inside || b == ' ' || b == '\t' || '0' <= b && b <= '9':
		case b == '>':
			count++
		case strings.IndexByte("-+*.)", b) < 0 || i+1 < len(source) && source[i+1] != ' ' && source[i+1] != '\t':
			inside = true
		default:
			count++
		}
		deepest = max(deepest, count)
	}
	return deepest
}

func markdownParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(longParagraphs{}, 0)),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// maxParagraph is how many bytes a paragraph has at most in which marks count.
// The parser may take the square of that time for one, a quarter of a second for this.
const maxParagraph = 32 << 10

// longParagraphs takes longer ones as they are.
type longParagraphs struct{}

// Transform implements [parser.ParagraphTransformer].
func (longParagraphs) Transform(node *ast.Paragraph, _ text.Reader, _ parser.Context) {
	lines, size := node.Lines(), 0
	for i := range lines.Len() {
		size += lines.At(i).Stop - lines.At(i).Start
	}
	if size > maxParagraph {
		code := ast.NewCodeBlock()
		code.SetLines(lines)
		node.Parent().ReplaceChild(node.Parent(), node, code)
	}
}

// fragmentParser parses text in HTML, all of which is paragraphs.
func fragmentParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)),
		parser.WithParagraphTransformers(util.Prioritized(longParagraphs{}, 0)),
		parser.WithInlineParsers(inlineParsers()...),
	)
}

func inlineParsers() []util.PrioritizedValue {
	return append(parser.DefaultInlineParsers(),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(markParser{}, 50),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
	)
}

// A markdownText is what a reader sees of Markdown.
type markdownText struct {
	blockText
	base  int // where in the text of the file the source of the nodes starts
	lists int // how many lists stand around
}

// add adds a tree that was parsed of a source. It does not call itself, as what
// stands in a line may be nested as deep as the line is long.
func (t *markdownText) add(root ast.Node, source []byte) {
	for n := root; n != nil; {
		if t.enter(n, source) && n.FirstChild() != nil {
			n = n.FirstChild()
			continue
		}
		for t.leave(n); n != root && n.NextSibling() == nil; t.leave(n) {
			n = n.Parent()
		}
		if n == root {
			return
		}
		n = n.NextSibling()
	}
}

// enter adds what comes first of a node, and reports whether its children are
// to be added.
func (t *markdownText) enter(n ast.Node, source []byte) bool {
	switch n := n.(type) {
	case *ast.ListItem:
		t.lists++
	case *ast.Paragraph, *ast.TextBlock:
		t.begin(t.proseBlock())
	case *ast.Heading:
		t.begin(Block{Kind: Heading, Level: n.Level})
	case *extast.TableCell:
		t.begin(Block{Kind: TableCell})
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		t.begin(Block{Kind: Code})
		t.addCode(n.Lines(), source)
		return false
	case *ast.HTMLBlock:
		t.addHTML(n, source)
		return false
	case *ast.Text:
		t.addText(n.Segment, source, n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan)
		switch {
		case n.HardLineBreak():
			t.endLine()
		case n.SoftLineBreak():
			t.gap = max(t.gap, space)
		}
	case *ast.AutoLink:
		label := n.Label(source)
		if at := n.Pos(); at >= 0 { // of the < before it
			t.addText(text.NewSegment(at+1, at+1+len(label)), source, true)
		}
	case *ast.RawHTML:
		if isLineBreak(n.Segments.Value(source)) {
			t.endLine()
		}
	case *ast.Image:
		return false
	}
	return true
}

func (t *markdownText) leave(n ast.Node) {
	if n.Kind() == ast.KindListItem {
		t.lists--
	}
	if n.Type() == ast.TypeBlock {
		t.gap = paragraph
	}
}

func (t *markdownText) begin(block Block) { t.gap, t.block = paragraph, block }

func (t *markdownText) proseBlock() Block {
	if t.lists > 0 {
		return Block{Kind: ListItem, Level: t.lists}
	}
	return Block{Kind: Paragraph}
}

// addCode adds lines as they are.
func (t *markdownText) addCode(lines *text.Segments, source []byte) {
	for i := range lines.Len() {
		t.addText(lines.At(i), source, true)
		t.endLine()
	}
}

// addText adds a part of the source, in which backslashes and character
// references count unless it is raw.
func (t *markdownText) addText(part text.Segment, source []byte, raw bool) {
	for at := part.Start; at < part.Stop; {
		rest := string(source[at:min(part.Stop, at+maxReference)])
		shown, size, same := nextCharacter(rest, raw)
		for _, r := range shown {
			t.addRune(r, place{start: t.base + at, size: size, same: same, known: true})
		}
		at += size
	}
}
