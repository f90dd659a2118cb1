package extract

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

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
