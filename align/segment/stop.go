package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A stop is a run of terminators, with what stands around it. All offsets are
// into the window.
type stop struct {
	kind terminator

	start  int // of the sentence
	run    int // of the first terminator
	end    int // after the last terminator
	closed int // after the quotes, brackets and emoticons that close with it

	quoted bool   // a quote or bracket closes with it
	noted  bool   // a reference to a note closes with it
	spaced bool   // a blank, or a line break of wrapped text, follows
	follow follow // what comes next
	next   int    // where it comes, after opening quotes and brackets
	dashed bool   // a dash stands before it
	word   string // the word that comes next, "" if none does
}

// follow is what comes after a stop.
type follow uint8

const (
	nothing   follow = iota // the line or the text ends
	lower                   // a lower-case letter
	upper                   // a capital, or a name such as iPhone
	caseless                // a letter of a script without case
	digit                   // a digit
	symbol                  // any other character
	continues               // punctuation that goes on with the sentence: SContinue of UAX #29, or a bracket that closes
)

// stopAt reads the stop at run, in the sentence that starts at start.
func (c *cutter) stopAt(start, run int) stop {
	view := c.text[:min(run+lookahead, len(c.text))]
	s := stop{start: start, run: run}
	s.kind, s.end = readTerminators(view, run)
	s.closed = c.readClosers(view, &s)
	for {
		next, ok := c.skipGap(view, s.closed)
		s.spaced = next > s.closed
		if !ok {
			return s
		}
		if closed := c.strayCloser(view, &s, next); closed > 0 {
			s.closed = closed
			continue
		}
		s.readFollow(view, next)
		return s
	}
}

// readTerminators returns the kind of the run of terminators at i, and its
// end. Dots with a blank between them are one run.
func readTerminators(view string, i int) (kind terminator, end int) {
	dots := 0
	for i < len(view) {
		r, size := utf8.DecodeRuneInString(view[i:])
		t := terminatorOf(r)
		if t == none {
			if dots == 0 || !spacedDot(view[i:]) {
				break
			}
			i++
			continue
		}
		if t == dot {
			dots++
		}
		if t == dot && dots > 1 {
			t = ellipsis
		}
		kind = max(kind, t)
		i += size
	}
	return kind, i
}

// spacedDot reports whether text goes on with a blank and a full stop that no
// word follows, as in ". . .".
func spacedDot(text string) bool {
	if len(text) < 2 || text[0] != ' ' || text[1] != '.' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[2:])
	return !wordy(r)
}

// doubleQuote reports whether r is a quote that no apostrophe looks like.
func doubleQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»':
		return true
	}
	return false
}

// quoteOrBreak reports whether r is a double quote, or ends a line.
func quoteOrBreak(r rune) bool { return doubleQuote(r) || r == '\n' || r == '\r' }

// openQuotation returns where the last quotation begins in text, -1 if none
// does or it ends there too.
func openQuotation(text string) int {
	open := -1
	before := ' '
	for i, r := range text {
		if doubleQuote(r) {
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			starts := classOf(before).is(isBlank | opensOnly | isDash)
			ends := !wordy(after)
			switch {
			case classOf(r).is(opensOnly), starts && !ends, starts == ends && open < 0:
				open = i
			default:
				open = -1
			}
		}
		before = r
	}
	return open
}

// skipGap skips the blanks at i, and one line break where the text is
// wrapped. It reports false when the line or the view ends there.
func (c *cutter) skipGap(view string, i int) (next int, ok bool) {
	broken := !c.layout.wrapped()
	for i < len(view) {
		if n := lineBreak(view[i:]); n > 0 {
			if broken {
				return i, false
			}
			broken = true
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(view[i:])
		if !unicode.IsSpace(r) && !invisible(r) {
			return i, true
		}
		i += size
	}
	return i, false
}

// readFollow reads what comes next.
func (s *stop) readFollow(view string, i int) {
	s.next = i
	if r, _ := utf8.DecodeRuneInString(view[i:]); classOf(r).is(isContinued|closesOnly) || terminatorOf(r) != none {
		s.follow = continues
		return
	}
	s.follow = symbol
	for i < len(view) && !asciiBlank(view[i]) {
		r, size := utf8.DecodeRuneInString(view[i:])
		switch class := classOf(r); {
		case class.is(isDash):
			s.dashed = true
		case !class.is(isQuote|opensOnly) && !invisible(r) && !(s.dashed && class.is(isBlank)):
			s.readWord(view, i, r)
			return
		}
		i += size
	}
}

// readWord reads the word that comes next, beginning with r at i.
func (s *stop) readWord(view string, i int, r rune) {
	s.next = i
	word := view[i:]
	if end := strings.IndexFunc(word, func(r rune) bool { return !letter(r) }); end >= 0 {
		word = word[:end]
	}
	s.word = word
	switch {
	case unicode.IsDigit(r):
		s.follow = digit
	case unicode.IsLower(r):
		s.follow = lower
		if second := word[utf8.RuneLen(r):]; strings.IndexFunc(second, unicode.IsUpper) == 0 {
			s.follow = upper
		}
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		s.follow = upper
	case unicode.IsLetter(r):
		s.follow = caseless
	}
}
