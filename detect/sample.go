package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much of a text is read. A text of one page is read whole; of a longer
// one, a few windows spread evenly from its beginning to its end, and more of
// them where those hold little prose.
const (
	windowBytes = 512
	fewWindows  = 8
	manyWindows = 64
	fewWords    = 100
)

// A sample is the prose found in a text: its words in lower case and Unicode
// normalisation form C, without digits, punctuation, addresses and markup.
type sample struct {
	text    []byte // each word followed by a space
	words   []word
	letters [len(scripts)]int

	lines []line // of the words
	line  line   // that is being read

	prose int // chunks between spaces that hold words, in lines of prose
	junk  int // all chunks in lines of code

	counters  []int // of the words, see lists.lookUp
	languages []int // of the lines, see Detector.keepBulk
	counts    []int // how often each listed word occurs, for lists.count
	seen      []int // the words that do
}

// A word is the half-open range [start, end) of a sample's text.
type word struct {
	start, end int
	script     script
}

func (s *sample) reset() {
	*s = sample{
		text: s.text[:0], words: s.words[:0], lines: s.lines[:0],
		counters: s.counters[:0], languages: s.languages, counts: s.counts, seen: s.seen,
	}
}

// read fills the sample from a text of any length.
func (s *sample) read(text string) {
	s.reset()
	if len(text) <= fewWindows*windowBytes {
		s.add(text)
		s.settle()
		return
	}
	s.addWindows(text, fewWindows)
	if len(s.words) < fewWords {
		s.reset()
		s.addWindows(text, min(manyWindows, len(text)/windowBytes))
	}
}

// addWindows adds n windows of a text that is at least as long.
func (s *sample) addWindows(text string, n int) {
	for i := range n {
		start := int(float64(len(text)-windowBytes) * float64(i) / float64(n-1))
		s.add(whole(text, start, start+windowBytes))
	}
	s.settle()
}

// whole returns text[start:end] without what its edges have cut: a tag, a
// word, a rune.
func whole(text string, start, end int) string {
	window := text[start:end]
	if start > 0 {
		if i := strings.IndexAny(window, "<>"); i >= 0 && window[i] == '>' {
			window = window[i+1:]
		} else if i := strings.IndexAny(window, " \t\r\n"); i >= 0 {
			window = window[i:]
		}
	}
	if end < len(text) {
		if i := strings.LastIndexAny(window, " \t\r\n"); i >= 0 {
			window = window[:i]
		}
	}
	for len(window) > 0 && !utf8.RuneStart(window[0]) {
		window = window[1:]
	}
	for i := 1; i < utf8.UTFMax && i <= len(window); i++ {
		if last := window[len(window)-i:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRuneInString(last) {
				window = window[:len(window)-i]
			}
			break
		}
	}
	return window
}

// add adds a stretch of text, chunk by chunk between its spaces and its markup.
func (s *sample) add(text string) {
	s.startLine()
	text = text[leadLen(text):]
	for len(text) > 0 {
		if n := markupLen(text); n > 0 {
			text = text[n:]
			continue
		}
		if n := s.addPlain(text); n > 0 {
			text = text[n:]
			continue
		}
		n := strings.IndexFunc(text, unicode.IsSpace)
		switch {
		case n < 0:
			n = len(text)
		case n == 0:
			ended := text[0] == '\n'
			_, n = utf8.DecodeRuneInString(text)
			text = text[n:]
			if ended {
				s.startLine()
				text = text[leadLen(text):]
			}
			continue
		}
		n = chunkLen(text, n)
		s.addChunk(text[:n])
		text = text[n:]
	}
}

// addPlain adds the word that text starts with and returns its length, if it is
// one of unmarked Latin letters with a space after it. Most words are.
func (s *sample) addPlain(text string) int {
	n := 0
	for n < len(text) && ('a' <= text[n] && text[n] <= 'z' || n == 0 && 'A' <= text[n] && text[n] <= 'Z') {
		n++
	}
	if n == 0 || n > longestWord || n == len(text) || text[n] != ' ' {
		return 0
	}
	start := len(s.text)
	s.text = append(s.text, text[:n+1]...)
	s.text[start] |= 0x20
	s.words = append(s.words, word{start, start + n, latin})
	s.addProse(false)
	return n
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// allLetters is how many letters there are, of all scripts.
func (s *sample) allLetters() (all int) {
	for _, n := range s.letters {
		all += n
	}
	return all
}

// script is the one that most letters are of.
func (s *sample) script() (most script, ok bool) {
	for i, n := range s.letters {
		if n > s.letters[most] {
			most = script(i)
		}
	}
	return most, s.letters[most] > 0
}
