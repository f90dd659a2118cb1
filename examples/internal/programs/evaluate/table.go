package evaluate

import (
	"fmt"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/parallel"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// A table prints a line of scores for each group of documents.
type table struct {
	*session
	measures []string
	all      score
}

// newTable begins a table with the names of the columns: of each measure its
// precision, recall and F1.
func (s *session) newTable(measures []string) *table {
	var groups [][]string
	for _, m := range measures {
		groups = append(groups, []string{m + "P", m + "R", m + "F"})
	}
	if s.confidence {
		groups = append(groups, []string{"cE", "xE", "cP", "cR"})
	}
	fmt.Fprintf(s.w, "%-14s %-6s %5s %6s  %s\n", "set", "pair", "docs", "beads", columns(groups))
	return &table{session: s, measures: measures}
}

// add scores the documents of a group, on all cores, and prints their lines.
func (t *table) add(g group, judge func(document) (score, error)) error {
	type result struct {
		score score
		err   error
	}
	var total score
	for d, r := range parallel.Map(g.documents, func(d document) result {
		one, err := judge(d)
		return result{one, err}
	}) {
		if r.err != nil {
			return r.err
		}
		t.progress.Step()
		t.warnOf(r.score)
		r.score.measures = r.score.measures[:len(t.measures)]
		if t.perDocument {
			t.row(d.name, g.pair, "", r.score)
		}
		total.add(r.score)
	}
	t.row(g.set, g.pair, fmt.Sprint(total.documents), total)
	t.all.add(total)
	return nil
}

// together prints the line of all groups.
func (t *table) together() { t.row("together", "", fmt.Sprint(t.all.documents), t.all) }

// row prints the scores of some documents.
func (t *table) row(set, pair, documents string, sc score) {
	var groups [][]string
	for _, m := range sc.measures {
		groups = append(groups, []string{number(m.Precision()), number(m.Recall()), number(m.F1())})
	}
	if t.confidence {
		every := sc.pairs
		every.Add(sc.nulls)
		precision, share := sc.pairs.AtLeast(t.threshold)
		groups = append(groups, []string{number(sc.pairs.ECE()), number(every.ECE()), number(precision), number(share)})
	}
	t.progress.Clear()
	fmt.Fprintf(t.w, "%-14.14s %-6s %5s %6d  %s\n", terminal.Printable(set), pair, documents, sc.measures[0].Gold, columns(groups))
	t.w.Flush() // the writer keeps the error
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
	return strings.TrimRight(strings.Join(lines, "  "), " ")
}
