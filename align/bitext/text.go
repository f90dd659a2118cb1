package bitext

import (
	"bufio"
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
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
// the characters that XML 1.0 forbids (section 2.2, production 2).
func (o *output) xml(text string) {
	if strings.ContainsFunc(text, forbiddenInXML) {
		text = strings.Map(func(r rune) rune {
			if forbiddenInXML(r) {
				o.removed++
				return -1
			}
			return r
		}, text)
	}
	// The error is kept by the writer beneath.
	_ = xml.EscapeText(o, []byte(text))
}

func forbiddenInXML(r rune) bool {
	switch {
	case r < ' ':
		return r != '\t' && r != '\n' && r != '\r'
	case r > 0xFFFD:
		return r < 0x10000
	}
	return false
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
