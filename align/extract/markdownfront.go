package extract

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/text"
)

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
