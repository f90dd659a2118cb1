package main

import (
	"fmt"
	"io"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/sidebyside"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// writeText tells the report to people: the pages with their languages, how
// much of each has a counterpart in each other, and then the sentences.
func writeText(w io.Writer, r report, columns int) error {
	for _, p := range r.pages {
		fmt.Fprintf(w, "%-3s %.2f %5d sentences  %s\n", p.Language, p.Confidence, len(p.Sentences), terminal.Printable(p.ID))
	}
	fmt.Fprintln(w)
	if err := writeCoverage(w, r.alignments); err != nil {
		return err
	}
	for _, a := range r.alignments {
		if source, _ := a.Coverage(); source == 0 {
			continue // the table above says all there is to say
		}
		fmt.Fprintln(w)
		if err := sidebyside.Write(w, a, columns); err != nil {
			return err
		}
	}
	return nil
}

// writeCoverage tells of each pair how much of each side has a counterpart.
func writeCoverage(w io.Writer, alignments []*align.Alignment) error {
	if len(alignments) == 0 {
		_, err := fmt.Fprintln(w, "No two pages are in different languages: there is nothing to pair.")
		return err
	}
	widest := 0
	for _, a := range alignments {
		widest = max(widest, terminal.Width(terminal.Printable(a.Source.ID)))
	}
	for _, a := range alignments {
		source, target := a.Coverage()
		if _, err := fmt.Fprintf(w, "%4.0f%% of %s  %4.0f%% of %s\n",
			100*source, terminal.Pad(terminal.Printable(a.Source.ID), widest),
			100*target, terminal.Printable(a.Target.ID)); err != nil {
			return err
		}
	}
	return nil
}
