package extract

import (
	"slices"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Most of what a news page shows is not its article. That is found as the
// reader view of Firefox finds it: by the density of its text and links, and by
// the names of classes (github.com/mozilla/readability).
const (
	maxElements = 50_000    // in a page in which an article is looked for; news pages have 1,000 to 10,000
	maxDepths   = 2_000_000 // of all nodes together, 50 to 200 thousand in news pages; the time goes by it
	minArticle  = 250       // bytes; what is shorter is mostly a notice about cookies
	minProse    = 200       // bytes of a block that tells something; those of menus are shorter
	maxBeside   = 2         // bytes of such blocks outside of an article to those of it
)

// textNumber is the attribute that numbers the texts of a page. Texts have no
// attributes in HTML, but nodes have, and they keep them.
const textNumber = "text"

// articleOf returns the texts of a page that are of its article, which it looks
// for in a copy. There are none if it finds no article.
func articleOf(root *html.Node, marks sourceMarks) (texts map[*html.Node]bool) {
	// The library is not ours: what it makes of a page of which nobody thought
	// must not end the program.
	defer func() {
		if recover() != nil {
			texts = nil
		}
	}()
	if depths(root, 1) > maxDepths {
		return nil
	}
	var numbered []*html.Node
	page := copyOf(root, marks, &numbered)
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	parser.MaxElemsToParse = maxElements
	article, err := parser.ParseAndMutate(page, nil)
	if err != nil || article.Node == nil {
		return nil
	}
	texts = make(map[*html.Node]bool)
	for n := range article.Node.Descendants() {
		if n.Type == html.TextNode && len(n.Attr) == 1 {
			if k, err := strconv.Atoi(n.Attr[0].Val); err == nil && k < len(numbered) {
				texts[numbered[k]] = true
			}
		}
	}
	return texts
}

// keepArticle makes furniture of what is outside of the article, and reports
// whether it could: there must be enough of one, and not more to read outside,
// as there is in lists of articles and in forums.
func (t *visibleText) keepArticle() bool {
	article, prose := 0, 0
	for k, b := range t.blocks {
		article += t.told[k].inside
		if length := b.Range.End - b.Range.Start; length >= minProse {
			prose += length - t.told[k].inside - t.told[k].comments
		}
	}
	if article < max(minArticle, prose/maxBeside) {
		return false
	}
	headline := t.headline()
	for k, b := range t.blocks {
		if k != headline && !t.mostlyInside(k) {
			t.blocks[k].Kind, t.blocks[k].Level = Furniture, 0
		} else if b.Kind == Furniture {
			t.blocks[k].Kind = Paragraph
		}
	}
	return true
}

func (t *visibleText) mostlyInside(block int) bool {
	bytes := t.blocks[block].Range
	return 2*t.told[block].inside >= bytes.End-bytes.Start
}

// headline returns the number of the block that is the last main heading
// before the article, to which the library does not count it; -1 if there is none.
func (t *visibleText) headline() int {
	headline := -1
	for k, b := range t.blocks {
		if t.mostlyInside(k) {
			break
		}
		if b.Kind == Heading && b.Level == 1 {
			headline = k
		}
	}
	return headline
}

// isComments reports whether an element is for what readers say of an article.
func isComments(n *html.Node) bool {
	if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
		return false
	}
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return (a.Key == "id" || a.Key == "class") && strings.Contains(strings.ToLower(a.Val), "comment")
	})
}

// hasFurniture reports whether a page has anything that menus are made of.
func hasFurniture(root *html.Node) bool {
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.A, atom.Aside, atom.Button, atom.Footer, atom.Form, atom.Header, atom.Menu, atom.Nav, atom.Search:
			return true
		}
	}
	return false
}

// depths returns how deep the nodes beneath one stand, all together.
func depths(n *html.Node, depth int) (sum int) {
	for child := range n.ChildNodes() {
		sum += depth + depths(child, depth+1)
	}
	return sum
}

// copyOf copies a page, without its marks, and numbers its texts.
func copyOf(n *html.Node, marks sourceMarks, texts *[]*html.Node) *html.Node {
	page := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil),
		n.Attr...)}
	if n.Type == html.TextNode {
		page.Data = marks.plain(n.Data)
		page.Attr = []html.Attribute{{Key: textNumber, Val: strconv.Itoa(len(*texts))}}
		*texts = append(*texts, n)
	}
	for child := range n.ChildNodes() {
		page.AppendChild(copyOf(child, marks, texts))
	}
	return page
}
