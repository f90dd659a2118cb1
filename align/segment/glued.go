package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// endsGlued decides on a stop that the next sentence follows without a blank,
// as in "world.Today is". Addresses, and names of files and in code, look the same.
func (c *cutter) endsGlued(s *stop) bool {
	switch s.follow {
	case caseless:
		last := lastRune(c.text[s.start:s.run])
		return letter(last) && last >= utf8.RuneSelf
	case lower:
		if s.kind != dot || !c.known.opens(s.word) {
			return false
		}
	case upper:
	default:
		return false
	}
	before := c.wordBefore(s)
	switch {
	case c.text[s.closed] == '-': // abbreviations that a hyphen joins: Kd.-Nr.
		return false
	case s.kind == ellipsis && !s.quoted, c.inAddress(s), c.goesOn(s):
		return false
	case strings.ContainsRune(before, '.'):
		return c.endsAfterDots(s, before)
	case utf8.RuneCountInString(before) < 2, c.known.kindOf("", before) != ordinary:
		return false
	case s.quoted, s.kind != dot:
		return s.follow == upper && (c.known.opens(s.word) || capitalised(s.word))
	}
	return c.gluesSentences(s, before)
}

// goesOn reports whether the word that comes next has what names in code and
// in addresses have after it, and a first word of a sentence has not.
func (c *cutter) goesOn(s *stop) bool {
	after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(c.text[s.next:], s.word))
	switch {
	case after == '.', after == '_', after == '@', unicode.IsDigit(after) && s.kind == dot:
		return c.known.kindOf("", s.word) == ordinary
	case after == '(', after == '[', after == '{', after == '=':
		return s.kind == dot
	}
	return false
}

// endsAfterDots decides on a full stop after a word that has some inside it: a
// number ("$1.50.Buy now") or the name of a site ("example.com.Then call").
func (c *cutter) endsAfterDots(s *stop, before string) bool {
	if s.follow != upper || !capitalised(s.word) {
		return false
	}
	if strings.Trim(before, "0123456789.,") == "" {
		return true
	}
	return c.known.domains[before[strings.LastIndexByte(before, '.')+1:]] && c.known.opens(s.word)
}

// gluesSentences reports whether a full stop between two words, of which before
// is one, ends a sentence, and is not part of a name in code or of a file.
func (c *cutter) gluesSentences(s *stop, before string) bool {
	if c.known.code[before] || c.known.domains.has(s.word) || mixedCase(before) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(before)
	opener := c.known.opens(s.word)
	after := c.text[s.next+len(s.word):]
	switch {
	case strings.IndexByte("*(&", c.byteBefore(s, before)) >= 0: // (*tls.Conn)
		return false
	case s.follow == lower: // angekündigt.er bestand
		return unicode.IsLower(first) && len(before) >= surelyOrdinary && strings.HasPrefix(after, " ")
	case opener, strings.HasPrefix(after, "."): // an abbreviation: Tuesday.Mr. Smith
		return true
	case strings.HasPrefix(after, ","), strings.HasPrefix(after, ")"): // Server.Close, Server.Serve
		return false
	case unicode.IsUpper(first): // Europa.Biaya
		return plainName(before) && plainName(s.word)
	}
	return unicode.IsLower(first) && capitalised(s.word)
}

// plainName reports whether a word is a capital and at least four letters in lower case.
func plainName(word string) bool {
	_, size := utf8.DecodeRuneInString(word)
	return len(word) >= surelyOrdinary && !strings.ContainsFunc(word[size:], func(r rune) bool { return !unicode.IsLower(r) })
}

// capitalised reports whether a word begins with a capital and has a letter in lower case next.
func capitalised(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	second, _ := utf8.DecodeRuneInString(word[size:])
	return unicode.IsUpper(first) && unicode.IsLower(second)
}

// mixedCase reports whether a capital follows a letter in lower case, as in "newReader".
func mixedCase(word string) bool {
	lower := false
	for _, r := range word {
		if lower && unicode.IsUpper(r) {
			return true
		}
		lower = unicode.IsLower(r)
	}
	return false
}

// inAddress reports whether the stop is inside an address or a path.
func (c *cutter) inAddress(s *stop) bool {
	before := c.text[max(s.start, s.run-longestWord):s.run]
	if i := strings.LastIndexFunc(before, unicode.IsSpace); i >= 0 {
		before = before[i:]
	}
	after := c.text[s.closed:min(s.closed+longestWord, len(c.text))]
	if i := strings.IndexFunc(after, unicode.IsSpace); i >= 0 {
		after = after[:i]
	}
	return strings.ContainsAny(before, "@/\\=#_") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(before)), "www.") ||
		strings.ContainsAny(after, "@\\=_")
}

// inCode reports whether the stop is inside code as Markdown has it, between
// backticks. Those of other texts are quotes, and no quote closes as it opens.
func (c *cutter) inCode(s *stop) bool {
	if !c.code {
		return false
	}
	after := c.text[s.end:min(s.end+lookahead, len(c.text))]
	end := strings.IndexAny(after, "`\n")
	if end <= 0 || after[end] != '`' || asciiBlank(after[end-1]) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after[end+1:])
	return !wordy(r)
}
