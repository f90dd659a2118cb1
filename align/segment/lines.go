package segment

import (
	"iter"
	"strings"
)

// Lines ranges over a text that holds one sentence per line. A blank line is
// a paragraph break; a sentence's range is its line without the line break.
func Lines(text string) iter.Seq[Sentence] {
	return func(yield func(Sentence) bool) {
		paragraph, used := 0, false
		start := 0
		for start < len(text) {
			line := text[start:]
			line = line[:lineEnd(line)]
			end := start + len(strings.TrimRight(line, "\r\n"))
			switch blank := strings.TrimSpace(line) == ""; {
			case blank && used:
				paragraph, used = paragraph+1, false
			case !blank:
				used = true
				if !yield(Sentence{start, end, paragraph}) {
					return
				}
			}
			start += len(line)
		}
	}
}

// lineEnd returns where the first line of a text ends, with its break: a line
// feed, a carriage return or the one after the other.
func lineEnd(text string) int {
	end := strings.IndexAny(text, "\r\n")
	switch {
	case end < 0:
		return len(text)
	case strings.HasPrefix(text[end:], "\r\n"):
		return end + 2
	}
	return end + 1
}
