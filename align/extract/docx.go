package extract

import (
	"context"
	"encoding/xml"
	"path"
	"strconv"
	"strings"
)

// readDOCX reads a Word document (ECMA-376, part 1): its main part, and the
// notes where they are referred to. Headers, footers and comments are in parts
// of their own, which are not read.
func readDOCX(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	a, err := openArchive(ctx, name, DOCX, content, s)
	if err != nil {
		return nil, err
	}
	d := &docx{archive: a, notes: make(map[string]stretch)}
	if err := d.read(); err != nil {
		return nil, a.wrong(err)
	}
	return a.file(&d.blockText), nil
}

type docx struct {
	blockText
	archive *archive
	part    *xmlPart
	styles  wordStyles
	notes   map[string]stretch // by the name of the element that refers to them, and their ID

	waiting []stretch // text boxes and notes of the paragraph
	inBox   bool
	cells   int // of tables around
}

func (d *docx) read() error {
	main, err := d.target("", "officeDocument", "word/document.xml")
	if err != nil {
		return err
	}
	styles, err := d.target(main, "styles", "word/styles.xml")
	if err != nil {
		return err
	}
	if part, err := d.archive.readXMLIfThere(styles); err != nil {
		return err
	} else if part != nil {
		if d.styles, err = readWordStyles(part); err != nil {
			return err
		}
	}
	for _, kind := range []string{"footnote", "endnote"} {
		name, err := d.target(main, kind+"s", "word/"+kind+"s.xml")
		if err != nil {
			return err
		}
		if err := d.readNotes(name, kind); err != nil {
			return err
		}
	}
	if d.part, err = d.archive.readXML(main); err != nil {
		return err
	}
	return d.part.each(d.body, nil)
}

// target returns the member that another one, or with "" the archive, has for a
// type of relationship (part 2, section 9.3).
func (d *docx) target(from, kind, usual string) (target string, err error) {
	target = usual
	part, err := d.archive.readXMLIfThere(path.Join(path.Dir(from), "_rels", path.Base("/"+from)+".rels"))
	if from == "" {
		part, err = d.archive.readXMLIfThere("_rels/.rels")
	}
	if part == nil || err != nil {
		return target, err
	}
	var element func(e xml.StartElement) error
	element = func(e xml.StartElement) error {
		if strings.HasSuffix(attribute(e, "Type"), "/"+kind) && attribute(e, "TargetMode") != "External" {
			target = relative(from, attribute(e, "Target"))
		}
		return part.each(element, nil)
	}
	return target, part.each(element, nil)
}

// readNotes looks where the notes of a kind are.
func (d *docx) readNotes(name, kind string) error {
	part, err := d.archive.readXMLIfThere(name)
	if part == nil || err != nil {
		return err
	}
	return part.each(func(root xml.StartElement) error {
		return part.each(func(e xml.StartElement) error {
			note, err := part.later()
			d.notes[kind+"Reference"+attribute(e, "id")] = note
			return err
		}, nil)
	}, nil)
}

// body reads what stands between paragraphs.
func (d *docx) body(e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		return d.readParagraph()
	case "tc":
		d.cells++
		defer func() { d.cells-- }()
	case "sectPr", "tblPr", "trPr", "tcPr", "tblGrid", "del", "moveFrom", "Fallback":
		return d.part.skip()
	case "sdt":
		return d.part.each(d.contentControl(), nil)
	}
	return d.part.each(d.body, nil)
}

// contentControl reads a part of the document that Word manages, such as a
// table of contents.
func (d *docx) contentControl() func(xml.StartElement) error {
	around, contents := d.block, false
	return func(e xml.StartElement) error {
		if e.Name.Local != "sdtPr" {
			if contents {
				d.block.Kind = Furniture
				defer func() { d.block = around }()
			}
			return d.body(e)
		}
		var property func(e xml.StartElement) error
		property = func(e xml.StartElement) error {
			contents = contents || e.Name.Local == "docPartGallery" && attribute(e, "val") == "Table of Contents"
			return d.part.each(property, nil)
		}
		return d.part.each(property, nil)
	}
}

func (d *docx) readParagraph() error {
	around := d.block
	d.begin(wordStyle{})
	err := d.part.each(d.inline, nil)
	d.gap = paragraph
	waiting := d.waiting
	d.waiting = nil
	d.block = around
	for _, w := range waiting {
		if err == nil {
			err = d.readLater(w)
		}
	}
	return err
}

// readLater reads a note or a text box where its paragraph has ended.
func (d *docx) readLater(content stretch) error {
	part, inBox, cells := d.part, d.inBox, d.cells
	d.part, d.inBox, d.cells = content.open(), true, 0
	defer func() { d.part, d.inBox, d.cells = part, inBox, cells }()
	return d.part.each(d.body, nil)
}

// begin begins a paragraph of a style.
func (d *docx) begin(style wordStyle) {
	was := d.block.Kind
	switch {
	case was == Furniture:
	case style.block.Kind != "" && (d.cells == 0 || style.block.Kind != ListItem):
		d.block = style.block
	case d.cells > 0:
		d.block = Block{Kind: TableCell}
	default:
		d.block = Block{Kind: Paragraph}
	}
	d.gap = paragraph
	if last := len(d.blocks) - 1; d.block.Kind == Code && last >= 0 && d.blocks[last].Kind == Code {
		d.gap = lineBreak
	}
}

// inline reads what stands in a paragraph.
func (d *docx) inline(e xml.StartElement) error {
	switch e.Name.Local {
	case "pPr":
		style, err := d.styles.ofParagraph(d.part)
		d.begin(style)
		return err
	case "r":
		return d.run()
	case "del", "moveFrom", "sdtPr", "rPr":
		return d.part.skip()
	case "t":
		return d.part.each(d.inline, func(text string) { d.part.addText(&d.blockText, text) })
	}
	return d.part.each(d.inline, nil)
}

// run reads characters that have the same properties.
func (d *docx) run() error {
	hidden := false
	return d.part.each(func(e xml.StartElement) error {
		if hidden {
			return d.part.skip()
		}
		switch e.Name.Local {
		case "rPr":
			return d.part.each(func(e xml.StartElement) error {
				hidden = hidden || e.Name.Local == "vanish" && isOn(e)
				return d.part.skip()
			}, nil)
		case "t":
			return d.inline(e)
		case "tab", "ptab":
			d.gap = max(d.gap, space)
		case "br", "cr":
			d.endLine()
		case "noBreakHyphen":
			d.addRune('\u2011', place{})
		case "footnoteReference", "endnoteReference":
			id := e.Name.Local + attribute(e, "id")
			if note, ok := d.notes[id]; ok && !d.inBox {
				d.waiting = append(d.waiting, note)
				delete(d.notes, id)
			}
		case "drawing", "pict", "object", "AlternateContent":
			return d.drawing(e)
		}
		return d.part.skip()
	}, nil)
}

// drawing looks for text boxes. A drawing may be there once more, for programs
// that know less.
func (d *docx) drawing(e xml.StartElement) error {
	switch {
	case e.Name.Local == "Fallback" || d.inBox:
		return d.part.skip()
	case e.Name.Local == "txbxContent":
		box, err := d.part.later()
		d.waiting = append(d.waiting, box)
		return err
	}
	return d.part.each(d.drawing, nil)
}

// isOn tells what a property that is there or not says (part 1, section 17.17.4).
func isOn(e xml.StartElement) bool {
	on, err := strconv.ParseBool(attribute(e, "val"))
	return err != nil && attribute(e, "val") != "off" || on
}
