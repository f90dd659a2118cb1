package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
	longestWord = 200 // bytes; scripts without spaces write a clause as one word
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

// addChunk adds the words of one chunk, or counts it as junk.
func (s *sample) addChunk(chunk string) {
	if isAddress(chunk) {
		return
	}
	core := strings.TrimFunc(chunk, isEdge)
	before, after, _ := strings.Cut(chunk, core)
	switch {
	case strings.ContainsAny(before, operators) || strings.ContainsAny(after, operators) || strings.Contains(chunk, "()"):
		s.junk += operatorJunk
		return
	case strings.ContainsAny(before, codeMarks) || strings.ContainsAny(after, codeMarks):
		s.junk++
		return
	}
	if core == "" {
		return
	}
	text, words := len(s.text), len(s.words)
	switch {
	case !s.addWords(core):
		s.text, s.words = s.text[:text], s.words[:words]
		s.junk++
	case len(s.words) > words:
		s.prose++
		for _, w := range s.words[words:] {
			s.letters[w.script] += utf8.RuneCount(s.text[w.start:w.end])
		}
	}
}

// Marks that programs put beside words. An operator or a call counts for more
// than other junk: where the words of a program are English, little else shows
// that they are none.
const (
	codeMarks    = `|\_$^~` + "`"
	operators    = "{}=<>"
	operatorJunk = 3
)

// isEdge reports whether a rune is a mark that may stand before or after a
// word.
func isEdge(r rune) bool {
	return r != utf8.RuneError && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !unicode.IsControl(r)
}

// isAddress reports whether a chunk is a URL, an e-mail address, a user's name
// or an entity such as &nbsp;.
func isAddress(chunk string) bool {
	i := strings.IndexAny(chunk, "@&:wW")
	if i < 0 {
		return false
	}
	return strings.Contains(chunk, "://") || strings.Contains(chunk, "@") ||
		len(chunk) > 4 && strings.EqualFold(chunk[:4], "www.") ||
		chunk[0] == '&' && chunk[len(chunk)-1] == ';'
}

// addWords appends the words of a chunk and reports whether it is prose: words
// that stand alone or are joined by hyphens, apostrophes and the like.
func (s *sample) addWords(core string) bool {
	c := chunk{sample: s, start: len(s.text)}
	for i, r := range core {
		script, isLetter := latin, r < utf8.RuneSelf && isASCIILetter(byte(r))
		if r >= utf8.RuneSelf {
			script, isLetter = scriptOf(r, c.script)
		}
		switch {
		case isLetter:
			if !c.addLetter(r, script) {
				return false
			}
		case isIgnorable(r):
		case unicode.In(r, unicode.Mn, unicode.Mc):
			if len(s.text) > c.start {
				s.text, c.marked = utf8.AppendRune(s.text, r), true
			}
		case r == utf8.RuneError && !strings.HasPrefix(core[i:], "\uFFFD"):
			return false
		case !c.addMark(r):
			return false
		}
	}
	if c.abbreviated && len(s.text)-c.start == 1 {
		s.text = s.text[:c.start]
	}
	c.endWord()
	return true
}

// A chunk is what is known half-way through one.
type chunk struct {
	*sample
	start       int    // of the word being read
	script      script // of its letters
	lower       bool   // its last letter is a small Latin one
	marked      bool   // it has combining marks
	numbered    bool   // it follows a letter and a digit
	abbreviated bool   // the chunk has dots inside
}

// addLetter adds a letter, unless it shows the chunk to be an identifier by
// camel case or a number inside.
func (c *chunk) addLetter(r rune, script script) bool {
	if len(c.text) > c.start && c.script != script || len(c.text)-c.start > longestWord {
		c.endWord()
	}
	c.script = script
	small := unicode.ToLower(r)
	if r != small && c.lower || c.numbered && script == latin {
		return false
	}
	c.lower = r == small && script == latin
	c.text = utf8.AppendRune(c.text, small)
	return true
}

// addMark ends a word at what is no letter, unless prose does not have it there.
func (c *chunk) addMark(r rune) bool {
	switch {
	case '0' <= r && r <= '9':
		c.numbered = c.numbered || len(c.text) > c.start
	case unicode.IsControl(r):
		return false
	case c.script != latin:
	case r == '.':
		if len(c.text)-c.start > 2 {
			return false // example.com
		}
		c.text, c.abbreviated = c.text[:c.start], true // the a of U.S.A. is no article
	case strings.ContainsRune(joinsNoWords, r):
		return false
	default:
		c.numbered = false
	}
	c.endWord()
	return true
}

// joinsNoWords are marks that stand between the parts of expressions, paths
// and addresses, but in prose never between two letters.
const joinsNoWords = `_=(){}[]<>\|"$^~+:;,?!#%*` + "`"

// endWord writes down the word that was read, if there is one.
func (c *chunk) endWord() {
	if len(c.text) > c.start {
		if c.marked {
			c.text = append(c.text[:c.start], norm.NFC.Bytes(c.text[c.start:])...)
		}
		c.words = append(c.words, word{c.start, len(c.text), c.script})
		c.text = append(c.text, ' ')
	}
	c.start, c.lower, c.marked = len(c.text), false, false
}

// isIgnorable reports whether a rune inside a word is not seen: the soft
// hyphen, joiners, marks of direction, the byte order mark.
func isIgnorable(r rune) bool {
	return r == '\u00ad' || '\u200b' <= r && r <= '\u200f' || r == '\ufeff'
}
