package detect

import "strings"

const (
	longestTag  = 512 // bytes looked at for the end of a tag
	longestSpan = 200 // of a span of code, and of where a link leads
)

// markupLen is the length of the markup that text starts with, and of what is
// in it if that is no prose: tags, code between backticks, and where a link of
// Markdown leads. It is 0 if there is none.
func markupLen(text string) int {
	switch text[0] {
	case '<':
		return tagLen(text)
	case '`':
		return codeLen(text)
	case ']':
		return linkLen(text)
	}
	return 0
}

// chunkLen is the length of the chunk that text starts with: n bytes, where a
// space follows, or what comes before markup in them.
func chunkLen(text string, n int) int {
	for i := 1; i < n; i++ {
		if c := text[i]; (c == '<' || c == '`' || c == ']') && markupLen(text[i:]) > 0 {
			return i
		}
	}
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

// codeLen is the length of the code that text starts with, between backticks
// on one line or fences that name its language. Of other fences, of which one
// cannot tell whether they open or close, it is that of the fence alone.
func codeLen(text string) int {
	marks := 1
	for marks < len(text) && text[marks] == '`' {
		marks++
	}
	rest := text[marks:]
	if marks < 3 {
		line, _, _ := strings.Cut(rest[:min(len(rest), longestSpan)], "\n")
		if end := strings.Index(line, text[:marks]); end >= 0 {
			return marks + end + marks
		}
		return 0
	}
	if rest != "" && isASCIILetter(rest[0]) {
		if end := strings.Index(rest, text[:marks]); end >= 0 {
			return marks + end + marks
		}
		return len(text)
	}
	return marks
}

// linkLen is the length of the end of a link in Markdown: ](where it leads).
func linkLen(text string) int {
	if len(text) < 2 || text[1] != '(' {
		return 0
	}
	line, _, _ := strings.Cut(text[:min(len(text), longestSpan)], "\n")
	return strings.IndexByte(line, ')') + 1
}

// leadLen is the length of what a line starts with if that is no prose: the
// marks of a quotation, or all of the line that tells when a subtitle is shown.
func leadLen(text string) int {
	n := 0
	for n < len(text) && (text[n] == '>' || text[n] == ' ' || text[n] == '\t') {
		n++
	}
	if n < len(text) && '0' <= text[n] && text[n] <= '9' {
		if line, _, _ := strings.Cut(text, "\n"); len(line) < longestSpan && strings.Contains(line, " --> ") {
			return len(line)
		}
	}
	return n
}
