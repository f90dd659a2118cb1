package main

import (
	"fmt"
	"io"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/sidebyside"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// leastShare is the least share of the sentences of two documents, weighed by
// confidence, that are paired in what is taken for versions of one text. Of
// news pages in the benchmark, almost half of each being web boilerplate, 99%
// of the versions have it, and 0.3% of the pages that tell something else.
const leastShare = 0.2

// areVersions reports whether two documents seem to be versions of one text.
func areVersions(a *align.Alignment) bool {
	paired := 0.0
	for _, b := range a.Beads {
		if !b.Null() {
			paired += b.Confidence * float64(b.Source.Len()+b.Target.Len())
		}
	}
	return paired >= leastShare*float64(max(1, len(a.Source.Sentences)+len(a.Target.Sentences)))
}

// writeText tells the report to people: the pages with their languages, how
// much of each has a counterpart in each other, and then the sentences of the
// versions of one text, or of all pages.
func writeText(w io.Writer, r report, all bool, columns int) error {
	for _, p := range r.pages {
		fmt.Fprintf(w, "%-3s %.2f %5d sentences  %s\n", p.Language, p.Confidence, len(p.Sentences), terminal.Printable(p.ID))
	}
	var versions, others []*align.Alignment
	for _, a := range r.alignments {
		if areVersions(a) {
			versions = append(versions, a)
		} else {
			others = append(others, a)
		}
	}
	if len(r.alignments) == 0 {
		fmt.Fprintln(w, "\nNo two pages are in different languages: there is nothing to pair.")
	}
	widest := widestSource(r.alignments)
	writeCoverage(w, "Versions of one text, and how much of each has a counterpart in the other:", versions, widest)
	shown, hint := versions, "; -all shows them too"
	if all {
		shown, hint = r.alignments, ""
	}
	writeCoverage(w, "Hardly versions of one text"+hint+":", others, widest)
	for _, a := range shown {
		fmt.Fprintln(w)
		if err := sidebyside.Write(w, a, columns); err != nil {
			return err
		}
	}
	return nil
}

// writeCoverage prints how much of each side of some alignments has a
// counterpart.
func writeCoverage(w io.Writer, heading string, alignments []*align.Alignment, width int) {
	if len(alignments) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n\n", heading)
	for _, a := range alignments {
		source, target := a.Coverage()
		fmt.Fprintf(w, "%4.0f%% of %s  %4.0f%% of %s\n",
			100*source, terminal.Pad(terminal.Printable(a.Source.ID), width),
			100*target, terminal.Printable(a.Target.ID))
	}
}

// widestSource is the width of the longest name of a source.
func widestSource(alignments []*align.Alignment) int {
	widest := 0
	for _, a := range alignments {
		widest = max(widest, terminal.Width(terminal.Printable(a.Source.ID)))
	}
	return widest
}
