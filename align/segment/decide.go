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
	if c.leadsToPage(s) || c.inCode(s) {
		return false
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
	if c.isItemNumber(s, word) || c.referenceGoesOn(s, word) || c.citesVerse(s, word) {
		return false
	}
	if s.noted {
		return true
	}
	if isNumber(word) {
		return !c.ordinal(s, word)
	}
	kind := c.known.kindOf(c.groupsBefore(s, word), word)
	if kind == beforeNumber && (s.follow == digit || isRoman(s.word) || c.numbersFollow(s)) {
		return false
	}
	if kind == beforeNumber {
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
		return s.follow == upper && !s.bracketed(c.text) && c.known.opens(s.word)
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
	if s.kind == mark && (c.sayingFollows(s.next, false) || c.marksTitle(s, word)) {
		return false // Why? she asked.
	}
	first, _ := utf8.DecodeRuneInString(c.text[s.start:])
	last, _ := utf8.DecodeRuneInString(word)
	shortest := surelyOrdinary
	if c.known.opens(s.word) {
		if s.kind == mark {
			return true
		}
		shortest = shortestOrdinary
	}
	return unicode.IsLower(first) || s.kind == dot && unicode.IsLower(last) && len(word) >= shortest
}

// marksTitle reports whether the mark, after word, may end a title and not a sentence,
// which a word in lower case then goes on with: "the film Moulin Rouge! is", "he asked why? and left".
// The last word of a title has a capital, in languages that write titles so.
func (c *cutter) marksTitle(s *stop, word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	begin, _ := utf8.DecodeRuneInString(c.text[s.start:])
	return unicode.IsUpper(first) && c.firstWord < s.run-len(word) || c.known.habits[lowerTitles] && unicode.IsUpper(begin) ||
		c.said(c.text[max(s.start, s.run-longestWord):s.run])
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
	return (kind == unlessCapital || kind == unlessOpener || kind == beforeNumber && !c.known.opens(s.word)) &&
		strings.HasPrefix(c.text[s.next+len(s.word):], ".")
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

// isItemNumber reports whether the sentence is nothing yet but the number of an
// item or a heading: "1.", "b.", "4.1.", "Section 3.1.".
func (c *cutter) isItemNumber(s *stop, word string) bool {
	if s.run-s.start > longestWord || !isItem(word) {
		return false
	}
	before := c.text[s.start : s.run-len(word)]
	return !strings.ContainsFunc(before, wordy) || c.isHeading(s, before, word)
}

// isHeading reports whether label, which begins the sentence, says of what the number
// before the stop is: "Section". So does an abbreviation, before levels or a title: "Art. 5. Powers".
func (c *cutter) isHeading(s *stop, label, number string) bool {
	label = strings.TrimFunc(label, func(r rune) bool { return !wordy(r) })
	return c.known.headings.has(label) ||
		c.known.kindOf("", label) != ordinary && (strings.Contains(number, ".") || s.follow == upper && !c.known.opens(s.word))
}

// citesVerse reports whether a chapter and a verse come next, after what may be the
// short name of a book: "Phil. 4:8".
func (c *cutter) citesVerse(s *stop, word string) bool {
	if s.follow != digit || len(word) > longestBook || strings.ContainsFunc(word, func(r rune) bool { return !letter(r) }) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	rest := strings.TrimLeft(c.text[s.next:min(s.next+longestNumber, len(c.text))], "0123456789")
	return unicode.IsUpper(first) && len(rest) > 1 && rest[0] == ':' && '0' <= rest[1] && rest[1] <= '9'
}

// longestBook is how many bytes the short name of a book has at most.
const longestBook = 6

// exclaims reports whether the stop is the exclamation mark of a name: "Yahoo!".
func (c *cutter) exclaims(s *stop) bool {
	word := c.wordBefore(s)
	return c.known.names[word+c.text[s.run:s.end]] && (s.follow == lower || !c.known.opens(s.word))
}

// ordinal reports whether a number before a full stop is "the 12th" rather than "12".
func (c *cutter) ordinal(s *stop, number string) bool {
	if !c.known.habits[dottedOrdinals] || len(number) > 3 {
		return false
	}
	before := c.byteBefore(s, number)
	switch {
	case before == ':' || before == ',': // 3:0, 2,5
		return false
	case before == '(', s.follow == digit, c.known.ordinals.has(s.word):
		return true
	case c.known.opens(s.word):
		return false
	}
	return c.known.articles.has(c.wordEndingAt(s.start, s.run-len(number)))
}
