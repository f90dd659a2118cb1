package tokens

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// token returns the number of bytes of the first Unicode word of a text that
// begins at a word boundary, and whether it is a plain one, all of ASCII letters.
//
// Most text is ASCII letters and spaces, whose boundaries need no tables: a word
// goes on after a letter with nothing of ASCII but what goesOn has (UAX #29, rules
// WB5 to WB13), and with other characters that only the tables know.
func token(text string) (size int, plain bool) {
	for size < len(text) && isLetter(text[size]) {
		size++
	}
	switch {
	case size > 0 && (size == len(text) || !goesOn(text[size])):
		return size, true
	case size == 0 && text[0] == ' ' && len(text) > 1 && isLetter(text[1]):
		return 1, false
	}
	iterator := words.FromString(text)
	iterator.Next()
	return len(iterator.Value()), false
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func goesOn(c byte) bool {
	return c >= utf8.RuneSelf || '0' <= c && c <= '9' || c == '_' || c == '\'' || c == '.' || c == ':'
}
