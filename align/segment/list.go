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
	_, number, shape := itemMarker(line)
	return number > 0 && len(line) > shape && asciiBlank(line[shape])
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
	marker, number, length := itemMarker(text)
	if number == 0 {
		return len(text)
	}
	following := strconv.Itoa(number + 1)
	if r >= 'a' {
		following = string(r + 1)
	}
	return nextMarker(text, length, following+marker, true)
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
