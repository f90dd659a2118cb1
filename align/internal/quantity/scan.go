package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind byte

const (
	word kind = iota
	digits
	symbol
)

// A token is a run of letters, a number in digits with the separators inside
// it, or any other character that is no space.
type token struct {
	start, end int
	raw, text  string // as written, and with letters in lower case
	kind       kind
	capital    bool    // the first letter is one
	dot        bool    // a full stop follows, which is no token
	glued      bool    // nothing is between this token and the one before
	forms      []entry // those that begin with the token
}

func (r *Rules) scan(text string) []token {
	tokens := make([]token, 0, len(text)/5)
	end := -1
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(c) {
			i += size
			continue
		}
		t := token{start: i, glued: i == end}
		switch {
		case isDigit(c):
			t.kind, t.end = digits, endOfDigits(text, i)
			t.text = text[i:t.end]
		case isLetter(c):
			t.kind, t.end = word, endOfLetters(text, i)
			t.text, t.capital = strings.ToLower(text[i:t.end]), unicode.IsUpper(c)
		default:
			t.kind, t.end = symbol, i+size
			t.text = text[i:t.end]
		}
		t.raw = text[i:t.end]
		i, end = t.end, t.end
		if t.kind != symbol && strings.HasPrefix(text[i:], ".") {
			t.dot = true
			i, end = i+1, i+1
		}
		t.forms = r.forms[t.text]
		tokens = append(tokens, t)
	}
	return tokens
}

func isDigit(c rune) bool  { return '0' <= c && c <= '9' }
func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.IsMark(c) }

func endOfLetters(text string, i int) int {
	n := strings.IndexFunc(text[i:], func(c rune) bool { return !isLetter(c) })
	if n < 0 {
		return len(text)
	}
	return i + n
}

// endOfDigits returns where a number ends: separators belong to it where a
// digit follows, spaces and apostrophes where three do and no fourth.
func endOfDigits(text string, i int) int {
	first := i
	for {
		for i < len(text) && isDigit(rune(text[i])) {
			i++
		}
		c, size := utf8.DecodeRuneInString(text[i:])
		rest := text[i+min(size, len(text)-i):]
		switch {
		case (c == '.' || c == ',') && rest != "" && isDigit(rune(rest[0])):
		case strings.ContainsRune(groupSpaces, c) && i-first <= longestNumber &&
			i-first <= 3+4*strings.Count(text[first:i], string(c)) && threeDigits(rest):
		case c == ' ' && i-first <= 3 && threeDigits(rest) && rest[3:] != "" && rest[3] == ' ' && threeDigits(rest[4:]):
		case c == ' ' && strings.Contains(text[first:i], " ") && threeDigits(rest):
		case c == ' ' && i-first <= 3 && text[first] != '0' && threeDigits(rest) && rest[0] == '0': // no other number begins so
		default:
			return i
		}
		i += size
	}
}

// groupSpaces are what can stand between thousands besides stops and commas:
// spaces that do not break, and apostrophes.
const groupSpaces = "\u00a0\u202f\u2009'’"

func threeDigits(text string) bool {
	n := 0
	for n < len(text) && isDigit(rune(text[n])) {
		n++
	}
	return n == 3
}
