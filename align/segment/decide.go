package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// end returns where the sentence ends if it ends at the stop, or 0.
func (c *cutter) end(s *stop) int {
	switch {
	case s.follow == nothing || s.follow == continues:
		return 0
	case c.text[s.run:s.end] == ". . . ." && s.follow == upper && !s.quoted && s.run > s.start &&
		wordy(lastRune(c.text[s.start:s.run])):
		// The full stop, then an ellipsis that opens the next sentence
		// (Chicago Manual of Style, 13.53).
		return s.run + 1
	case c.ends(s):
		return s.closed
	}
	return 0
}

// ends reports whether the sentence ends at a stop that something follows on
// the line.
func (c *cutter) ends(s *stop) bool {
	if s.run < c.firstWord {
		return false
	}
	if s.kind == hard {
		return true
	}
	if s.kind == ellipsis && s.end < len(c.text) && strings.IndexByte("])", c.text[s.end]) >= 0 &&
		strings.IndexByte("[(", c.text[s.run-1]) >= 0 {
		return false // [...] stands for words
	}
	if !s.spaced {
		return c.endsGlued(s)
	}
	if c.insideSpeech(s) {
		return false
	}
	if s.follow == lower {
		return c.endsBeforeLower(s)
	}
	switch s.kind {
	case mark:
		return !c.exclaims(s) && !(s.quoted && c.attributed(s))
	case ellipsis:
		return !c.known.capitals[s.word]
	}
	return c.fullStop(s)
}

// fullStop decides on a single dot with a blank after it.
func (c *cutter) fullStop(s *stop) bool {
	word := c.wordBefore(s)
	if c.isItemNumber(s, word) {
		return false
	}
	if c.referenceGoesOn(s, word) {
		return false
	}
	if isNumber(word) {
		return !c.ordinal(s, word)
	}
	kind := c.known.kindOf(c.groupsBefore(s, word), word)
	if kind == beforeNumber {
		if s.follow == digit || isRoman(s.word) || c.numbersFollow(s) {
			return false
		}
		kind = ordinary
	}
	if kind == ordinary && (c.looksAbbreviated(s, word) || c.known.habits[dottedOrdinals] && isRoman(word)) {
		kind = unlessOpener
	}
	switch kind {
	case never:
		return false
	case unlessCapital:
		return s.follow != digit && !s.bracketed(c.text) && !c.abbreviationFollows(s) && !c.known.zones[s.word] &&
			strings.Count(c.text[s.start:s.run], " ") >= shortestWords
	case unlessOpener:
		return s.follow == upper && !s.bracketed(c.text) && c.known.openers.has(s.word)
	}
	return true
}

// endsBeforeLower decides on a stop before a word in lower case. People who write
// without capitals do it from the first word on, and begin with the same words
// as others. An address begins in lower case anywhere.
func (c *cutter) endsBeforeLower(s *stop) bool {
	word := c.wordBefore(s)
	if s.quoted || s.kind == ellipsis || c.known.kindOf(c.groupsBefore(s, word), word) != ordinary || c.looksAbbreviated(s, word) ||
		isNumber(word) || c.exclaims(s) {
		return false
	}
	rest := c.text[s.next:min(s.next+len("https://"), len(c.text))]
	if strings.HasPrefix(rest, "http://") || strings.HasPrefix(rest, "https://") || strings.HasPrefix(rest, "www.") {
		return true
	}
	if s.kind == mark && c.sayingFollows(s.next, false) {
		return false // Why? she asked.
	}
	first, _ := utf8.DecodeRuneInString(c.text[s.start:])
	last, _ := utf8.DecodeRuneInString(word)
	shortest := surelyOrdinary
	if c.known.openers.has(s.word) {
		if s.kind == mark {
			return true
		}
		shortest = shortestOrdinary
	}
	return unicode.IsLower(first) || s.kind == dot && unicode.IsLower(last) && len(word) >= shortest
}

const (
	// shortestOrdinary is the length in bytes from which a word in lower case that no list
	// has is no abbreviation, when a word follows that opens sentences.
	shortestOrdinary = 3
	// surelyOrdinary is that length whatever word follows.
	surelyOrdinary = 5
)

// abbreviationFollows reports whether what comes next is an abbreviation that
// does not open sentences: "Co. Ltd.".
func (c *cutter) abbreviationFollows(s *stop) bool {
	kind := c.known.kindOf("", s.word)
	return (kind == unlessCapital || kind == unlessOpener) && strings.HasPrefix(c.text[s.next+len(s.word):], ".")
}

