package extract

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// An Encoding is how the characters of a file are written as bytes. The zero
// value is none in particular. It reads and writes its name as flags want.
type Encoding struct {
	name     string
	encoding encoding.Encoding
}

// ParseEncoding returns the encoding of a name, in upper or lower case (WHATWG
// Encoding Standard, section 4.2), such as "windows-1252", or that of MS-DOS in
// Western Europe, "cp850".
func ParseEncoding(name string) (Encoding, error) {
	if lower := strings.ToLower(name); lower == cp850.name || lower == "cp850" {
		return cp850, nil
	}
	found, err := htmlindex.Get(name)
	if err != nil {
		return Encoding{}, fmt.Errorf("no encoding is called %s; try utf-8, utf-16le, utf-16be or windows-1252", name)
	}
	name, err = htmlindex.Name(found)
	return Encoding{name, found}, err
}

// String returns the name of the encoding, "" for the zero value.
func (e Encoding) String() string { return e.name }

// MarshalText returns the name of the encoding, nothing for the zero value.
func (e Encoding) MarshalText() ([]byte, error) { return []byte(e.name), nil }

// UnmarshalText reads a name as [ParseEncoding] does, and nothing as the zero
// value.
func (e *Encoding) UnmarshalText(name []byte) (err error) {
	if len(name) == 0 {
		*e = Encoding{}
		return nil
	}
	*e, err = ParseEncoding(string(name))
	return err
}

