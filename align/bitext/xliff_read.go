package bitext

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/align/internal/lines"
)

// readXLIFF reads the segments of XLIFF 1.x and 2.x, each as a unit. Text that is
// not translated, between segments, is passed over.
func readXLIFF(f Format, r io.Reader, keepCode bool, yield func(Unit) bool) error {
	var source, target Version
	return eachElement(r, f, "xliff", func(x *xmlReader, start xml.StartElement) error {
		switch start.Name.Local {
		case "xliff":
			version := attribute(start, "version")
			if !strings.HasPrefix(version, "1.") && !strings.HasPrefix(version, "2.") {
				return fmt.Errorf("this is XLIFF %s: convert it to 1.2 or 2.0", lines.Quote(version))
			}
			source.Language = languageOf(attribute(start, "srcLang"))
			target.Language = languageOf(attribute(start, "trgLang"))
		case "file":
			source.Document, target.Document = attribute(start, "original"), attributeIn(start, xliff12Own, "targetDocument")
			if from := attribute(start, "source-language"); from != "" { // of XLIFF 1.x
				source.Language = languageOf(from)
				target.Language = languageOf(attribute(start, "target-language"))
			}
		case "meta":
			text, err := x.text(plain)
			if attribute(start, "type") == "targetDocument" {
				target.Document = text
			}
			return err
		case "trans-unit":
			return x.readXLIFF12(start, source, target, keepCode, yield)
		case "unit":
			unit := xliffUnit{xmlReader: x, source: source, target: target}
			if keepCode {
				unit.code = make(map[string]string)
			}
			if err := x.children(unit.child); err != nil {
				return err
			}
			for _, u := range unit.segments {
				u.Confidence = unit.confidence
				if !yield(u) {
					return errEnough
				}
			}
		}
		return nil
	})
}

// An xliffUnit is a unit element as it is read. What its metadata say holds
// for each of its segments.
type xliffUnit struct {
	*xmlReader
	source, target Version // without texts
	confidence     float64
	code           map[string]string // the original data by their ids, nil if they are not kept
	segments       []Unit
	size           int // of their texts, in bytes
}

func (u *xliffUnit) child(start xml.StartElement) error {
	switch start.Name.Local {
	case "metadata":
		return u.children(u.meta)
	case "originalData":
		return u.children(u.data)
	case "segment":
		s, t := u.source, u.target
		err := u.children(func(start xml.StartElement) (err error) {
			switch start.Name.Local {
			case "source":
				s.Text, err = u.text(u.inline)
			case "target":
				t.Text, err = u.text(u.inline)
			default:
				err = u.skip()
			}
			return err
		})
		u.segments = append(u.segments, Unit{Versions: []Version{s, t}})
		if u.size += len(s.Text) + len(t.Text); err == nil && u.size > maxUnit { // all may refer to the same long code
			err = errTooLarge
		}
		return err
	}
	return u.skip()
}

// meta reads a meta element, or those in a metaGroup.
func (u *xliffUnit) meta(start xml.StartElement) error {
	if start.Name.Local != "meta" {
		return u.children(u.meta)
	}
	text, err := u.text(plain)
	if err != nil {
		return err
	}
	switch attribute(start, "type") {
	case "confidence":
		u.confidence, err = parseConfidence(text)
	case "sourceBytes":
		u.source.Range.Start, u.source.Range.End, err = parseRange(text)
	case "targetBytes":
		u.target.Range.Start, u.target.Range.End, err = parseRange(text)
	case "sourceSentences":
		u.source.Sentences.Start, u.source.Sentences.End, err = parseRange(text)
	case "targetSentences":
		u.target.Sentences.Start, u.target.Sentences.End, err = parseRange(text)
	}
	return err
}

func (u *xliffUnit) data(start xml.StartElement) error {
	text, err := u.text(u.inline)
	if u.code != nil {
		u.code[attribute(start, "id")] = text
	}
	return err
}

// inline says how inline elements are read (XLIFF 2.0, section 4.7.2): cp is a
// character that XML forbids, the others stand for code.
func (u *xliffUnit) inline(start xml.StartElement) (inline, error) {
	switch start.Name.Local {
	case "cp":
		hex := attribute(start, "hex")
		r, err := strconv.ParseUint(hex, 16, 21)
		if err != nil {
			return inline{}, fmt.Errorf("%s is not a character in hexadecimal", lines.Quote(hex))
		}
		return inline{before: string(rune(r)), drop: true}, nil
	case "pc":
		return inline{before: u.code[attribute(start, "dataRefStart")], after: u.code[attribute(start, "dataRefEnd")]}, nil
	case "ph", "sc", "ec":
		return inline{before: u.code[attribute(start, "dataRef")], drop: true}, nil
	}
	return inline{}, nil
}
