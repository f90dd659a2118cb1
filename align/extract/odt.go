package extract

import (
	"context"
	"encoding/xml"
	"strconv"
	"strings"
)

// readODT reads an OpenDocument text (ISO/IEC 26300): what stands in its body,
// with notes after the paragraphs that refer to them. Headers and footers
// belong to the styles of its pages, which are not read.
func readODT(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	a, err := openArchive(ctx, name, ODT, content, s)
	if err != nil {
		return nil, err
	}
	d := &odt{archive: a, parents: make(map[string]string)}
	if err := d.read(); err != nil {
		return nil, a.wrong(err)
	}
	return a.file(&d.blockText), nil
}

type odt struct {
	blockText
	archive *archive
	part    *xmlPart
	parents map[string]string // of styles

	waiting []stretch // notes and text boxes of the paragraph
	inNote  bool
	lists   int
	cells   int
}

func (d *odt) read() error {
	for _, name := range []string{"styles.xml", "content.xml"} {
		part, err := d.archive.readXMLIfThere(name)
		if err != nil {
			return err
		}
		if part == nil {
			continue
		}
		d.part = part
		if err := part.each(d.document, nil); err != nil {
			return err
		}
	}
	if d.archive.members["content.xml"] == nil {
		return errMissing
	}
	return nil
}

// document reads the styles and the body.
func (d *odt) document(e xml.StartElement) error {
	switch e.Name.Local {
	case "style":
		if name, parent := attribute(e, "name"), attribute(e, "parent-style-name"); parent != "" && attribute(e, "family") == "paragraph" {
			d.parents[name] = parent
		}
		return d.part.skip()
	case "master-styles":
		return d.part.skip()
	case "body":
		return d.part.each(d.body, nil)
	}
	return d.part.each(d.document, nil)
}

// body reads what stands between paragraphs.
func (d *odt) body(e xml.StartElement) error {
	around := d.block
	switch e.Name.Local {
	case "p", "h":
		return d.readParagraph(e)
	case "list-item", "list-header":
		d.lists++
		defer func() { d.lists-- }()
	case "table-cell":
		d.cells++
		defer func() { d.cells-- }()
	case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index":
		d.block.Kind = Furniture
		defer func() { d.block = around }()
	case "tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls", "variable-decls", "user-field-decls",
		"covered-table-cell", "index-title-template", "scripts", "font-face-decls":
		return d.part.skip()
	case "section":
		if attribute(e, "display") == "none" {
			return d.part.skip()
		}
	}
	return d.part.each(d.body, nil)
}

func (d *odt) readParagraph(e xml.StartElement) error {
	around := d.block
	d.begin(e)
	err := d.inlineContent()
	d.gap, d.block = paragraph, around
	waiting := d.waiting
	d.waiting = nil
	for _, w := range waiting {
		if err == nil {
			err = d.readLater(w)
		}
	}
	return err
}

// readLater reads a note or a text box where its paragraph has ended.
func (d *odt) readLater(content stretch) error {
	part, inNote, lists, cells := d.part, d.inNote, d.lists, d.cells
	d.part, d.inNote, d.lists, d.cells = content.open(), true, 0, 0
	defer func() { d.part, d.inNote, d.lists, d.cells = part, inNote, lists, cells }()
	return d.part.each(d.body, nil)
}

// begin begins a paragraph.
func (d *odt) begin(e xml.StartElement) {
	style := d.styleOf(attribute(e, "style-name"))
	d.gap = paragraph
	switch {
	case d.block.Kind == Furniture:
	case e.Name.Local == "h":
		level, err := strconv.Atoi(attribute(e, "outline-level"))
		if err != nil {
			level = 1
		}
		d.block = Block{Kind: Heading, Level: min(max(level, 1), 6)}
	case style != "":
		d.block = Block{Kind: style}
		if style == Heading {
			d.block.Level = 1
		}
		if last := len(d.blocks) - 1; style == Code && last >= 0 && d.blocks[last].Kind == Code {
			d.gap = lineBreak
		}
	case d.cells > 0:
		d.block = Block{Kind: TableCell}
	case d.lists > 0:
		d.block = Block{Kind: ListItem, Level: d.lists}
	default:
		d.block = Block{Kind: Paragraph}
	}
}

// styleOf tells what paragraphs of a style are, by its name or those of the
// styles that it comes from; "" if they tell nothing.
func (d *odt) styleOf(name string) Kind {
	for range 10 {
		switch strings.ReplaceAll(name, "_20_", " ") {
		case "Title", "Subtitle":
			return Heading
		case "Caption", "Illustration", "Table", "Drawing", "Figure":
			return Caption
		case "Preformatted Text", "Source Code":
			return Code
		}
		if name = d.parents[name]; name == "" {
			break
		}
	}
	return ""
}

// inlineContent reads what stands in a paragraph, or in an element of it.
func (d *odt) inlineContent() error {
	return d.part.each(d.inline, func(text string) { d.part.addText(&d.blockText, text) })
}

func (d *odt) inline(e xml.StartElement) error {
	switch e.Name.Local {
	case "s", "tab":
		d.gap = max(d.gap, space)
	case "line-break":
		d.endLine()
	case "note", "frame", "custom-shape", "text-box":
		return d.later(e)
	case "annotation", "annotation-end", "ruby-text", "hidden-text", "hidden-paragraph", "script", "deletion":
	default:
		return d.inlineContent()
	}
	return d.part.skip()
}

// later leaves the text of a note or a frame until its paragraph has ended.
// Notes and frames that stand in one are left out.
func (d *odt) later(e xml.StartElement) error {
	if d.inNote {
		return d.part.skip()
	}
	var find func(e xml.StartElement) error
	find = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "note-body", "text-box":
			content, err := d.part.later()
			d.waiting = append(d.waiting, content)
			return err
		case "note-citation", "title", "desc":
			return d.part.skip()
		}
		return d.part.each(find, nil)
	}
	if e.Name.Local == "text-box" {
		return find(e)
	}
	return d.part.each(find, nil)
}
