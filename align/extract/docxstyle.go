package extract

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// A wordStyle is what of a style tells the kind of a paragraph.
type wordStyle struct {
	block   Block // no kind if the style tells none
	basedOn string
}

// wordStyles are the styles of a document by their IDs.
type wordStyles map[string]wordStyle

func readWordStyles(part *xmlPart) (wordStyles, error) {
	styles := make(wordStyles)
	err := part.each(func(xml.StartElement) error {
		return part.each(func(e xml.StartElement) error {
			if e.Name.Local != "style" {
				return part.skip()
			}
			var style wordStyle
			err := part.each(func(property xml.StartElement) error {
				switch property.Name.Local {
				case "name":
					style.block = wordBlock(attribute(property, "val"))
				case "basedOn":
					style.basedOn = attribute(property, "val")
				case "pPr":
					own, err := styles.ofParagraph(part)
					if style.block.Kind == "" {
						style.block = own.block
					}
					return err
				}
				return part.skip()
			}, nil)
			styles[attribute(e, "styleId")] = style
			return err
		}, nil)
	}, nil)
	return styles, err
}

// wordBlock tells what paragraphs of a style are, by its name. Those that come
// with Word have English names in all its languages.
func wordBlock(name string) Block {
	name = strings.ToLower(name)
	number, isHeading := strings.CutPrefix(name, "heading")
	level, err := strconv.Atoi(strings.TrimSpace(number))
	switch {
	case isHeading && err == nil && level > 0:
		return Block{Kind: Heading, Level: min(level, 6)}
	case name == "title":
		return Block{Kind: Heading, Level: 1}
	case name == "subtitle":
		return Block{Kind: Heading, Level: 2}
	case strings.HasPrefix(name, "toc "), strings.HasPrefix(name, "index "), name == "table of figures":
		return Block{Kind: Furniture}
	case name == "caption", name == "table caption", name == "image caption":
		return Block{Kind: Caption}
	case name == "html preformatted", name == "source code", name == "macro", name == "verbatim", name == "code":
		return Block{Kind: Code}
	}
	return Block{}
}

// resolve returns what a style is, if need be by those that it is based on.
func (s wordStyles) resolve(id string) wordStyle {
	style := s[id]
	for range 10 {
		if style.block.Kind != "" || style.basedOn == "" {
			break
		}
		style = s[style.basedOn]
	}
	if style.block.Kind == "" {
		style.block = wordBlock(id)
	}
	return style
}

// ofParagraph reads the properties of a paragraph. What its style says goes
// before its place in an outline, and that before its being in a list.
func (s wordStyles) ofParagraph(part *xmlPart) (wordStyle, error) {
	var style wordStyle
	outline, level, list := 9, 0, "0"
	err := part.each(func(e xml.StartElement) error {
		value := attribute(e, "val")
		switch e.Name.Local {
		case "pStyle":
			style = s.resolve(value)
		case "outlineLvl":
			if n, err := strconv.Atoi(value); err == nil && n >= 0 {
				outline = n
			}
		case "numPr":
			return part.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "ilvl":
					level, _ = strconv.Atoi(attribute(e, "val")) // else 0, as it is without
				case "numId":
					list = attribute(e, "val")
				}
				return part.skip()
			}, nil)
		}
		return part.skip()
	}, nil)
	switch {
	case style.block.Kind != "" && style.block.Kind != ListItem:
	case outline < 9:
		style.block = Block{Kind: Heading, Level: min(outline+1, 6)}
	case list != "0":
		style.block = Block{Kind: ListItem, Level: max(0, level) + 1}
	}
	return style, err
}
