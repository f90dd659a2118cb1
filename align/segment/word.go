package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestWord is how many bytes of a word are looked at.
const longestWord = 64

// wordBefore returns the word that the stop follows, with the dots and hyphens inside
// it; "" when a quote, a bracket or a blank stands before the stop.
func (c *cutter) wordBefore(s *stop) string {
	text := c.text[max(s.start, s.run-longestWord):s.run]
	i := len(text)
	for i > 0 {
		if asciiLetter(text[i-1]) {
			i--
			continue
		}
		r, size := utf8.DecodeLastRuneInString(text[:i])
		switch {
		case wordy(r) || r == '°' || invisible(r):
		case i < len(text) && (r == '.' || r == '-' || r == '\'' || r == '’'):
		default:
			return trimInner(text[i:])
		}
		i -= size
	}
	return trimInner(text[i:])
}

// trimInner takes away what may be inside a word, and stands before one.
func trimInner(word string) string {
	if word == "" || asciiLetter(word[0]) {
		return word
	}
	return strings.TrimLeft(word, ".-'’")
}

// groupsBefore returns the word before the stop together with the short
// abbreviations before it, without the blanks: "z.B" of "z. B.".
func (c *cutter) groupsBefore(s *stop, word string) string {
	if word == "" || len(word) > 6 {
		return ""
	}
	from := s.run - len(word)
	group := word
	for range 3 {
		text := c.text[max(s.start, from-longestWord):from]
		text = trimRight(text)
		if !strings.HasSuffix(text, ".") {
			break
		}
		i := len(text) - 1
		for i > 0 && letter(lastRune(text[:i])) {
			_, size := utf8.DecodeLastRuneInString(text[:i])
			i -= size
		}
		part := text[i:]
		if len(part) < 2 || len(part) > 5 {
			break
		}
		group = part + group
		from -= len(c.text[max(s.start, from-longestWord):from]) - i
	}
	if group == word {
		return ""
	}
	return group
}

// wordEndingAt returns the word before the blanks before i.
func (c *cutter) wordEndingAt(start, i int) string {
	text := trimRight(c.text[max(start, i-longestWord):i])
	return text[strings.LastIndexFunc(text, func(r rune) bool { return !letter(r) })+1:]
}

// byteBefore returns the byte that stands in the sentence before the word
// before the stop, a space if none does.
func (c *cutter) byteBefore(s *stop, word string) byte {
	if i := s.run - len(word); i > s.start {
		return c.text[i-1]
	}
	return ' '
}

// looksAbbreviated reports whether the word before the stop, which no list has, is not
// the end of an address and has the shape of an abbreviation, or lacks a vowel where
// words have one (Hptst); not a unit (5 Kt).
func (c *cutter) looksAbbreviated(s *stop, word string) bool {
	if strings.IndexByte("@/=_#", c.byteBefore(s, word)) >= 0 {
		return false
	}
	if c.known.habits[vowelledWords] && lacksVowel(word) {
		return !isNumber(lastField(c.text[max(s.start, s.run-longestWord) : s.run-len(word)]))
	}
	return abbreviationShape(word) && !c.known.domains.has(word[strings.LastIndexByte(word, '.')+1:])
}

// abbreviationShape reports whether a word looks like an abbreviation: a
// single letter, or short groups of letters with dots between them: U.S, Ph.D, M.Si.
func abbreviationShape(word string) bool {
	if strings.IndexByte(word, '.') < 0 {
		return utf8.RuneCountInString(word) == 1 && letter(lastRune(word))
	}
	groups := 0
	for group := range strings.SplitSeq(word, ".") {
		n := utf8.RuneCountInString(group)
		if n == 0 || n > 4 || groups == 0 && n > 2 || strings.ContainsFunc(group, func(r rune) bool { return !letter(r) }) {
			return false
		}
		groups++
	}
	return true
}

// lacksVowel reports whether a word is a capital and letters in lower case, all of
// ASCII and none a vowel. In lower case alone names of programs look so (grep, cmd).
func lacksVowel(word string) bool {
	if len(word) < 2 || len(word) > longestWithoutVowel {
		return false
	}
	for i := range len(word) {
		if !asciiLetter(word[i]) || (word[i] < 'a') != (i == 0) || strings.IndexByte("aeiouy", word[i]|0x20) >= 0 {
			return false
		}
	}
	return true
}

// longestWithoutVowel is how many letters an abbreviation has at most that is told by its lack of vowels.
const longestWithoutVowel = 6

func isNumber(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsDigit(r) })
}

func isRoman(word string) bool {
	return word != "" && len(word) < 7 && strings.Trim(word, "IVXLC") == ""
}

// lastField returns what stands before the blanks at the end of a text, back to the blank before that.
func lastField(text string) string {
	text = trimRight(text)
	return text[strings.LastIndexByte(text, ' ')+1:]
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}
