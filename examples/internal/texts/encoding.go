package texts

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// An Encoding says what files are in that do not say so themselves by a byte
// order mark or, web pages, in their head. The zero value is UTF-8.
type Encoding struct {
	name     string
	encoding encoding.Encoding
}

// Flag adds the flag -encoding.
func (e *Encoding) Flag(flags *flag.FlagSet) {
	flags.TextVar(e, "encoding", Encoding{}, "the `encoding` of files without a byte order mark, as windows-1252 or utf-16le;\n"+
		"UTF-8 when left out, and for web pages what they say")
}

// UnmarshalText reads the name of an encoding (WHATWG Encoding Standard,
// section 4.2), in upper or lower case.
func (e *Encoding) UnmarshalText(name []byte) error {
	found, err := htmlindex.Get(string(name))
	if err != nil {
		return fmt.Errorf("no encoding is called %s; try utf-8, utf-16le, utf-16be or windows-1252", name)
	}
	e.encoding = found
	e.name, err = htmlindex.Name(found)
	return err
}

// MarshalText returns the name of the encoding, "" for the zero value.
func (e Encoding) MarshalText() ([]byte, error) { return []byte(e.name), nil }

// decode returns a reader of the text in a file that begins with start.
func (e Encoding) decode(file io.Reader, start []byte) (io.Reader, error) {
	marked := markOf(start)
	switch {
	case marked.encoding != nil:
		e = marked
	case e.encoding == nil && 3*bytes.Count(start, []byte{0}) > len(start):
		// Half the bytes of UTF-16 are 0 where the letters are Latin.
		return nil, errors.New("is UTF-16 or no text; if it is UTF-16, say so: -encoding utf-16le")
	case e.encoding == nil:
		e = utf8Encoding
	}
	if e.name == utf8Encoding.name {
		return transform.NewReader(file, &checker{encoding: e.name}), nil
	}
	decoded := transform.NewReader(file, unicode.BOMOverride(e.encoding.NewDecoder()))
	return transform.NewReader(decoded, &checker{encoding: e.name, decoded: true}), nil
}

var (
	utf8Encoding = Encoding{"utf-8", unicode.UTF8}
	utf16LE      = Encoding{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}
	utf16BE      = Encoding{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)}
)

// markOf returns the encoding that a byte order mark at the start stands for,
// the zero value where there is none.
func markOf(start []byte) Encoding {
	switch {
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		return utf8Encoding
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
		return utf16LE
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		return utf16BE
	}
	return Encoding{}
}

// ofPage returns the encoding of a web page. Without any that it or the user
// names it is UTF-8, or Windows-1252 where it is not valid UTF-8; so it is
// too where the page says Windows-1252, as many do that were converted since.
func (e Encoding) ofPage(content []byte) Encoding {
	if e.encoding != nil {
		return e
	}
	found, name, _ := charset.DetermineEncoding(content, "")
	if name == "windows-1252" && utf8.Valid(content) {
		return utf8Encoding
	}
	return Encoding{name, found}
}

// An EncodingError says where a file is not in the encoding it is taken for.
type EncodingError struct {
	Encoding     string
	Line, Column int // from 1; the column in bytes of UTF-8
}

func (e *EncodingError) Error() string {
	remedy := "if it is in another encoding, name that, as -encoding windows-1252"
	if e.Encoding != utf8Encoding.name {
		remedy = "if it is in UTF-8, leave out -encoding, and convert the files that are not"
	}
	return fmt.Sprintf("line %d, column %d: the text is not %s; %s", e.Line, e.Column, e.Encoding, remedy)
}

// A checker passes UTF-8 on, and ends with an error where it is not valid or,
// decoded from another encoding, where that was not.
type checker struct {
	encoding     string
	decoded      bool
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
			if r, size = utf8.DecodeRune(src[nSrc:]); r == utf8.RuneError && (size == 1 || c.decoded) {
				return nDst, nSrc, &EncodingError{c.encoding, c.line + 1, c.column + 1}
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
