package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A visibleText is what a reader sees of a page.
type visibleText struct {
	blockText
	source       sourceReader
	preformatted int // how many elements around keep their line breaks

	article   map[*html.Node]bool // the texts of it
	inArticle bool                // the text that is added is
	comments  int                 // how many elements around are for comments
	told      []told              // of each block
}

// A told is how many bytes of a block are of the article or of comments on it.
type told struct{ inside, comments int }

func newVisibleText(marks sourceMarks) *visibleText {
	return &visibleText{
		blockText: blockText{block: Block{Kind: Paragraph}},
		source:    sourceReader{sourceMarks: marks, lost: true},
	}
}

// add adds a node with all beneath it. How deep it calls itself is limited by
// the parser.
func (t *visibleText) add(n *html.Node) {
	if n.Type == html.TextNode {
		t.inArticle = t.article[n]
		t.addText(n.Data)
		return
	}
	if hidden(n) {
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		t.endLine()
	case n.DataAtom == atom.Pre:
		t.preformatted++
		defer func() { t.preformatted-- }()
	}
	if isComments(n) {
		t.comments++
		defer func() { t.comments-- }()
	}
	if isBlock[n.DataAtom] {
		t.gap = paragraph
		around := t.block
		t.block = blockIn(around, n.DataAtom)
		defer func() { t.gap, t.block = paragraph, around }()
	}
	for child := range n.ChildNodes() {
		t.add(child)
	}
}

func (t *visibleText) addText(text string) {
	t.source.lost = true
	for more := true; more; {
		var before string
		var place int
		before, place, text, more = t.source.cut(text)
		for _, r := range before {
			t.addRune(r)
		}
		t.source.moveTo(place)
	}
}

func (t *visibleText) addRune(r rune) {
	from := t.source.next(r)
	if r == '\n' && t.preformatted > 0 {
		t.endLine()
		return
	}
	before := t.text.Len()
	t.blockText.addRune(r, from)
	t.told = append(t.told, make([]told, len(t.blocks)-len(t.told))...)
	switch last, n := len(t.told)-1, t.text.Len()-before; {
	case last < 0:
	case t.inArticle:
		t.told[last].inside += n
	case t.comments > 0:
		t.told[last].comments += n
	}
}

// hidden reports whether an element is not shown, with what is in it.
func hidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template,
		atom.Svg, atom.Canvas, atom.Iframe, atom.Object, atom.Audio, atom.Video,
		atom.Select, atom.Datalist, atom.Textarea, atom.Rp, atom.Rt:
		return true
	}
	closed := n.DataAtom == atom.Dialog
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "open":
			closed = false
		case "style":
			if strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
				return true
			}
		}
	}
	return closed
}

// isBlock has the elements that browsers show as blocks (HTML Standard, section
// 15.3), and the cells of tables.
var isBlock = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true,
	atom.Caption: true, atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true,
	atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true,
	atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true,
	atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hgroup: true,
	atom.Hr: true, atom.Legend: true, atom.Li: true, atom.Main: true, atom.Menu: true, atom.Nav: true,
	atom.Ol: true, atom.P: true, atom.Pre: true, atom.Search: true, atom.Section: true,
	atom.Summary: true, atom.Table: true, atom.Td: true, atom.Th: true, atom.Tr: true, atom.Ul: true,
}

// blockIn returns what a block element makes of the text in it, where another
// stands around. An element that says nothing of its own, such as div, leaves
// it what it is; furniture is all that is in it.
func blockIn(around Block, element atom.Atom) Block {
	if around.Kind == Furniture {
		return around
	}
	switch element {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		name := element.String()
		return Block{Kind: Heading, Level: int(name[1] - '0')}
	case atom.Li, atom.Dt, atom.Dd:
		level := 1
		if around.Kind == ListItem {
			level += around.Level
		}
		return Block{Kind: ListItem, Level: level}
	case atom.Td, atom.Th:
		return Block{Kind: TableCell}
	case atom.Caption, atom.Figcaption:
		return Block{Kind: Caption}
	case atom.Pre:
		return Block{Kind: Code}
	case atom.Nav, atom.Menu, atom.Footer, atom.Search:
		return Block{Kind: Furniture}
	}
	return around
}
