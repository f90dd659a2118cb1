package main

import (
	"io"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/examples/internal/sidebyside"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// A writer writes an alignment in some format. Removed is the number of
// characters that the format cannot hold.
type writer func(io.Writer, *align.Alignment) (removed int, err error)

// writerOf returns the writer of the named format. Text for people is as wide
// as the terminal they look at.
func writerOf(format string, stdout io.Writer) (writer, error) {
	if format == "text" {
		columns := terminal.Columns(stdout)
		return func(w io.Writer, a *align.Alignment) (int, error) { return 0, sidebyside.Write(w, a, columns) }, nil
	}
	known, err := bitext.ParseFormat(format)
	if err != nil {
		return nil, err
	}
	return func(w io.Writer, a *align.Alignment) (int, error) { return writeUnits(w, known, a) }, nil
}

func writeUnits(w io.Writer, format bitext.Format, a *align.Alignment) (removed int, err error) {
	units, err := bitext.NewWriter(w, format)
	if err != nil {
		return 0, err
	}
	for unit := range bitext.Units(a) {
		if err := units.Write(unit); err != nil {
			return 0, err
		}
	}
	err = units.Close()
	return units.Removed(), err
}
