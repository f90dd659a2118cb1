package news

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/sidebyside"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

const (
	margin    = len("0.98  ") // of the confidence before the text
	gap       = " │ "
	narrowest = 22  // of a column of text, where there are more than two
	null      = "—" // stands where a version says nothing
)

// table prints the rows that at least two versions say, a column for each
// version. Where they are more than fit, it prints several tables, of which each begins
// with the first version.
func (p *printer) table(g group, t table) {
	if !slices.ContainsFunc(t.rows, func(r row) bool { return r.said() > 1 }) {
		return
	}
	fit := max(2, (p.columns-margin+len(" │ "))/(narrowest+terminal.Width(gap)))
	n := len(t.versions)
	if n <= fit {
		c := make([]int, n)
		for k := range c {
			c[k] = k
		}
		p.columnsOf(g, t, c)
		return
	}
	for from := 1; from < n; from += fit - 1 {
		c := []int{0}
		for k := from; k < min(n, from+fit-1); k++ {
			c = append(c, k)
		}
		if from > 1 {
			p.line("")
		}
		tags := g.tagsOf(t.versions)
		p.lines("", fmt.Sprintf("%s beside %s:", strings.Join(tags[from:from+len(c)-1], ", "), tags[0]))
		p.columnsOf(g, t, c)
	}
}

// columnsOf prints some columns of a table.
func (p *printer) columnsOf(g group, t table, columns []int) {
	l := layout{n: len(columns), width: (p.columns - margin - (len(columns)-1)*terminal.Width(gap)) / len(columns)}
	names := make([][]string, l.n)
	for k, c := range columns {
		v := g.versions[t.versions[c]]
		name := v.name
		if strings.TrimSuffix(v.name, filepath.Ext(v.name)) == v.tag {
			name = sidebyside.Language(v.Language)
		}
		names[k] = []string{v.tag + "  " + name}
	}
	p.line(l.rule("┬"))
	p.row(l, "", names)
	p.line(l.rule("┼"))
	rows := t.rowsOf(columns)
	for k, r := range rows {
		if p.most > 0 && k == p.most && len(rows) > p.most+1 {
			p.line("  …   " + fmt.Sprintf("%d rows more", len(rows)-k))
			break
		}
		cells := make([][]string, l.n)
		for k, c := range columns {
			cells[k] = []string{null}
			if len(r.cells[c]) > 0 {
				cells[k] = r.cells[c].lines(g.versions[t.versions[c]].Document)
			}
		}
		p.row(l, fmt.Sprintf("%.2f", r.confidence), cells)
		p.elsewhere(g, t, r, columns)
	}
	p.line(l.rule("┴"))
}

// rowsOf returns the rows that at least two versions say and some columns tell of: not
// those of which only the first version does, which were in the columns before.
func (t table) rowsOf(columns []int) (rows []row) {
	if columns[0]+1 < columns[1] {
		columns = columns[1:]
	}
	for _, r := range t.rows {
		if r.said() > 1 && slices.ContainsFunc(columns, func(c int) bool { return len(r.cells[c]) > 0 }) {
			rows = append(rows, r)
		}
	}
	return rows
}

// elsewhere tells which versions of other columns have a row that only one of these has.
func (p *printer) elsewhere(g group, t table, r row, columns []int) {
	here := 0
	var others []string
	for c, cell := range r.cells {
		switch {
		case len(cell) == 0:
		case slices.Contains(columns, c):
			here++
		default:
			others = append(others, g.versions[t.versions[c]].tag)
		}
	}
	if here == 1 && len(others) > 0 {
		p.lines(strings.Repeat(" ", margin), "also in "+strings.Join(others, ", "))
	}
}

// A layout is columns of text of one width, after a margin.
type layout struct{ n, width int }

// rule draws a line across, with a junction where gaps cross it.
func (l layout) rule(junction string) string {
	line := strings.Repeat("─", margin+l.width+1)
	for range l.n - 1 {
		line += junction + strings.Repeat("─", l.width+2)
	}
	return strings.TrimSuffix(line, "─")
}

// row prints texts in columns, each as some lines, with a label before the first.
func (p *printer) row(l layout, label string, texts [][]string) {
	wrapped, height := make([][]string, len(texts)), 0
	for k, lines := range texts {
		for _, line := range lines {
			wrapped[k] = append(wrapped[k], terminal.Wrap(line, l.width)...)
		}
		height = max(height, len(wrapped[k]))
	}
	for i := range height {
		line := terminal.Pad(label, margin)
		for k, lines := range wrapped {
			if k > 0 {
				line += gap
			}
			if i < len(lines) {
				line += terminal.Pad(lines[i], l.width)
			} else {
				line += strings.Repeat(" ", l.width)
			}
		}
		p.line(line)
		label = ""
	}
}
