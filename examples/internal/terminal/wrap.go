package terminal

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Width is the number of columns that text takes on a terminal.
func Width(text string) int { return displaywidth.String(text) }

// Wrap returns text made [Printable] and broken at spaces into lines of at
// most width columns. A word that is wider is broken between characters.
// Runs of white space become one space; blank text is one empty line.
func Wrap(text string, width int) []string {
	var (
		lines []string
		line  strings.Builder
		used  int
	)
	end := func() {
		lines = append(lines, line.String())
		line.Reset()
		used = 0
	}
	for _, word := range strings.Fields(Printable(text)) {
		wide := Width(word)
		switch {
		case line.Len() == 0:
		case used+1+wide <= width:
			line.WriteByte(' ')
			used++
		default:
			end()
		}
		if wide <= width {
			line.WriteString(word)
			used += wide
			continue
		}
		for characters := displaywidth.StringGraphemes(word); characters.Next(); {
			if line.Len() > 0 && used+characters.Width() > width {
				end()
			}
			line.WriteString(characters.Value())
			used += characters.Width()
		}
	}
	if line.Len() > 0 || len(lines) == 0 {
		end()
	}
	return lines
}

// Pad returns text with spaces after it up to width columns.
func Pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-Width(text)))
}
