package texts

import (
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Visible returns the text of a web page that its reader sees: a paragraph for
// each block, with a blank line between. White space is collapsed as a browser
// does (CSS Text 3, section 4), br is a line break, and the cells of a table
// are blocks. The error is that of the reader, or that elements stand too deep
// in each other.
func Visible(page io.Reader) (string, error) {
	root, err := html.Parse(page)
	if err != nil {
		return "", err
	}
	var t visibleText
	t.add(root)
	return t.text.String(), nil
}

// A gap is what stands between two characters that a page shows.
type gap int

const (
	none gap = iota
	space
	lineBreak
	paragraph
)

var gaps = [...]string{none: "", space: " ", lineBreak: "\n", paragraph: "\n\n"}

// A visibleText is written block by block.
type visibleText struct {
	text         strings.Builder
	gap          gap // before the next character
	preformatted int // how many elements around keep their line breaks
}

// add adds a node with all beneath it. How deep it calls itself is limited by
// the parser.
func (t *visibleText) add(n *html.Node) {
	if n.Type == html.TextNode {
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
	if blocks[n.DataAtom] {
		t.gap = paragraph
		defer func() { t.gap = paragraph }()
	}
	for child := range n.ChildNodes() {
		t.add(child)
	}
}

func (t *visibleText) addText(text string) {
	for _, r := range text {
		switch r {
		case '\n':
			if t.preformatted > 0 {
				t.endLine()
				continue
			}
			fallthrough
		case ' ', '\t', '\f', '\r':
			t.gap = max(t.gap, space)
		case '\ufeff':
		default:
			if t.text.Len() > 0 {
				t.text.WriteString(gaps[t.gap])
			}
			t.gap = none
			t.text.WriteRune(r)
		}
	}
}

// endLine ends a line or, where one has just ended, the paragraph.
func (t *visibleText) endLine() {
	if t.gap == lineBreak {
		t.gap = paragraph
	}
	t.gap = max(t.gap, lineBreak)
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

// blocks are the elements that browsers show as blocks (HTML Standard, section
// 15.3), and the cells of tables.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true,
	atom.Caption: true, atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true,
	atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true,
	atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true,
	atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hgroup: true,
	atom.Hr: true, atom.Legend: true, atom.Li: true, atom.Main: true, atom.Menu: true, atom.Nav: true,
	atom.Ol: true, atom.P: true, atom.Pre: true, atom.Search: true, atom.Section: true,
	atom.Summary: true, atom.Table: true, atom.Td: true, atom.Th: true, atom.Tr: true, atom.Ul: true,
}
