package main

import (
	"fmt"
	"io"
	"strings"
)

// printHead prints the names of the columns: of each measure its precision,
// recall and F1.
func (s session) printHead(w io.Writer, measures []string) {
	var groups [][]string
	for _, m := range measures {
		groups = append(groups, []string{m + "P", m + "R", m + "F"})
	}
	if s.confidence {
		groups = append(groups, []string{"cE", "xE", "cP", "cR"})
	}
	fmt.Fprintf(w, "%-14s %-6s %5s %6s  %s\n", "set", "pair", "docs", "beads", columns(groups))
}

// printRow prints the scores of some documents.
func (s session) printRow(w io.Writer, set, pair, documents string, sc score) {
	var groups [][]string
	for _, m := range sc.measures {
		groups = append(groups, []string{number(m.Precision()), number(m.Recall()), number(m.F1())})
	}
	if s.confidence {
		every := sc.pairs
		every.Add(sc.nulls)
		precision, share := sc.pairs.AtLeast(s.threshold)
		groups = append(groups, []string{number(sc.pairs.ECE()), number(every.ECE()), number(precision), number(share)})
	}
	fmt.Fprintf(w, "%-14.14s %-6s %5s %6d  %s\n", set, pair, documents, sc.measures[0].Gold, columns(groups))
}

func number(share float64) string { return fmt.Sprintf("%.3f", share) }

// columns joins groups of columns, each column five characters wide.
func columns(groups [][]string) string {
	lines := make([]string, len(groups))
	for k, group := range groups {
		padded := make([]string, len(group))
		for c, text := range group {
			padded[c] = fmt.Sprintf("%-5s", text)
		}
		lines[k] = strings.Join(padded, " ")
	}
	return strings.Join(lines, "  ")
}
