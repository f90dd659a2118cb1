package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the layout of a text is told by. Tuned on news pages, e-mail and
// plain-text books; the shapes are far apart, so that the figures matter little.
const (
	// layoutSample is how many bytes of a text decide on its layout.
	layoutSample = 64 << 10
	// wrappedShare is the share, in percent, of lines that break off and go on in
	// lower case on the next one, from which a text is wrapped. Wrapped English has
	// 60 or more, German 40, pages of one line a paragraph under 5.
	wrappedShare = 25
	// wrappedWidth is the longest line of a wrapped text, in characters.
	wrappedWidth = 200
	// shortLine is the share, in percent, of the width up to which a line of a
	// wrapped text is short: whoever broke it there meant to.
	shortLine = 75
	// blankShare is the share, in percent, of blank lines under which a text does not mark its
	// paragraphs with them.
	blankShare = 10
)

// A layout is what line breaks mean in a text.
type layout struct {
	// width is the margin in characters at which lines are wrapped, 0 where they are not.
	width int
	// lineIsParagraph is set where every line is a paragraph.
	lineIsParagraph bool
}

func (l layout) wrapped() bool { return l.width > 0 }

// layoutOf tells the layout from the beginning of a text.
func layoutOf(sample string) layout {
	var widths []int
	lines, blanks, open, stops := 0, 0, 0, 0
	previous, closed := "", true // the line before, and whether a sentence ended there
	for len(sample) > 0 {
		line := sample
		end := strings.IndexAny(sample, "\n\r\f")
		if end >= 0 {
			line, sample = sample[:end], sample[end+lineBreak(sample[end:]):]
		} else {
			sample = ""
		}
		if line = strings.TrimSpace(line); line == "" {
			if lines > 0 && len(sample) > 0 {
				blanks++
			}
			previous = ""
			continue
		}
		lines++
		widths = append(widths, utf8.RuneCountInString(line))
		if r, _ := utf8.DecodeRuneInString(line); previous != "" && !closed && unicode.IsLower(r) {
			open++
		}
		previous, closed = line, endsLikeSentence(line)
		if closed {
			stops++
		}
	}
	l := layout{lineIsParagraph: blanks*100 < lines*blankShare}
	if open*100 < (lines-blanks-1)*wrappedShare || open == 0 || stops == 0 {
		return l
	}
	slices.Sort(widths)
	if width := widths[len(widths)*9/10]; width <= wrappedWidth {
		return layout{width: width}
	}
	return l
}

// endsLikeSentence reports whether a line ends with a terminator, whatever
// quotes and brackets come after it.
func endsLikeSentence(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool { return closing(r) || unicode.IsSpace(r) })
	r, _ := utf8.DecodeLastRuneInString(line)
	return terminatorOf(r) != none || r == ':'
}
