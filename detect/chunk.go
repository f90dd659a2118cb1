package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestWord is in bytes: scripts without spaces write a clause as one word.
const longestWord = 200

// addChunk adds the words of one chunk, or counts it as junk.
func (s *sample) addChunk(chunk string) {
	if isAddress(chunk) {
		return
	}
	core := strings.TrimFunc(chunk, isEdge)
	if core == "" && isRule(chunk) {
		return
	}
	before, after, _ := strings.Cut(chunk, core)
	switch {
	case strings.ContainsAny(before, operators) || strings.ContainsAny(after, operators) || strings.Contains(chunk, "()"):
		s.line.junk += operatorJunk
		return
	case strings.ContainsAny(before, codeMarks) || strings.ContainsAny(after, codeMarks):
		s.line.junk++
		return
	}
	if core == "" {
		return
	}
	text, words := len(s.text), len(s.words)
	switch {
	case !s.addWords(core):
		s.text, s.words = s.text[:text], s.words[:words]
		s.line.junk++
	case len(s.words) > words:
		s.addProse(strings.ContainsAny(after, ".!?"))
	}
}

// isRule reports whether a chunk of marks alone is a line that is drawn under a
// heading, or between the cells of a table.
func isRule(marks string) bool {
	const short = 4
	return strings.Trim(marks, "|-:+") == "" || len(marks) >= short && strings.Trim(marks, marks[:1]) == ""
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