// numbersFollow reports whether what comes next is an abbreviation before a
// number too, with its number: "Mon. Jan. 5".
func (c *cutter) numbersFollow(s *stop) bool {
	number := strings.TrimLeft(strings.TrimPrefix(c.text[s.next+len(s.word):], "."), " \u00a0")
	return number != "" && '0' <= number[0] && number[0] <= '9' && c.known.kindOf("", s.word) == beforeNumber
}

// referenceGoesOn reports whether a number or letter is followed by a letter of
// the same reference: "No. XI. B. 2".
func (c *cutter) referenceGoesOn(s *stop, number string) bool {
	return len(s.word) == 1 && strings.HasPrefix(c.text[s.next+1:], ".") && len(number) < 4 && (isNumber(number) || isRoman(number))
}

// shortestWords is how many blanks a sentence has at least that ends with an
// abbreviation: "At 5 a.m. Mr. Smith went" is one.
const shortestWords = 3

// bracketed reports whether a bracket opens right before what comes next.
func (s *stop) bracketed(text string) bool {
	return strings.ContainsAny(text[s.closed:s.next], "([{")
}

// endsGlued decides on a stop that the next sentence follows without a blank,
// as in "world.Today is". Addresses and names of files look the same.
func (c *cutter) endsGlued(s *stop) bool {
	if s.follow != upper && s.follow != caseless {
		return false
	}
	before := c.wordBefore(s)
	if s.follow == caseless {
		return before != "" && !unicode.IsDigit(lastRune(before)) && lastRune(before) >= utf8.RuneSelf
	}
	if s.kind == ellipsis && !s.quoted || c.inAddress(s) || strings.ContainsRune(before, '.') {
		return false
	}
	if utf8.RuneCountInString(before) < 2 || c.known.kindOf("", before) != ordinary {
		return false
	}
	after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(c.text[s.next:], s.word))
	if after == '.' || after == '_' || after == '@' || unicode.IsDigit(after) && s.kind == dot {
		return c.known.kindOf("", s.word) != ordinary
	}
	if s.kind == dot && c.known.domains.has(s.word) {
		return false
	}
	opener := c.known.openers.has(s.word)
	second, _ := utf8.DecodeRuneInString(s.word[firstSize(s.word):])
	if !unicode.IsLower(second) && !opener {
		return false
	}
	first, _ := utf8.DecodeRuneInString(before)
	return opener || s.quoted || unicode.IsLower(first)
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

// isItemNumber reports whether the sentence is nothing yet but the number or
// the letter of an item: "1." or "b.".
func (c *cutter) isItemNumber(s *stop, word string) bool {
	before := c.text[s.start : s.run-min(len(word), s.run-s.start)]
	if word == "" || len(word) > 4 || strings.ContainsFunc(before, wordy) {
		return false
	}
	return isNumber(word) || isRoman(word) || len(word) == 1
}

// exclaims reports whether the stop is the exclamation mark of a name: "Yahoo!".
func (c *cutter) exclaims(s *stop) bool {
	word := c.wordBefore(s)
	return c.known.names[word+c.text[s.run:s.end]] && (s.follow == lower || !c.known.openers.has(s.word))
}

// ordinal reports whether a number before a full stop is "the 12th" rather than "12".
func (c *cutter) ordinal(s *stop, number string) bool {
	if !c.known.habits[dottedOrdinals] || len(number) > 3 {
		return false
	}
	if before := c.text[s.start : s.run-len(number)]; before != "" && strings.IndexByte(":,", before[len(before)-1]) >= 0 {
		return false // 3:0, 2,5
	}
	switch {
	case s.follow == digit, c.known.ordinals.has(s.word):
		return true
	case c.known.openers.has(s.word):
		return false
	}
	return c.known.articles.has(c.wordEndingAt(s.start, s.run-len(number)))
}

// wordEndingAt returns the word before the blanks before i.
func (c *cutter) wordEndingAt(start, i int) string {
	text := trimRight(c.text[max(start, i-longestWord):i])
	return text[strings.LastIndexFunc(text, func(r rune) bool { return !letter(r) })+1:]
}

// looksAbbreviated reports whether the word before the stop, which no list has,
// has the shape of an abbreviation and is not the end of an address.
func (c *cutter) looksAbbreviated(s *stop, word string) bool {
	before := c.text[s.start : s.run-len(word)]
	if before != "" && strings.IndexByte("@/=_#", before[len(before)-1]) >= 0 {
		return false
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

func isNumber(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsDigit(r) })
}

func isRoman(word string) bool {
	return word != "" && len(word) < 7 && strings.Trim(word, "IVXLC") == ""
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

func firstSize(text string) int {
	_, size := utf8.DecodeRuneInString(text)
	return size
}
