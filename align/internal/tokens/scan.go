package tokens

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// token returns the number of bytes of the first word of a text that begins at a word
// boundary, and whether it is a plain one, all of ASCII letters. Words are those of
// Unicode but for
//
//   - a letter that an editor has put in brackets, "[T]he", "g[z]ip", and an asterisk before an
//     ending, "Leser*innen", which are in the midst of a word (see [sewn]), and
//   - a name after initials or an abbreviation without a space, "E.Huerta", "Dr.Patey",
//     which is a word of its own.
func token(text string) (size int, plain bool) {
	size, plain = unicodeWord(text)
	if plain && (size == len(text) || text[size] != '[' && text[size] != '*') {
		return size, true
	}
	if n := initials(text[:size]); n > 0 {
		return n, false
	}
	for n := sewn(text, size); n > 0; n = sewn(text, size) {
		size, plain = size+n, false
	}
	return size, plain
}

// sewn returns how many bytes after the first of a text belong to one word with them.
func sewn(text string, size int) int {
	before, rest := text[size-1], text[size:]
	switch {
	case before == '[' && size == 1 && len(rest) > 2 && isLetter(rest[0]) && rest[1] == ']' && isLetter(rest[2]):
		return 2
	case before == ']' && size > 2 && rest != "" && isLetter(rest[0]):
		n, _ := unicodeWord(rest)
		return n
	case !isLetter(before) || len(rest) < 2 || !isLetter(rest[1]):
		return 0
	case rest[0] == '[' && len(rest) > 2 && rest[2] == ']':
		return 3
	case rest[0] == '*' && rest[1] >= 'a':
		n, _ := unicodeWord(rest[1:])
		return 1 + n
	}
	return 0
}

// initials returns how many bytes come before the full stop after which a name begins, and 0
// where none does.
func initials(word string) int {
	for i := 1; i+2 < len(word); i++ {
		if word[i] == '.' && isLetter(word[i-1]) && isLetter(word[i+1]) && word[i+1] < 'a' && 'a' <= word[i+2] && word[i+2] <= 'z' {
			return i
		}
	}
	return 0
}

// unicodeWord returns the number of bytes of the first Unicode word of a text that
// begins at a word boundary, and whether it is all of ASCII letters.
//
// Most text is ASCII letters and spaces, whose boundaries need no tables: a word
// goes on after a letter with nothing of ASCII but what goesOn has (UAX #29, rules
// WB5 to WB13), and with other characters that only the tables know.
func unicodeWord(text string) (size int, plain bool) {
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
