package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line breaks beyond ASCII.
const (
	nextLine           = "\u0085"
	lineSeparator      = "\u2028"
	paragraphSeparator = "\u2029"
)

// lineBreak returns the length of the line break that text starts with, or 0.
func lineBreak(text string) int {
	if text == "" {
		return 0
	}
	switch text[0] {
	case '\n', '\f':
		return 1
	case '\r':
		if len(text) > 1 && text[1] == '\n' {
			return 2
		}
		return 1
	case nextLine[0]:
		if strings.HasPrefix(text, nextLine) {
			return len(nextLine)
		}
	case lineSeparator[0]:
		if strings.HasPrefix(text, lineSeparator) || strings.HasPrefix(text, paragraphSeparator) {
			return len(lineSeparator)
		}
	}
	return 0
}

// asciiBlank reports whether b is a blank of one byte.
func asciiBlank(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }

func trimRight(text string) string { return strings.TrimRightFunc(text, unicode.IsSpace) }

// A terminator is a character, or the run of characters, that may end a sentence.
type terminator uint8

const (
	none     terminator = iota
	dot                 // a full stop, which has other uses
	ellipsis            // three dots, or the character
	mark                // an exclamation or question mark
	hard                // ends a sentence whatever follows, as 。 and । do
)

// terminatorOf classes a character: ATerm and STerm of UAX #29, and the
// ellipsis, which is neither there.
func terminatorOf(r rune) terminator {
	switch r {
	case '.', '․', '﹒', '．':
		return dot
	case '…', '‥':
		return ellipsis
	case '!', '?', '؟', '‼', '‽', '⁇', '⁈', '⁉':
		return mark
	}
	if r >= utf8.RuneSelf && unicode.Is(unicode.STerm, r) {
		return hard
	}
	return none
}

// candidate[b] says what a byte can begin: nothing that matters (0), a
// character that must be looked at closely (1), or a longer one that may be such (2).
var candidate = [256]uint8{
	'.': 1, '!': 1, '?': 1, '\n': 1, '\r': 1, '\f': 1, '"': 1,
	0xC2: 2, // the next line character
	// Terminators by the first byte of their UTF-8: Armenian to Arabic, then
	// three and four bytes.
	0xD6: 2, 0xD8: 2, 0xDB: 2, 0xDC: 2, 0xDF: 2,
	0xE0: 2, 0xE1: 2, 0xE2: 2, 0xE3: 2, 0xEA: 2, 0xEF: 2, 0xF0: 2,
}

// scan returns the offset of the next character from i on that must be looked at
// closely, or the length of the text.
func scan(text string, i int) int {
	for i < len(text) {
		switch candidate[text[i]] {
		case 0:
			i++
		case 1:
			return i
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if terminatorOf(r) != none || r == '“' || r == '„' || lineBreak(text[i:]) > 0 {
				return i
			}
			i += size
		}
	}
	return i
}

// quoteMarks are the characters, beyond the brackets, that open or close a quotation.
// Which of the two cannot be told from the character: “ closes in German,
// ” opens in Swedish, » opens in German books, and machine translation mixes them all.
const quoteMarks = "\"'`´“”„‟‘’‚‛«»‹›″′"

// opensOnly are the quotes and brackets that can open and not close.
const opensOnly = "`„‚([{<¿¡（「『【《〈［｛"

// closesOnly are the brackets that close.
const closesOnly = ")]}>）」』】》〉］｝"

// invisible characters stand anywhere and say nothing: soft hyphen, the zero-width
// ones, the byte order mark, variation selectors.
func invisible(r rune) bool {
	return r == '\u00ad' || '\u200b' <= r && r <= '\u200f' || r == '\u2060' || r == '\ufeff' ||
		r == '\ufe0e' || r == '\ufe0f' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

func isQuote(r rune) bool  { return strings.ContainsRune(quoteMarks, r) }
func opens(r rune) bool    { return strings.ContainsRune(opensOnly, r) }
func closes(r rune) bool   { return strings.ContainsRune(closesOnly, r) }
func letter(r rune) bool   { return unicode.IsLetter(r) || unicode.IsMark(r) }
func wordRune(r rune) bool { return letter(r) || unicode.IsDigit(r) }

// emoji reports whether r is a picture that people put at the end of a sentence.
func emoji(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r == '☺' || r == '☹' || r == '♥' || r == '❤' || r == '\u200d'
}
