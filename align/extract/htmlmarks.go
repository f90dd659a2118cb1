package extract

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The parser of HTML does not tell where in the page a text stands that it has
// put into its tree, and may move it: loose text in a table comes before the
// table (HTML Standard, section 13.2.6.1, foster parenting). So the page is
// given to the parser with a mark before the first character of each text,
// which says where that was. Nothing in parsing depends on what letters a text
// has, so that the tree is the same but for the marks.

// Source marks are those of one page. A mark is the number of a byte in the
// page between two characters that the page does not have.
type sourceMarks struct {
	page   string
	quote  rune  // 0 if there is no such character, and no mark
	places []int // where to put marks
}

func newSourceMarks(page string) sourceMarks {
	m := sourceMarks{page: page, quote: absent(page)}
	if m.quote == 0 {
		return m
	}
	var (
		tokens  = html.NewTokenizer(strings.NewReader(page))
		at      = 0
		foreign = 0     // elements of SVG and MathML around
		raw     = false // the text is that of a script or the like
	)
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		token := page[at : at+len(tokens.Raw())]
		switch kind {
		case html.TextToken:
			if text := strings.TrimLeft(token, " \t\r\n\f\x00"); text != "" && !raw {
				m.places = append(m.places, at+len(token)-len(text))
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, _ := tokens.TagName()
			tag := atom.Lookup(name)
			raw = kind != html.EndTagToken && foreign == 0 && rawText[tag]
			switch {
			case tag != atom.Svg && tag != atom.Math:
			case kind == html.StartTagToken:
				foreign++
			case kind == html.EndTagToken:
				foreign = max(0, foreign-1)
			}
			if foreign > 0 {
				tokens.NextIsNotRawText()
			}
		}
		at += len(token)
	}
	return m
}

// rawText are the elements whose content is text as it is, tags and character
// references included.
var rawText = map[atom.Atom]bool{
	atom.Iframe: true, atom.Noembed: true, atom.Noframes: true, atom.Noscript: true, atom.Plaintext: true,
	atom.Script: true, atom.Style: true, atom.Xmp: true,
}

// absent returns a character that a page does not have, nor by a reference, 0
// if it has all that could be. Those are no characters by the Unicode Standard,
// section 23.7.
func absent(page string) rune {
	shown := html.UnescapeString(page)
	for r := rune(0xfdd0); r <= 0xfdef; r++ {
		if !strings.ContainsRune(page, r) && !strings.ContainsRune(shown, r) {
			return r
		}
	}
	return 0
}

// marked returns the page with the marks.
func (m sourceMarks) marked() string {
	var marked strings.Builder
	at := 0
	for _, place := range m.places {
		marked.WriteString(m.page[at:place])
		fmt.Fprintf(&marked, "%c%d%c", m.quote, place, m.quote)
		at = place
	}
	marked.WriteString(m.page[at:])
	return marked.String()
}

// cut splits a text of the tree where its first mark is: what stands before
// it, where the mark says that the rest is, and the rest. Without a mark, all
// is before.
func (m sourceMarks) cut(text string) (before string, place int, rest string, found bool) {
	if m.quote == 0 {
		return text, 0, "", false
	}
	before, rest, found = strings.Cut(text, string(m.quote))
	if !found {
		return text, 0, "", false
	}
	number, rest, _ := strings.Cut(rest, string(m.quote))
	place, err := strconv.Atoi(number)
	return before, place, rest, err == nil && place <= len(m.page)
}

// plain returns a text of the tree without its marks.
func (m sourceMarks) plain(text string) string {
	var plain strings.Builder
	for more := true; more; {
		var before string
		before, _, text, more = m.cut(text)
		plain.WriteString(before)
	}
	return plain.String()
}

// A sourceReader follows the page character by character as the parser took it.
type sourceReader struct {
	sourceMarks
	at   int  // where the next character stands
	lost bool // until the next mark

	// reference is what is left of a character reference, which may stand for
	// several characters, and size how long it is in the page.
	reference string
	size      int
}

// moveTo goes to a place in the page.
func (s *sourceReader) moveTo(place int) {
	s.at, s.lost, s.reference = place, false, ""
}

// next returns which bytes of the page are a character that the parser has made
// of them.
func (s *sourceReader) next(r rune) place {
	if s.reference == "" && !s.lost {
		for s.at < len(s.page) && s.page[s.at] == 0 && r != 0 {
			s.at++ // the parser leaves zero bytes out
		}
		if s.at < len(s.page) && s.page[s.at] == '&' {
			s.startReference()
		}
	}
	switch {
	case s.lost:
		return place{}
	case s.reference != "":
		first, width := utf8.DecodeRuneInString(s.reference)
		from := place{start: s.at, size: s.size}
		s.reference = s.reference[width:]
		s.lost = first != r
		if s.reference == "" {
			s.at += s.size
		}
		from.known = !s.lost
		return from
	}
	from, rest := place{start: s.at}, s.page[s.at:]
	switch {
	case r == '\n' && strings.HasPrefix(rest, "\r\n"):
		from.size = 2
	case r == '\n' && strings.HasPrefix(rest, "\r"):
		from.size = 1
	case strings.HasPrefix(rest, string(r)):
		from.size, from.same = utf8.RuneLen(r), true
	default:
		s.lost = true
	}
	s.at += from.size
	from.known = !s.lost
	return from
}

// startReference looks whether the & that comes next begins a character
// reference.
func (s *sourceReader) startReference() {
	end := s.at + 1
	for end < len(s.page) && referenceByte(s.page[end]) {
		end++
	}
	if end < len(s.page) && s.page[end] == ';' {
		end++
	}
	written := s.page[s.at:end]
	if shown := html.UnescapeString(written); shown != written {
		s.reference, s.size = shown, len(written)
	}
}

func referenceByte(b byte) bool {
	return b == '#' || '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z'
}
