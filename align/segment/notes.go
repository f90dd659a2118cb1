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
	// shortestLeader is how many dots a leader has that is no ellipsis.
	shortestLeader = 5
)

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

// leadsToPage reports whether the stop is the leader of a line of contents,
// which only the number of the page follows: "1.2 Methods ........ 12".
func (c *cutter) leadsToPage(s *stop) bool {
	if s.kind != ellipsis || s.follow == nothing || s.follow == continues {
		return false
	}
	rest := c.text[s.next:min(s.next+longestNumber, len(c.text))]
	page := rest
	if end := strings.IndexFunc(rest, unicode.IsSpace); end >= 0 {
		page = rest[:end]
	}
	rest = strings.TrimLeft(rest[len(page):], " \t")
	return (isNumber(page) || isRoman(strings.ToUpper(page))) &&
		(s.end-s.run >= shortestLeader || rest == "" || lineBreak(rest) > 0)
}
