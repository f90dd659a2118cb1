package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// longestFootnote is how many bytes a reference without brackets has at most: "12,13".
	longestFootnote = 5
	// longestEmphasis is how many marks stand around a text in bold italics.
	longestEmphasis = 3
)

// readClosers returns the end of the closing marks that follow the
// terminators without a blank.
func (c *cutter) readClosers(view string, s *stop) int {
	i := s.end
	for i < len(view) && !asciiBlank(view[i]) {
		r, size := utf8.DecodeRuneInString(view[i:])
		switch class := classOf(r); {
		case class.is(isQuote) && !class.is(opensOnly):
			after, _ := utf8.DecodeRuneInString(view[i+size:])
			if classOf(after).is(isWordy|opensOnly) && !c.closesQuote(view, s.start, i, size) {
				return i
			}
			s.quoted = true
		case class.is(closesOnly):
			s.quoted = true
		case class.is(isDigit) || r == '[':
			n := footnote(view[i:])
			if r != '[' {
				n = c.bareFootnote(view, s, i)
			}
			if n == 0 {
				return i
			}
			s.noted = true
			size = n
		case r == '¹' || r == '²' || r == '³':
			s.noted = true
		case r == '*' || r == '_':
			n := c.emphasis(view, s, i)
			if n == 0 {
				return i
			}
			size = n
		case invisible(r) || emoji(r):
		default:
			return i
		}
		i += size
	}
	return i
}

// strayCloser returns the end of a closing quote or an emoticon that stands at next,
// a blank away from the stop, or 0.
func (c *cutter) strayCloser(view string, s *stop, next int) int {
	if next == s.closed {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(view[next:])
	if r == '[' {
		return c.strayFootnote(view, s, next)
	}
	if emoji(r) {
		return next + emojis(view[next:])
	}
	if letter(r) && (len(view) < next+4 || asciiLetter(view[next+1]) && asciiLetter(view[next+2])) {
		return 0 // a word, and no emoticon
	}
	token := view[next:]
	if end := strings.IndexFunc(token, unicode.IsSpace); end >= 0 {
		token = token[:end]
	} else if !c.final || next+len(token) < len(c.text) {
		return 0
	}
	if c.known.emoticons[token] {
		return next + len(token)
	}
	if class := classOf(r); class.is(isQuote|closesOnly) && !class.is(opensOnly) &&
		!strings.ContainsFunc(token, func(r rune) bool { return !closing(r) }) {
		_, more := c.skipGap(view, next+len(token))
		if !more || class.is(closesOnly) || c.closesQuote(view, s.start, next, len(token)) {
			s.quoted = true
			return next + len(token)
		}
	}
	return 0
}

// emojis returns the length of the emoji that text starts with, and of the
// marks that choose their looks and join them.
func emojis(text string) int {
	if end := strings.IndexFunc(text, func(r rune) bool { return !emoji(r) && !invisible(r) }); end >= 0 {
		return end
	}
	return len(text)
}

// closesQuote reports whether the quote of size bytes at i closes a quotation,
// where its shape and its neighbours do not tell: it does when one is open in
// the sentence, and when no other quote that closes comes after it on the line.
func (c *cutter) closesQuote(view string, start, i, size int) bool {
	if openQuotation(c.text[max(start, i-lookback):i]) >= 0 {
		return true
	}
	if strings.HasPrefix(view[i:], "«") {
		return false // with a blank before it, as French has it, or none
	}
	rest := view[i+size:]
	at := strings.IndexFunc(rest, quoteOrBreak)
	return at <= 0 || asciiBlank(rest[at-1]) || asciiBlank(rest[at])
}

// footnote returns the length of a reference such as "[12]" that text starts
// with, or 0.
func footnote(text string) int {
	n := 1
	for n < len(text) && n < 4 && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	if n == 1 || n == len(text) || text[n] != ']' {
		return 0
	}
	return n + 1
}

// strayFootnote returns the end of the references to notes at next, a blank away from
// the stop, or 0. One after an abbreviation is what it stands before ("Abb. [3]"),
// and one in a sentence that starts with another is the number of a source in a list.
func (c *cutter) strayFootnote(view string, s *stop, next int) int {
	if c.text[s.start] == '[' || c.known.kindOf("", c.wordBefore(s)) != ordinary {
		return 0
	}
	end := next
	for end < len(view) && view[end] == '[' && footnote(view[end:]) > 0 {
		end += footnote(view[end:])
	}
	if end == next || end < len(view) && !asciiBlank(view[end]) {
		return 0
	}
	return end
}

// bareFootnote returns the length of a reference to a note that is a number
// with nothing around it, as copies of web pages have it ("a gas.1 It burns"), or 0.
// A word in lower case stands before the stop, and after the number a blank and a capital.
func (c *cutter) bareFootnote(view string, s *stop, i int) int {
	n := 0
	for i+n < len(view) && ('0' <= view[i+n] && view[i+n] <= '9' || n > 0 && view[i+n] == ',') {
		n++
	}
	if n == 0 || n > longestFootnote || !strings.HasPrefix(view[i+n:], " ") {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(view[i+n+1:])
	word := c.wordBefore(s)
	if !unicode.IsUpper(r) || len(word) < shortestOrdinary || c.known.kindOf("", word) != ordinary ||
		strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLower(r) }) {
		return 0
	}
	return n
}

// emphasis returns the length of the marks at i that end emphasis in Markdown which
// the sentence has begun ("**Note.** Then"), or 0.
func (c *cutter) emphasis(view string, s *stop, i int) int {
	text := view[i:]
	n := len(text) - len(strings.TrimLeft(text, "*_"))
	if n > longestEmphasis || !strings.Contains(view[max(s.start, s.run-lookback):s.run], text[:n]) {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(text[n:]); n == len(text) || classOf(r).is(isBlank|isContinued) || closing(r) {
		return n
	}
	return 0
}
