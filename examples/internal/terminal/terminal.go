package terminal

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// Columns is how wide text is to be that goes to w: what the environment says in
// COLUMNS, else the width of the terminal that w writes to, kept between what two
// columns of text need and what is good to read. Where w is no terminal it is 100.
func Columns(w io.Writer) int {
	const narrowest, widest, usual = 40, 140, 100
	width := usual
	if file, ok := w.(*os.File); ok {
		if columns, _, err := term.GetSize(int(file.Fd())); err == nil {
			width = columns
		}
	}
	if asked, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && asked > 0 {
		width = asked
	}
	return min(max(width, narrowest), widest)
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
