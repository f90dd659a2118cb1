package segment

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullets begin the items of a list.
const bullets = "•⁃▪◦‣●○■□▸▶➤➢✓✔·"

// startsItem reports whether a line starts with a bullet or the number of an item.
func startsItem(line string) bool {
	r, size := utf8.DecodeRuneInString(line)
	if strings.ContainsRune(bullets, r) {
		return true
	}
	if classOf(r).is(isDash) {
		return len(line) > size && asciiBlank(line[size])
	}
	if _, number, shape := itemMarker(line); number > 0 {
		return len(line) > shape && asciiBlank(line[shape])
	}
	number, _, _ := strings.Cut(line[:min(len(line), longestNumber+2)], " ")
	number, dotted := strings.CutSuffix(number, ".")
	levels := strings.Contains(number, ".")
	return dotted && isItem(number) && (levels || len(number) > 1 && unicode.IsLower(r)) // not "J. Smith"
}

// longestNumber is how many bytes the number of an item has at most.
const longestNumber = 12

// isItem reports whether a word is the number of an item or a heading: a
// number, a letter, a Roman numeral, or levels of these with a number among
// them, as in "3.2.1", "A.1" and "II.3".
func isItem(word string) bool {
	if word == "" || len(word) > longestNumber {
		return false
	}
	levels, numbered := 0, false
	for level := range strings.SplitSeq(word, ".") {
		levels++
		switch {
		case isNumber(level) && len(level) <= 4:
			numbered = true
		case isRoman(level) && len(level) <= 4 || len(level) == 1 && asciiLetter(level[0]):
		case level != "" && len(level) <= 5 && strings.Trim(level, "ivx") == "": // ii, xviii
		default:
			return false
		}
	}
	return levels == 1 || numbered
}

// nextItem returns where the next item of a list begins in the text of
// an item, on the same line: after "1) one " comes "2) two". It is the length
// of the text where none does.
func nextItem(text string) int {
	if asciiLetter(text[0]) && (len(text) < 2 || text[1] != '.' && text[1] != ')') {
		return len(text)
	}
	r, size := utf8.DecodeRuneInString(text)
	if r >= utf8.RuneSelf && strings.ContainsRune(bullets, r) {
		return nextMarker(text, size, string(r), false)
	}
	following, length := followingMarker(text)
	if after, _ := utf8.DecodeRuneInString(text[length:]); length == 0 || wordy(after) { // 4.1. is no 4.
		return len(text)
	}
	return nextMarker(text, length, following, true)
}

// followingMarker returns the marker of the item after the one that a text
// starts with, and the length of the marker there, 0 if it has none.
func followingMarker(text string) (following string, length int) {
	marker, number, length := itemMarker(text)
	if number > 0 && text[0] >= 'a' {
		return string(text[0]+1) + marker, length
	}
	return strconv.Itoa(number+1) + marker, length
}

// secondItem returns where the second item of a list begins whose first one
// has its number before the stop, 0 if there is no such list. The number comes
// after a colon or a dash: "Three rules: 1. Wash your hands. 2. Wear a mask."
func (c *cutter) secondItem(s *stop) int {
	if s.kind != dot || !s.spaced || s.run-s.start < len(": 10") {
		return 0
	}
	first := s.run - 1
	if c.text[first-1] != ' ' {
		first-- // a number of two digits
	}
	if c.text[first-1] != ' ' || !strings.ContainsRune(":-–—", lastRune(trimRight(c.text[s.start:first]))) {
		return 0
	}
	text := c.text[first:min(first+lookahead, len(c.text))]
	following, length := followingMarker(text)
	if length == 0 || first+length != s.end {
		return 0
	}
	second := nextMarker(text, length, following, true)
	if second == len(text) {
		return 0
	}
	before := trimRight(text[:second])
	if strings.HasSuffix(before, ",") || c.known.opens(c.wordEndingAt(first, first+second)) {
		return 0 // "1. Platz für Anna, 2. Platz für Tom"
	}
	return first + second
}

// longestItem is how many bytes an item has at most that another follows on its line.
const longestItem = 1 << 10

// nextMarker finds a marker between blanks, before the line ends. A numbered
// item must have a capital, or the marker of a bracket, to it.
func nextMarker(text string, from int, marker string, numbered bool) int {
	line := text[:min(len(text), longestItem)]
	if end := strings.IndexAny(line, "\r\n"); end >= 0 {
		line = line[:end]
	}
	for i := from; i < len(line); {
		at := strings.Index(line[i:], marker)
		if at < 0 {
			break
		}
		at += i
		i = at + len(marker)
		if !asciiBlank(line[at-1]) {
			continue
		}
		rest := strings.TrimLeft(line[i:], " \t")
		r, _ := utf8.DecodeRuneInString(rest)
		if !numbered || len(rest) < len(line[i:]) && unicode.IsUpper(r) {
			return at
		}
	}
	return len(text)
}

// itemMarker reads the number that a text starts with as an item of a list
// does: "1.", "1)", "1.)", "a.", "a)". It returns what stands after the number,
// the number (of a letter, its place in the alphabet; 0 when it is no item), and
// the length of both.
func itemMarker(text string) (marker string, number, length int) {
	n := 0
	for n < len(text) && n < 3 && '0' <= text[n] && text[n] <= '9' {
		number = number*10 + int(text[n]-'0')
		n++
	}
	if n == 0 && text != "" && 'a' <= text[0] && text[0] < 'z' {
		number, n = int(text[0]-'a')+1, 1
	}
	for _, m := range []string{".)", ".", ")"} {
		if number > 0 && strings.HasPrefix(text[n:], m) {
			return m, number, n + len(m)
		}
	}
	return "", 0, 0
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

// shortestLeader is how many dots a leader has that is no ellipsis.
const shortestLeader = 5
