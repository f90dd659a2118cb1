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
	longestTag  = 512 // bytes looked at for the end of a tag
)

// A sample is the prose found in a text: its words in lower case and Unicode
// normalisation form C, without digits, punctuation, addresses and markup.
type sample struct {
	text    []byte // each word followed by a space
	words   []word
	letters [len(scripts)]int

	prose int // chunks between spaces that hold words
	junk  int // chunks that look like code, paths or noise

	counts []int // how often each listed word occurs, for lists.count
	seen   []int // the words that do
}

// A word is the half-open range [start, end) of a sample's text.
type word struct {
	start, end int
	script     script
}

func (s *sample) reset() {
	*s = sample{text: s.text[:0], words: s.words[:0], counts: s.counts, seen: s.seen}
}

// read fills the sample from a text of any length.
func (s *sample) read(text string) {
	s.reset()
	if len(text) <= fewWindows*windowBytes {
		s.add(text)
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

// add adds a stretch of text, chunk by chunk between its spaces and tags.
func (s *sample) add(text string) {
	for len(text) > 0 {
		if n := tagLen(text); n > 0 {
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
			_, n = utf8.DecodeRuneInString(text)
			text = text[n:]
			continue
		}
		if tag := strings.IndexByte(text[1:n], '<'); tag >= 0 && tagLen(text[1+tag:]) > 0 {
			n = 1 + tag
		}
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
	s.letters[latin] += n
	s.prose++
	return n
}

// tagLen is the length of the tag that text starts with, and of what is in it
// if it is a script or a style sheet; 0 if there is none.
func tagLen(text string) int {
	if len(text) < 3 || text[0] != '<' || !isASCIILetter(text[1]) && text[1] != '/' && text[1] != '!' {
		return 0
	}
	end := strings.IndexByte(text[:min(len(text), longestTag)], '>')
	if end < 0 {
		return 0
	}
	for _, element := range [...]string{"script", "style"} {
		if end > len(element) && strings.EqualFold(text[1:1+len(element)], element) {
			if closing := strings.Index(text[end:], "</"); closing >= 0 {
				return end + closing
			}
			return len(text)
		}
	}
	return end + 1
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// script is the one that most letters are of.
func (s *sample) script() (most script, ok bool) {
	for i, n := range s.letters {
		if n > s.letters[most] {
			most = script(i)
		}
	}
	return most, s.letters[most] > 0
}

// mostJunk is the share of a text's chunks that may look like code, paths or
// noise. Above it there is no text to judge.
const mostJunk = 0.25

// isJunk reports whether the text looks like code or noise.
func (s *sample) isJunk() bool {
	return float64(s.junk) > mostJunk*float64(s.junk+s.prose)
}
