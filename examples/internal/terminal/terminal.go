package terminal

import (
	"io"
	"os"

	"golang.org/x/term"
)

// Columns is the width of the terminal that w writes to, kept between what two
// columns of text need and what is good to read. Where w is no terminal it
// is 100.
func Columns(w io.Writer) int {
	const narrowest, widest, usual = 40, 140, 100
	file, ok := w.(*os.File)
	if !ok {
		return usual
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return usual
	}
	return min(max(width, narrowest), widest)
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
