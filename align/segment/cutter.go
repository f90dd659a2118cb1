package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSentence is the length in bytes past which no sentence goes. A longer one
// is cut in its second half: after the last semicolon or colon there, else
// after the last comma, else at the last blank, else between two characters.
const MaxSentence = 8 << 10

const (
	// lookahead is how many bytes past a candidate may be looked at.
	lookahead = 512
	// lookback is how many bytes before a candidate may be looked at, where the
	// question is whether a quotation is open.
	lookback = 1024
	// horizon is how much of the text must be there to find one sentence.
	horizon = MaxSentence + lookahead
)

// A cutter finds one sentence after the other in a window of the text. What it
// decides depends on at most horizon bytes from the sentence's start, so that
// windows of any size give the same sentences.
type cutter struct {
	known  *knowledge
	layout layout

	text  string // the window
	base  int    // offset of the window in the text
	pos   int    // where in the window to go on
	final bool   // the window reaches to the end of the text

	breaks    int  // line breaks since the last sentence
	column    int  // characters of the line before pos; kept where the text is wrapped
	paragraph int  // of the last sentence, -1 before the first
	item      int  // where the next item of a list begins on the line, or the sentence must end
	firstWord int  // where the sentence has its first letter or digit
	code      bool // a backtick in it begins code, or a quotation, that has not ended
	quote     int  // the last quote in the sentence that may open a quotation, -1 if none does
}

func newCutter(known *knowledge, layout layout) *cutter {
	if known == nil {
		known = common()
	}
	return &cutter{known: known, layout: layout, paragraph: -1}
}

// next returns the next sentence. It returns false at the end of the text, and
// when the window must be moved on before the sentence can be told.
func (c *cutter) next() (Sentence, bool) {
	if !c.skipBlanks() {
		return Sentence{}, false
	}
	if c.paragraph < 0 || c.breaks >= 2 || c.breaks == 1 && c.layout.lineIsParagraph {
		c.paragraph++
	}
	c.breaks = 0
	start := c.pos
	c.pos = c.sentenceEnd(start)
	if c.layout.wrapped() {
		c.column = c.columnAt(start, c.pos)
	}
	return Sentence{c.base + start, c.base + c.pos, c.paragraph}, true
}

// skipBlanks moves to the next sentence, counting line breaks.
func (c *cutter) skipBlanks() bool {
	for {
		left := len(c.text) - c.pos
		if left == 0 || left < horizon && !c.final {
			return false
		}
		if asciiLetter(c.text[c.pos]) { // as most sentences begin
			return true
		}
		if n := lineBreak(c.text[c.pos:]); n > 0 {
			c.breaks++
			c.column = 0
			if strings.HasPrefix(c.text[c.pos:], paragraphSeparator) {
				c.breaks++
			}
			c.pos += n
			continue
		}
		r, size := utf8.DecodeRuneInString(c.text[c.pos:])
		if !classOf(r).is(isBlank) {
			return true
		}
		c.pos += size
		c.column++
	}
}

// columnAt returns how many characters of its line stand before i, in the
// sentence that starts at start.
func (c *cutter) columnAt(start, i int) int {
	line := c.text[start:i]
	if at := strings.LastIndexAny(line, "\n\r\f"); at >= 0 {
		return utf8.RuneCountInString(line[at+1:])
	}
	return c.column + utf8.RuneCountInString(line)
}

// sentenceEnd returns where the sentence that starts at start ends.
func (c *cutter) sentenceEnd(start int) int {
	limit := min(start+MaxSentence, len(c.text))
	c.item = start + nextItem(c.text[start:limit])
	c.firstWord, c.code, c.quote = limit, false, -1
	if asciiLetter(c.text[start]) {
		c.firstWord = start
	} else if at := strings.IndexFunc(c.text[start:limit], wordy); at >= 0 {
		c.firstWord = start + at
	}
	for i := start; ; {
		i = scan(c.text[:c.item], i)
		if i == c.item {
			break
		}
		if n := lineBreak(c.text[i:]); n > 0 {
			if c.breaksSentence(start, i, n) {
				return start + len(trimRight(c.text[start:i]))
			}
			i += n
			continue
		}
		end, next := c.candidateAt(start, i)
		if end > 0 && end <= limit {
			return end
		}
		i = min(next, c.item)
	}
	if c.item == start+MaxSentence && c.item < len(c.text) {
		return start + cutLong(c.text[start:c.item+1])
	}
	return start + len(trimRight(c.text[start:c.item]))
}

// candidateAt looks at the character at i, which may end the sentence or begin
// the next one. It returns where the sentence ends, or 0, and where to go on.
func (c *cutter) candidateAt(start, i int) (end, next int) {
	r, size := utf8.DecodeRuneInString(c.text[i:])
	if terminatorOf(r) != none {
		s := c.stopAt(start, i)
		if second := c.secondItem(&s); second > 0 {
			c.item = min(c.item, second)
			return 0, s.end
		}
		return c.end(&s), s.end
	}
	if r == '`' {
		c.code = !c.code && i+size < len(c.text) && !asciiBlank(c.text[i+size])
		return 0, i + size
	}
	c.quote = i
	if i == start || !asciiBlank(c.text[i-1]) {
		return 0, i + size
	}
	before := trimRight(c.text[start:i])
	if wordy(lastRune(before)) && (c.attributes(start) || !c.introduces(before)) && c.opensSpeech(i, size) {
		return start + len(before), i
	}
	return 0, i + size
}

// cutLong returns the best place to cut a text that is one byte longer than a
// sentence may be.
func cutLong(text string) int {
	const half = MaxSentence / 2
	text, next := text[:MaxSentence], text[MaxSentence]
	for _, marks := range []string{";:", ",", ""} {
		for i := len(text) - 1; i > half; i-- {
			if asciiBlank(text[i]) && (marks == "" || strings.IndexByte(marks, text[i-1]) >= 0) {
				return len(trimRight(text[:i]))
			}
		}
	}
	end := len(text)
	if !utf8.RuneStart(next) {
		for end > len(text)-utf8.UTFMax && !utf8.RuneStart(text[end-1]) {
			end--
		}
		end--
	}
	return len(trimRight(text[:end]))
}

// breaksSentence reports whether the line break of n bytes at i ends the
// sentence. It always does where lines are paragraphs; in wrapped text it does
// before an item of a list, after a line that stops short of the margin though the
// next word, capitalised, had room, and before a blank line, unless that is where
// a page ends: after a full line, in a sentence that goes on in lower case.
func (c *cutter) breaksSentence(start, i, n int) bool {
	if !c.layout.wrapped() {
		return true
	}
	line := c.text[:min(i+n+lookahead, len(c.text))][i+n:]
	rest := strings.TrimLeft(line, " \t\u00a0")
	blank := lineBreak(rest) > 0
	if blank {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	}
	if rest == "" || startsItem(rest) {
		return true
	}
	word, _, _ := strings.Cut(rest, " ")
	short := c.columnAt(start, i)+1+utf8.RuneCountInString(word) <= c.layout.width*shortLine/100
	r, _ := utf8.DecodeRuneInString(rest)
	if blank {
		return short || !unicode.IsLower(r) || endsLikeSentence(c.text[start:i])
	}
	return short && !unicode.IsLower(r)
}
