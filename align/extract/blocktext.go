package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align"
)

// A gap is what stands between two characters of a text.
type gap int

const (
	none gap = iota
	space
	lineBreak
	paragraph
)

var gaps = [...]string{none: "", space: " ", lineBreak: "\n", paragraph: "\n\n"}

// A blockText is written block by block with a blank line between. White space
// is collapsed as a browser does (CSS Text 3, section 4).
type blockText struct {
	text    strings.Builder
	blocks  []Block
	origins origins

	gap   gap   // before the next character
	block Block // what the next character is in; its range does not matter
}

// A place is which bytes of the source are a character.
type place struct {
	start, size int
	same        bool // they are that character as it is
	known       bool
}

// addRune adds a character that stands at a place of the source.
func (t *blockText) addRune(r rune, from place) {
	switch r {
	case ' ', '\t', '\f', '\r', '\n':
		t.gap = max(t.gap, space)
		return
	case '\ufeff':
		return
	}
	t.endGap()
	switch at := t.text.Len(); {
	case from.same:
		t.origins.add(at, from.start, from.size, 1, 1)
	case from.known:
		t.origins.add(at, from.start, 1, utf8.RuneLen(r), from.size)
	}
	t.text.WriteRune(r)
	t.blocks[len(t.blocks)-1].Range.End = t.text.Len()
}

// endGap writes what stands before a character, and begins a block where there
// is none.
func (t *blockText) endGap() {
	if t.text.Len() > 0 {
		t.text.WriteString(gaps[t.gap])
	}
	if t.text.Len() == 0 || t.gap == paragraph {
		block := t.block
		block.Range = align.Range{Start: t.text.Len()}
		t.blocks = append(t.blocks, block)
	}
	t.gap = none
}

// endLine ends a line or, where one has just ended, the paragraph.
func (t *blockText) endLine() {
	if t.gap == lineBreak {
		t.gap = paragraph
	}
	t.gap = max(t.gap, lineBreak)
}

// furnitureLast returns the text with all furniture after the rest.
func (t *blockText) furnitureLast() *blockText {
	if !slices.ContainsFunc(t.blocks, func(b Block) bool { return b.Kind == Furniture }) {
		return t
	}
	text, sorted := t.text.String(), new(blockText)
	for _, furniture := range []bool{false, true} {
		for _, b := range t.blocks {
			if (b.Kind == Furniture) != furniture {
				continue
			}
			if sorted.text.Len() > 0 {
				sorted.text.WriteString(gaps[paragraph])
			}
			start := sorted.text.Len()
			sorted.origins.copy(&t.origins, b.Range, start)
			sorted.text.WriteString(b.Range.In(text))
			b.Range = align.Range{Start: start, End: sorted.text.Len()}
			sorted.blocks = append(sorted.blocks, b)
		}
	}
	return sorted
}

// file fills in a file with the text, whose source comes from the file by
// further steps.
func (t *blockText) file(f *File, steps ...*origins) *File {
	f.Text, f.Blocks, f.steps = t.text.String(), t.blocks, append([]*origins{&t.origins}, steps...)
	return f
}
