package bitext

import (
	"bufio"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An output is what encoders write to. It remembers the first error.
type output struct {
	*bufio.Writer
	removed int // characters that a format cannot hold
}

// strings writes all of the strings.
func (o *output) strings(list ...string) {
	for _, s := range list {
		o.WriteString(s)
	}
}

// xml writes text as character data or as the value of an attribute, without
// the characters that XML 1.0 forbids. Control characters that separate words
// become a space.
func (o *output) xml(text string) {
	o.escape(text, func(r rune, at int) {
		o.removed++
		if separatesWords(text, at) {
			o.WriteByte(' ')
		}
	})
}

// separatesWords reports whether the character at a byte is the first of some
// control characters that have no white space around them.
func separatesWords(text string, at int) bool {
	left := func(r rune) bool { return isControl(r) || r == '\ufffe' || r == '\uffff' }
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text[at:], left))
	open := func(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) || isControl(r) }
	return isControl(rune(text[at])) && !open(before) && !open(after)
}

func isControl(r rune) bool { return r < ' ' }

// escape writes text with what is markup in it escaped, and calls forbidden
// for each of the characters that XML 1.0 forbids (section 2.2, production 2).
// Invalid UTF-8 becomes U+FFFD.
func (o *output) escape(text string, forbidden func(r rune, at int)) {
	written := 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		escaped, plain := escapeXML(r, size)
		if !plain {
			o.strings(text[written:i], escaped)
			if escaped == "" {
				forbidden(r, i)
			}
			written = i + size
		}
		i += size
	}
	o.WriteString(text[written:])
}

// escapeXML returns what to write for a character, "" where it is forbidden,
// and whether that is the character itself.
func escapeXML(r rune, size int) (escaped string, plain bool) {
	switch {
	case r == '&':
		return "&amp;", false
	case r == '<':
		return "&lt;", false
	case r == '>':
		return "&gt;", false
	case r == '"':
		return "&quot;", false
	case r >= ' ' && r < utf8.RuneError, r >= 0x10000:
		return "", true
	case r == '\t':
		return "&#9;", false
	case r == '\n':
		return "&#10;", false
	case r == '\r':
		return "&#13;", false
	case r == utf8.RuneError:
		return string(utf8.RuneError), size > 1
	}
	return "", false
}

// oneLine returns text on one line and without tabs: each run of white space
// with a line break or tab in it is one space. Invalid UTF-8 becomes U+FFFD.
func oneLine(text string) string {
	text = strings.ToValidUTF8(text, string(unicode.ReplacementChar))
	if !strings.ContainsFunc(text, breaks) {
		return text
	}
	var b strings.Builder
	for text != "" {
		blank := strings.IndexFunc(text, unicode.IsSpace)
		if blank < 0 {
			break
		}
		b.WriteString(text[:blank])
		text = text[blank:]
		rest := strings.TrimLeftFunc(text, unicode.IsSpace)
		if run := text[:len(text)-len(rest)]; strings.ContainsFunc(run, breaks) {
			b.WriteByte(' ')
		} else {
			b.WriteString(run)
		}
		text = rest
	}
	b.WriteString(text)
	return b.String()
}

// cell returns text for a file of lines and columns: on one line, and with
// U+FFFD for U+0000, by which readers know that a file is no text.
func cell(text string) string {
	return strings.ReplaceAll(oneLine(text), "\x00", string(unicode.ReplacementChar))
}

// breaks reports whether some reader of lines or of columns would break a text
// there (Unicode Standard, section 5.8).
func breaks(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', '\x1c', '\x1d', '\x1e', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// digits writes a confidence; beyond 0 to 1 it is the nearer of the two, and
// what is no number is 0.
func digits(confidence float64) string {
	return strconv.FormatFloat(probability(confidence), 'f', 4, 64)
}

func probability(confidence float64) float64 {
	if !(confidence > 0) {
		return 0
	}
	return min(confidence, 1)
}
