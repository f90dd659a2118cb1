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

// asciiLetter reports whether b is a letter of one byte.
func asciiLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func trimRight(text string) string {
	if n := len(text); n > 0 && text[n-1] < utf8.RuneSelf && !asciiBlank(text[n-1]) {
		return text
	}
	return strings.TrimRightFunc(text, unicode.IsSpace)
}

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
	if r < utf8.RuneSelf && r != '.' && r != '!' && r != '?' {
		return none
	}
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
	'.': 1, '!': 1, '?': 1, '\n': 1, '\r': 1, '\f': 1, '"': 1, '`': 1,
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
		if i+8 <= len(text) { // most stretches hold nothing
			s := text[i : i+8]
			if candidate[s[0]]|candidate[s[1]]|candidate[s[2]]|candidate[s[3]]|
				candidate[s[4]]|candidate[s[5]]|candidate[s[6]]|candidate[s[7]] == 0 {
				i += 8
				continue
			}
		}
		for end := min(i+8, len(text)); i < end; {
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
	}
	return i
}

// A class is what a character is to a splitter, in bits.
type class uint8

const (
	isLetter    class = 1 << iota // or a mark on one
	isDigit                       // a decimal digit
	isQuote                       // opens or closes a quotation
	opensOnly                     // a quote or bracket that cannot close
	closesOnly                    // a bracket that closes
	isContinued                   // SContinue of UAX #29, save the dashes: one between blanks begins something new
	isDash                        // begins an item of a list where a blank follows
	isBlank                       // as unicode.IsSpace has it
)

// isWordy is what words are made of.
const isWordy = isLetter | isDigit

// classMarks lists the punctuation of each class. Whether a quote opens or closes
// cannot be told from the character: “ closes in German, ” opens in Swedish, »
// opens in German books, and machine translation mixes them all.
var classMarks = map[class]string{
	isQuote:     "\"'`´“”„‟‘’‚‛«»‹›″′",
	opensOnly:   "`„‚([{<¿¡（「『【《〈［｛",
	closesOnly:  ")]}>）」』】》〉］｝",
	isContinued: ",:;՝،؍߸᠂᠈、︐︑︓﹐﹑﹕，：､",
	isDash:      "-–—*+",
}

// marks has the class of every character of classMarks, and latinClass that of
// every character up to Latin Extended-B.
var marks, latinClass = readClasses()

func readClasses() (marks map[rune]class, latin [0x250]class) {
	marks = make(map[rune]class)
	for class, characters := range classMarks {
		for _, r := range characters {
			marks[r] |= class
		}
	}
	for r := range rune(len(latin)) {
		latin[r] = marks[r] | unicodeClass(r)
	}
	return marks, latin
}

func unicodeClass(r rune) class {
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return isLetter
	case unicode.IsDigit(r):
		return isDigit
	case unicode.IsSpace(r):
		return isBlank
	}
	return 0
}

func classOf(r rune) class {
	if 0 <= r && int(r) < len(latinClass) {
		return latinClass[r]
	}
	if c, ok := marks[r]; ok {
		return c
	}
	return unicodeClass(r)
}

func (c class) is(other class) bool { return c&other != 0 }

func wordy(r rune) bool   { return classOf(r).is(isWordy) }
func letter(r rune) bool  { return classOf(r).is(isLetter) }
func closing(r rune) bool { return classOf(r).is(isQuote | closesOnly) }

// invisible characters stand anywhere and say nothing: soft hyphen, the zero-width
// ones, the byte order mark, variation selectors.
func invisible(r rune) bool {
	return r >= utf8.RuneSelf && (r == '\u00ad' || '\u200b' <= r && r <= '\u200f' || r == '\u2060' || r == '\ufeff' ||
		r == '\ufe0e' || r == '\ufe0f' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069')
}

// emoji reports whether r is a picture that people put at the end of a sentence:
// a pictograph beyond the basic plane, a miscellaneous symbol, one of a few dingbats.
func emoji(r rune) bool {
	return r >= 0x2600 && (r <= 0x26FF || r >= 0x1F000 && r <= 0x1FAFF || strings.ContainsRune("✊✋✌✨❣❤⭐", r))
}
