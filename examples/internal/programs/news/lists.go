package news

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align/versions"
)

// A list is rows that some versions of a table leave out, or that only one has.
type list struct {
	columns []int // of the versions
	rows    []int
}

// lists returns what the versions of a table leave out, or what only they have: one list
// for all that have the same.
func (t table) lists(of func(table, int) []int) (all []list) {
	for c := range t.versions {
		rows := of(t, c)
		if len(rows) == 0 {
			continue
		}
		k := slices.IndexFunc(all, func(l list) bool { return slices.Equal(l.rows, rows) })
		if k < 0 {
			k, all = len(all), append(all, list{rows: rows})
		}
		all[k].columns = append(all[k].columns, c)
	}
	return all
}

// tagsIn names the versions of some columns of a table: "de, en".
func (g group) tagsIn(t table, columns []int) string {
	places := make([]int, len(columns))
	for k, c := range columns {
		places[k] = t.versions[c]
	}
	return strings.Join(g.tagsOf(places), ", ")
}

// leftOut returns the rows that a version of three or more leaves out though at
// least two others have them.
func (t table) leftOut(c int) (rows []int) {
	for k, r := range t.rows {
		if len(r.cells[c]) == 0 && r.said() > 1 && !r.aside {
			rows = append(rows, k)
		}
	}
	return rows
}

// amount tells how much some rows are: the claims where not all versions keep one order,
// else the sentences of the first version that tells them.
func (t table) amount(rows []int) (n int, thing string) {
	claims, sentences := 0, 0
	for _, k := range rows {
		if !t.rows[k].aside {
			claims++
		}
		sentences += t.rows[k].cells[t.rows[k].teller()].sentences()
	}
	if t.kind == versions.SameStory {
		return claims, "claim"
	}
	return sentences, "sentence"
}

// told says how much some rows are, and how many of them tell nothing.
func (t table) told(rows []int) string {
	asides := 0
	for _, k := range rows {
		if t.rows[k].aside {
			asides++
		}
	}
	switch {
	case asides == 0:
		return count(t.amount(rows))
	case asides == len(rows):
		return count(asides, "row") + " of headings, menus or the like"
	}
	return fmt.Sprintf("%s and %s of headings, menus or the like", count(t.amount(rows)), count(asides, "row"))
}

// teller returns the first version that tells a row.
func (r row) teller() int { return slices.IndexFunc(r.cells, func(c cell) bool { return len(c) > 0 }) }

// only returns the rows that no version but one has.
func (t table) only(c int) (rows []int) {
	for k, r := range t.rows {
		if len(r.cells[c]) > 0 && r.said() == 1 && !r.aside {
			rows = append(rows, k)
		}
	}
	return rows
}

// firstOf returns what the first version says of those that say something in a
// row.
func (g group) firstOf(t table, row int) string {
	c := t.rows[row].teller()
	return t.rows[row].cells[c].in(g.versions[t.versions[c]].Document)
}