var (
	utf8Encoding = Encoding{"utf-8", unicode.UTF8}
	utf16LE      = Encoding{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	utf16BE      = Encoding{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
	windows1252  = Encoding{"windows-1252", charmap.Windows1252}
	latin9       = Encoding{"iso-8859-15", charmap.ISO8859_15}
	cp850        = Encoding{"ibm850", charmap.CodePage850}
)

func (e Encoding) isUTF8() bool { return e.name == utf8Encoding.name }

const byteOrderMark = "\ufeff"

// marked returns the encoding that a byte order mark at the start stands for,
// and the length of the mark; the zero Encoding where there is none.
func marked(start []byte) (Encoding, int) {
	switch {
	case bytes.HasPrefix(start, []byte(byteOrderMark)):
		return utf8Encoding, len(byteOrderMark)
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
		return utf16LE, 2
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		return utf16BE, 2
	}
	return Encoding{}, 0
}

// A choice is what a text is taken to be in.
type choice struct {
	Encoding
	mark int // bytes before the text
}

// choose tells what a text is in that is this or starts so: what its mark says,
// else what it is assumed to be in, else UTF-8, else what it looks like. An
// assumption that cannot be right is an error.
func (s settings) choose(name string, start []byte, whole bool) (choice, error) {
	e, mark := marked(start)
	switch {
	case e.isUTF8():
		return choice{Encoding: e}, nil // the mark is part of the text
	case e.encoding != nil:
		return choice{Encoding: e, mark: mark}, checkAssumption(name, start[mark:], whole, e)
	case s.encoding.encoding != nil:
		return choice{Encoding: s.encoding}, checkAssumption(name, start, whole, s.encoding)
	case 3*bytes.Count(start[:min(len(start), sniffed)], []byte{0}) > min(len(start), sniffed):
		// Half the bytes of UTF-16 are 0 where the letters are Latin.
		if e := wideOrder(start); e.encoding != nil {
			return s.guess(name, e), nil
		}
		return choice{}, &FormatError{Name: name, Format: Binary}
	case validUTF8(start, whole):
		return choice{Encoding: utf8Encoding}, nil
	}
	if e := guessOneByte(start); e.encoding != nil {
		return s.guess(name, e), nil
	}
	if isBinary(start[:min(len(start), sniffed)]) {
		return choice{}, &FormatError{Name: name, Format: Binary}
	}
	return choice{Encoding: utf8Encoding}, nil // which it is not: decoding says where
}

// guess chooses what a text looks like, and tells the caller.
func (s settings) guess(name string, e Encoding) choice {
	if s.onGuess != nil {
		s.onGuess(name, e)
	}
	return choice{Encoding: e}
}

// isBinary reports whether more than one in a hundred bytes is a control character
// that texts do not have.
func isBinary(start []byte) bool {
	controls := 0
	for _, b := range start {
		if b < ' ' && !bytes.ContainsRune([]byte("\t\n\v\f\r\x1b"), rune(b)) {
			controls++
		}
	}
	return 100*controls > len(start)
}

// validUTF8 reports whether a text is UTF-8; where it goes on, its last
// character may be cut.
func validUTF8(start []byte, whole bool) bool {
	if !whole {
		for n := 1; n < utf8.UTFMax && n <= len(start); n++ {
			if last := start[len(start)-n:]; utf8.RuneStart(last[0]) {
				if !utf8.FullRune(last) {
					start = start[:len(start)-n]
				}
				break
			}
		}
	}
	return utf8.Valid(start)
}

// decode returns the text of a file in UTF-8, and the origins of its bytes.
func decode(ctx context.Context, name string, content []byte, e Encoding, mark int) (string, *origins, error) {
	text, from := string(content), (*origins)(nil)
	if !e.isUTF8() {
		var err error
		if text, from, err = convert(ctx, content, e, mark); err != nil {
			return "", nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if e.isUTF8() && utf8.ValidString(text) {
		return text, nil, nil
	}
	check := transform.NewReader(strings.NewReader(text), &checker{name: name, encoding: e})
	if _, err := io.Copy(io.Discard, check); err != nil {
		return "", nil, err
	}
	return text, from, nil
}

// convert takes content from the mark on to UTF-8, character by character, so
// as to know where each comes from. What cannot be converted is U+FFFD.
func convert(ctx context.Context, content []byte, e Encoding, mark int) (string, *origins, error) {
	var (
		text       strings.Builder
		from       origins
		decoder    = e.encoding.NewDecoder()
		_, oneByte = e.encoding.(*charmap.Charmap)
		buffer     [32]byte // more than any character of any encoding takes
	)
	for at, checked := mark, mark; at < len(content); {
		if at-checked >= mebibyte {
			if err := ctx.Err(); err != nil {
				return "", nil, err
			}
			checked = at
		}
		if n := ascii(content[at:], oneByte); n > 0 {
			from.add(text.Len(), at, n, 1, 1)
			text.Write(content[at : at+n])
			at += n
			continue
		}
		nDst, nSrc := character(decoder, buffer[:], content[at:])
		if nDst > 0 {
			from.add(text.Len(), at, 1, nDst, nSrc)
			text.Write(buffer[:nDst])
		}
		at += nSrc
	}
	return text.String(), &from, nil
}

// ascii counts the bytes of ASCII, a megabyte at most, that content starts
// with. Only where every character is one byte are they the same in UTF-8.
func ascii(content []byte, oneByte bool) int {
	if !oneByte {
		return 0
	}
	content = content[:min(len(content), mebibyte)]
	if n := bytes.IndexFunc(content, func(r rune) bool { return r >= utf8.RuneSelf }); n >= 0 {
		return n
	}
	return len(content)
}

// character decodes the first character of content, or what stands before it
// and is none. It returns how many bytes it took and made.
func character(decoder *encoding.Decoder, buffer, content []byte) (nDst, nSrc int) {
	for n := 1; n <= min(len(buffer), len(content)); n++ {
		var err error
		nDst, nSrc, err = decoder.Transform(buffer, content[:n], n == len(content))
		if nSrc > 0 {
			return nDst, nSrc
		}
		if err != transform.ErrShortSrc {
			break
		}
	}
	return copy(buffer, string(utf8.RuneError)), 1
}

// A checker passes UTF-8 on, and ends with an error where it is not valid or,
// decoded from another encoding, where that was not.
type checker struct {
	name         string
	encoding     Encoding
	line, column int // of the next byte, from 0
}

func (c *checker) Reset() { c.line, c.column = 0, 0 }

func (c *checker) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		size := 1
		if r := src[nSrc]; r >= utf8.RuneSelf {
			if !atEOF && !utf8.FullRune(src[nSrc:]) {
				return nDst, nSrc, transform.ErrShortSrc
			}
			var r rune
			if r, size = utf8.DecodeRune(src[nSrc:]); r == utf8.RuneError && (size == 1 || !c.encoding.isUTF8()) {
				return nDst, nSrc, &EncodingError{Name: c.name, Encoding: c.encoding, Line: c.line + 1, Column: c.column + 1}
			}
		}
		if nDst+size > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		c.column += size
		if src[nSrc] == '\n' {
			c.line, c.column = c.line+1, 0
		}
		nDst += copy(dst[nDst:], src[nSrc:nSrc+size])
		nSrc += size
	}
	return nDst, nSrc, nil
}
