package extract

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/sejajar/sejajar/align"
)

// readEPUB reads an EPUB book (EPUB 3.3; OPF 2.0): its chapters in the order of
// the spine, without the one that navigates among the others.
func readEPUB(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	a, err := openArchive(ctx, name, EPUB, content, s)
	if err != nil {
		return nil, err
	}
	chapters, err := spine(a)
	if err != nil {
		return nil, a.wrong(err)
	}
	var all blockText
	for _, chapter := range chapters {
		if err := addChapter(a, &all, chapter, s); err != nil {
			return nil, a.wrong(err)
		}
	}
	return a.file(&all), nil
}

var errNoSpine = errors.New("the book names no chapters")

// spine returns the members that hold the chapters.
func spine(a *archive) (chapters []string, err error) {
	root, err := packageDocument(a)
	if err != nil {
		return nil, err
	}
	part, err := a.readXML(root)
	if err != nil {
		return nil, err
	}
	var (
		members = make(map[string]string) // by their IDs
		leftOut = make(map[string]bool)
		order   []string
		element func(xml.StartElement) error
	)
	member := func(e xml.StartElement) string {
		reference, _, _ := strings.Cut(attribute(e, "href"), "#")
		if decoded, err := url.PathUnescape(reference); err == nil {
			reference = decoded
		}
		return relative(root, reference)
	}
	element = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "item":
			members[attribute(e, "id")] = member(e)
			if strings.Contains(" "+attribute(e, "properties")+" ", " nav ") {
				leftOut[member(e)] = true
			}
		case "itemref":
			if attribute(e, "linear") != "no" {
				order = append(order, attribute(e, "idref"))
			}
		case "reference":
			if attribute(e, "type") == "toc" {
				leftOut[member(e)] = true
			}
		}
		return part.each(element, nil)
	}
	if err := part.each(element, nil); err != nil {
		return nil, err
	}
	for _, id := range order {
		if chapter := members[id]; chapter != "" && !leftOut[chapter] {
			chapters = append(chapters, chapter)
			leftOut[chapter] = true // once is enough
		}
	}
	switch {
	case len(order) == 0:
		return nil, errNoSpine
	case len(chapters) == 0 && members[order[0]] != "":
		return []string{members[order[0]]}, nil // a leaflet, and not its contents
	}
	return chapters, nil
}

// packageDocument returns the member that describes the book.
func packageDocument(a *archive) (root string, err error) {
	part, err := a.readXML("META-INF/container.xml")
	if err != nil {
		return "", err
	}
	var element func(xml.StartElement) error
	element = func(e xml.StartElement) error {
		if e.Name.Local == "rootfile" && root == "" {
			root = attribute(e, "full-path")
		}
		return part.each(element, nil)
	}
	return root, part.each(element, nil)
}

// addChapter adds the text of a chapter.
func addChapter(a *archive, to *blockText, member string, s settings) error {
	content, err := a.read(member)
	if err != nil {
		return err
	}
	base := a.size() - len(content)
	if limit := s.chapterLimit(); len(content) > limit {
		return &TooLargeError{a.name, EPUB, limit}
	}
	s.whole, s.encoding = true, Encoding{}
	chapter, err := readPage(a.ctx, a.name, asHTML(content), s)
	if err != nil {
		if wrong, ok := errors.AsType[*EncodingError](err); ok {
			return fmt.Errorf("%s: line %d, column %d: the text is not %v", member, wrong.Line, wrong.Column, wrong.Encoding)
		}
		if wrong, ok := errors.AsType[*FormatError](err); ok {
			return fmt.Errorf("%s: %w", member, wrong.Err)
		}
		return err
	}
	if chapter.Text == "" {
		return nil
	}
	if to.text.Len() > 0 {
		to.text.WriteString(gaps[paragraph])
	}
	start := to.text.Len()
	to.text.WriteString(chapter.Text)
	for _, b := range chapter.Blocks {
		b.Range = align.Range{Start: start + b.Range.Start, End: start + b.Range.End}
		to.blocks = append(to.blocks, b)
	}
	to.origins.append(chapter.steps[0], chapter.steps[1], start, base)
	return nil
}

var emptyRawText = regexp.MustCompile(`(?i)<(title|script|style|textarea|iframe|noscript|noembed|noframes|xmp)(\s[^<>]*)?/>`)

// asHTML takes the elements out of a page in XHTML that hold nothing there, and
// in HTML all that comes after. Nothing else changes its place.
func asHTML(page []byte) []byte {
	return emptyRawText.ReplaceAllFunc(page, func(element []byte) []byte { return bytes.Repeat([]byte(" "), len(element)) })
}
