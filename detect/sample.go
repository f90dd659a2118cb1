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
	if core == "" {
		if strings.ContainsAny(chunk, codeMarks) || strings.Contains(chunk, "()") {
			s.junk++
		}
		return
	}
	edges := len(chunk) - len(core)
	if edges > 0 && (strings.ContainsAny(chunk[:strings.Index(chunk, core)], codeMarks) ||
		strings.ContainsAny(chunk[strings.LastIndex(chunk, core)+len(core):], codeMarks) || strings.HasSuffix(chunk, "()")) {
		s.junk++
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

// codeMarks are marks that programs put beside words, and prose does not.
const codeMarks = `{}=<>|\_$^~` + "`"

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
	var (
		start       = len(s.text)
		current     script
		lower       bool // the letter before was a small Latin one
		marks       bool // the word has combining marks
		afterDigit  bool // the word follows a digit that follows a letter
		abbreviated bool // the chunk has dots inside
	)
	for i, r := range core {
		letter := false
		if r < utf8.RuneSelf && isASCIILetter(byte(r)) {
			if len(s.text) > start && current != latin {
				s.endWord(&start, current, &marks)
			}
			current, letter = latin, true
		} else if script, ok := scriptOf(r, current); ok {
			if len(s.text) > start && current != script {
				s.endWord(&start, current, &marks)
			}
			current, letter = script, true
		}
		switch {
		case letter:
			small := unicode.ToLower(r)
			if r != small && lower || afterDigit && current == latin {
				return false // the camel case and the numbering of identifiers
			}
			lower = r == small && current == latin
			s.text = utf8.AppendRune(s.text, small)
			if len(s.text)-start > longestWord {
				s.endWord(&start, current, &marks)
			}
			continue
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r):
			if len(s.text) > start {
				s.text, marks = utf8.AppendRune(s.text, r), true
			}
			continue
		case isIgnorable(r):
			continue
		case '0' <= r && r <= '9':
			afterDigit = afterDigit || len(s.text) > start
		case r == '.' && current == latin:
			if len(s.text)-start > 2 {
				return false // a.m. and z.B. are prose, example.com is not
			}
			s.text, abbreviated = s.text[:start], true
			continue
		case strings.ContainsRune(`_=(){}[]<>\|"$^~+:;,?!#%*`+"`", r) && current == latin:
			return false
		case r == utf8.RuneError && !strings.HasPrefix(core[i:], "\uFFFD"), unicode.IsControl(r):
			return false
		default:
			afterDigit = false
		}
		s.endWord(&start, current, &marks)
		lower = false
	}
	if abbreviated && len(s.text)-start <= 2 {
		s.text = s.text[:start] // the a of U.S.A. is no article
	}
	s.endWord(&start, current, &marks)
	return true
}

// endWord writes down the word that starts at start, if there is one.
func (s *sample) endWord(start *int, current script, marks *bool) {
	if len(s.text) == *start {
		return
	}
	if *marks {
		composed := norm.NFC.Bytes(s.text[*start:])
		s.text, *marks = append(s.text[:*start], composed...), false
	}
	s.words = append(s.words, word{*start, len(s.text), current})
	s.text = append(s.text, ' ')
	*start = len(s.text)
}

// isIgnorable reports whether a rune inside a word is not seen: the soft
// hyphen, joiners, marks of direction, the byte order mark.
func isIgnorable(r rune) bool {
	return r == '\u00ad' || '\u200b' <= r && r <= '\u200f' || r == '\ufeff'
}
