package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// attributionWords is how many words after a quotation may come up to the verb of saying,
	// that included: "President of France Macron said".
	attributionWords = 4
	// shortestSpeech is how many blanks direct speech has at least; what has fewer may be a title.
	shortestSpeech = 3
	// longestWholeQuotation is how many bytes a quotation may have that is kept whole.
	longestWholeQuotation = 300
)

// attributed reports whether what follows a quotation that ends with a mark says whose it is: a
// name, then a verb of saying. “Why?” Macron said. A clause before the quotation, of
// two words at least, has said so already: They chanted “Shame!” Police said the march
// was peaceful. One that is part of another clause goes on with that: When asked
// “Why?” Macron left.
func (c *cutter) attributed(s *stop) bool {
	if s.follow != upper || c.known.opens(s.word) {
		return false
	}
	intro := c.beforeQuotation(s)
	first, _, clause := strings.Cut(intro, " ")
	if !clause {
		return c.sayingFollows(s.next, true)
	}
	return c.known.subordinators.has(first) && !strings.Contains(intro, ",")
}

// beforeQuotation returns the words of the sentence before the quotation that ends at the stop.
func (c *cutter) beforeQuotation(s *stop) string {
	from := max(s.start, s.run-lookback)
	opening := openQuotation(c.text[from:s.run])
	if opening < 0 {
		opening = strings.LastIndexAny(c.text[from:s.run], "‘‚'")
	}
	return strings.Trim(c.text[from:from+max(opening, 0)], " ,:")
}

// sayingFollows reports whether a verb of saying is among the first words at
// i, which must have capitals if they are to be a name.
func (c *cutter) sayingFollows(i int, name bool) bool {
	words := 0
	for word := range strings.FieldsSeq(c.text[i:min(i+longestWord, len(c.text))]) {
		if c.saying(word) {
			return true
		}
		first, _ := utf8.DecodeRuneInString(word)
		words++
		if title, ok := strings.CutSuffix(word, "."); ok && (len(title) == 1 || c.known.kindOf("", title) == never) {
			continue // Mr. Hale shouted
		}
		if name && !unicode.IsUpper(first) || words >= attributionWords || strings.ContainsAny(word, ".,;:!?\"") {
			break
		}
	}
	return false
}

func (c *cutter) saying(word string) bool {
	if n := len(word); n > 0 && strings.IndexByte(".,:;", word[n-1]) >= 0 {
		word = word[:n-1]
	}
	return c.known.speech[word]
}

// attributes reports whether the sentence that starts at start begins with a
// quotation: the words after that say whose it is, and introduce no other.
func (c *cutter) attributes(start int) bool {
	r, _ := utf8.DecodeRuneInString(c.text[start:])
	return doubleQuote(r)
}

// introduces reports whether words before a quotation lead up to it: the last
// one is a function word, or one of the last few a verb of saying.
func (c *cutter) introduces(before string) bool {
	return c.known.openers.has(before[strings.LastIndexByte(before, ' ')+1:]) || c.said(before)
}

// said reports whether one of the last few words of a text is a verb of saying.
func (c *cutter) said(text string) bool {
	for range attributionWords {
		at := strings.LastIndexByte(text, ' ')
		if c.saying(text[at+1:]) {
			return true
		}
		if at < 0 {
			break
		}
		text = text[:at]
	}
	return false
}

// opensSpeech reports whether the quote of size bytes at i, which has a word
// before it, opens direct speech that is attributed after its end. Such a
// quotation begins its sentence; the words before it are a heading, or a
// sentence without a full stop.
func (c *cutter) opensSpeech(i, size int) bool {
	speech := c.text[i+size : min(i+lookahead, len(c.text))]
	first, _ := utf8.DecodeRuneInString(speech)
	if !unicode.IsUpper(first) {
		return false
	}
	closing := strings.IndexFunc(speech, quoteOrBreak)
	if closing <= 0 || strings.Count(speech[:closing], " ") < shortestSpeech {
		return false
	}
	_, width := utf8.DecodeRuneInString(speech[closing:])
	after := strings.TrimPrefix(speech[closing+width:], ",")
	if !strings.HasPrefix(after, " ") || len(after) == len(speech)-closing-width && !strings.ContainsAny(speech[closing-1:closing], ",?!") {
		return false
	}
	return c.sayingFollows(len(c.text[:i+size])+len(speech)-len(after), false)
}

// insideSpeech reports whether the stop is inside short direct speech that is
// attributed after its end, in a language that keeps such speech whole:
// "A. B," kata Rudi.
func (c *cutter) insideSpeech(s *stop) bool {
	if c.quote < 0 || s.run-c.quote > longestWholeQuotation || s.quoted || !c.known.habits[wholeQuotations] {
		return false
	}
	from := max(s.start, c.quote-utf8.UTFMax)
	opening := openQuotation(c.text[from:s.run])
	if opening < 0 {
		return false
	}
	limit := min(from+opening+longestWholeQuotation, len(c.text))
	rest := c.text[min(s.closed, limit):limit]
	end := strings.IndexFunc(rest, quoteOrBreak)
	return end > 0 && rest[end-1] == ',' && rest[end] != '\n' && rest[end] != '\r'
}
