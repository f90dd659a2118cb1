// Package terminal prints text for people: safe to show, wrapped to the width
// of their terminal, with a line of progress while they wait.
package terminal

import (
	"fmt"
	"strings"
	"unicode"
)

// Printable returns text with everything that could steer a terminal or hide
// what is written made visible: escape sequences, control characters,
// characters that reverse the direction, invalid UTF-8. Line breaks and tabs
// become spaces.
func Printable(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case unicode.IsPrint(r), joins(r):
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case r == softHyphen, r == '\ufeff':
		case r < ' ':
			b.WriteRune(controlPictures + r)
		default:
			fmt.Fprintf(&b, "<%U>", r)
		}
	}
	return b.String()
}

const (
	softHyphen      = '\u00ad'
	controlPictures = '\u2400' // ␀, of U+0000, and so on
)

// joins reports whether r is one of the invisible characters that scripts and
// emoji need between their letters.
func joins(r rune) bool { return r == '\u200c' || r == '\u200d' }
