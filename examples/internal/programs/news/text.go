package news

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/sidebyside"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// A printer writes a report for people, columns wide.
type printer struct {
	text    strings.Builder
	columns int
	most    int // rows of each table, and lines of each list; 0 for all
}

// writeText tells the report to people: each group with its versions, their
// sentences side by side, what differs in them and what only one has; then the
// pages that are alone.
func writeText(w io.Writer, r report, columns, most int) error {
	p := &printer{columns: columns, most: most}
	groups := r.several()
	p.lines("", overview(r, groups))
	for k, g := range groups {
		p.group(g, fmt.Sprintf("%d of %d", k+1, len(groups)))
		if err := p.flush(w); err != nil {
			return err
		}
	}
	p.alone(r.alone())
	p.failed(r.whyNot())
	if p.most > 0 && r.shipped {
		p.line("")
		p.lines("", "These are beginnings: -rows 0 shows all, -o page.html makes a page of it, and FILE... does it with pages of your own.")
	}
	if err := p.flush(w); err != nil || !r.shown {
		return err
	}
	for _, a := range r.others {
		fmt.Fprintln(w)
		if err := sidebyside.Write(w, a, columns); err != nil {
			return err
		}
	}
	return nil
}

func (p *printer) flush(w io.Writer) error {
	_, err := io.WriteString(w, p.text.String())
	p.text.Reset()
	return err
}

// overview tells how many pages and groups there are.
func overview(r report, groups []group) string {
	alone, out := len(r.alone()), r.leftOut()
	switch {
	case len(r.pages) == 1:
		return "One page: there is nothing to compare it with."
	case len(groups) == 0:
		return count(len(r.pages), "page") + ", and no two of them are versions of one text."
	}
	text := fmt.Sprintf("%s: %d in %s of versions", count(len(r.pages), "page"), len(r.pages)-alone-out, count(len(groups), "group"))
	if alone+out == 0 {
		text = count(len(r.pages), "page") + " in " + count(len(groups), "group") + " of versions"
	}
	if alone > 0 {
		text += fmt.Sprintf(", %d alone", alone)
	}
	if out > 0 {
		text += fmt.Sprintf(", %d left out", out)
	}
	return text + "."
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func (p *printer) group(g group, number string) {
	p.line("")
	p.line(strings.Repeat("━", 3) + " " + number + " " + strings.Repeat("━", max(0, p.columns-5-terminal.Width(number))))
	p.lines("", g.title())
	p.versions(g)
	p.kinds(g)
	if note := g.note(); note != "" {
		p.line("")
		p.lines("", note)
	}
	for _, t := range g.tables {
		p.line("")
		if t.kind == versions.SameStory {
			p.lines("", sameStory(t))
		}
		p.table(g, t)
		p.facts(g, t)
		p.lists("Left out of", g, t, table.leftOut)
		p.lists("Only in", g, t, table.only)
	}
}

// versions lists the versions of a group.
func (p *printer) versions(g group) {
	cells := make([][]string, len(g.versions))
	for k, v := range g.versions {
		cells[k] = []string{v.tag, sidebyside.Language(v.Language), count(len(v.Sentences), "sentence"), g.about(k), terminal.Printable(v.name)}
	}
	if g.folder != "" {
		p.lines("", g.folder)
	}
	p.line("")
	p.aligned(cells)
	p.line("")
}

// kinds tells how every two versions relate.
func (p *printer) kinds(g group) {
	for _, kind := range []versions.Kind{versions.Translation, versions.NearCopy, versions.Partial, versions.SameStory} {
		var pairs []string
		for _, l := range g.Links {
			if l.Kind == kind {
				pairs = append(pairs, fmt.Sprintf("%s–%s\u00a0%.2f", g.versions[l.A].tag, g.versions[l.B].tag, l.Confidence))
			}
		}
		if len(pairs) > 0 {
			p.hanging("  "+terminal.Pad(kind.String(), len("translation")+1), strings.Join(pairs, ", "))
		}
	}
	for _, l := range g.Links {
		if why := g.why(l); why != "" {
			p.hanging("  "+terminal.Pad("", len("translation")+1), why)
		}
	}
}

// why tells what makes two versions the same story of which no sentences report the same.
func (g group) why(l versions.Link) string {
	if l.Kind != versions.SameStory || len(l.Shared) == 0 || len(g.beads(l)) > 0 {
		return ""
	}
	return fmt.Sprintf("%s and %s share %s", g.versions[l.A].tag, g.versions[l.B].tag, terminal.Printable(strings.Join(l.Shared, ", ")))
}

// sameStory introduces a table of versions some of which keep no order.
func sameStory(t table) string {
	shared := 0
	for _, r := range t.rows {
		if r.said() > 1 && !r.aside {
			shared++
		}
	}
	return fmt.Sprintf("The same story, not all in one order: %s that two or more tell", count(shared, "claim"))
}

// note tells what is missing.
func (g group) note() string {
	if len(g.Rows) > 0 {
		return ""
	}
	return "These are too many versions to join them in rows; -format json and tmx hold every two of them."
}

// about tells how much a version has alone, and how much it leaves out that others share,
// as far as rows tell: in sentences, or in claims where not all versions keep one order.
func (g group) about(version int) string {
	for _, t := range g.tables {
		c := slices.Index(t.versions, version)
		if c < 0 {
			continue
		}
		only, thing := t.amount(t.only(c))
		about := fmt.Sprintf("%d only here", only)
		if t.kind == versions.SameStory {
			about = count(only, thing) + " only here"
		}
		if len(t.versions) > 2 {
			left, _ := t.amount(t.leftOut(c))
			about += fmt.Sprintf(", %d left out", left)
		}
		return about
	}
	return ""
}

// facts lists what differs in the rows of a table.
func (p *printer) facts(g group, t table) {
	if len(t.facts) == 0 {
		return
	}
	p.line("")
	p.line("What differs")
	for k, f := range t.facts {
		if p.enough(k, len(t.facts)) {
			return
		}
		p.hanging("  "+terminal.Pad(f.label(), len("spelling")+1), g.tell(t, f))
	}
}

// lists tells of the versions of a table what they leave out, or what only they have:
// in short all in one list.
func (p *printer) lists(heading string, g group, t table, of func(table, int) []int) {
	lists, wide := t.lists(of), 0
	for _, l := range lists {
		wide = max(wide, terminal.Width(g.tagsIn(t, l.columns)))
	}
	for k, l := range lists {
		items := make([]string, len(l.rows))
		for k, r := range l.rows {
			items[k] = g.firstOf(t, r)
		}
		if k == 0 || p.most == 0 {
			p.line("")
		}
		tags := g.tagsIn(t, l.columns)
		if p.most == 0 {
			p.lines("", fmt.Sprintf("%s %s: %s", heading, tags, count(t.amount(l.rows))))
			for _, item := range items {
				p.hanging("  –", item)
			}
			continue
		}
		if k == 0 {
			p.line(heading)
		}
		amount, _ := t.amount(l.rows)
		label := fmt.Sprintf("  %s %3d", terminal.Pad(tags, wide), amount)
		p.line(label + "  " + p.short(longest(items), terminal.Width(label)+2))
	}
}

// short returns the beginning of a text that fits after an indentation.
func (p *printer) short(text string, indent int) string {
	lines := terminal.Wrap(text, p.columns-indent-2)
	if len(lines) > 1 {
		return lines[0] + " …"
	}
	return lines[0]
}

func longest(texts []string) string {
	return slices.MaxFunc(texts, func(a, b string) int { return len(a) - len(b) })
}

// alone lists the pages that are versions of no other.
func (p *printer) alone(alone []pages.Page) {
	if len(alone) == 0 {
		return
	}
	p.line("")
	p.line("Alone")
	cells := make([][]string, len(alone))
	for k, page := range alone {
		cells[k] = []string{page.Language.String(), sidebyside.Language(page.Language), count(len(page.Sentences), "sentence"),
			terminal.Printable(page.ID)}
	}
	p.aligned(cells)
}

// failed lists what could not be compared, and why.
func (p *printer) failed(reasons []error) {
	if len(reasons) == 0 {
		return
	}
	p.line("")
	p.line("Not compared")
	for _, why := range reasons {
		p.hanging("  –", terminal.Printable(why.Error()))
	}
}

// enough tells, at item k of n, that there are more than are to be shown.
func (p *printer) enough(k, n int) bool {
	if p.most == 0 || k < p.most || n == k+1 {
		return false
	}
	p.line(fmt.Sprintf("  … and %d more", n-k))
	return true
}

// aligned writes cells in columns, which need not be filled.
func (p *printer) aligned(cells [][]string) {
	wide := make(map[int]int) // by column, but for the last
	for _, row := range cells {
		for c, cell := range row[:len(row)-1] {
			wide[c] = max(wide[c], terminal.Width(cell))
		}
	}
	for _, row := range cells {
		line := " "
		for c, cell := range row {
			if wide[c] > 0 || cell != "" {
				line += " " + terminal.Pad(cell, wide[c]) + " "
			}
		}
		p.line(line)
	}
}

func (p *printer) line(text string) {
	p.text.WriteString(strings.TrimRight(text, " ") + "\n")
}

// lines writes wrapped text, each line indented.
func (p *printer) lines(indent, text string) {
	for _, line := range terminal.Wrap(text, p.columns-terminal.Width(indent)) {
		p.line(indent + line)
	}
}

// hanging writes a label and wrapped text after it.
func (p *printer) hanging(label, text string) {
	indent := terminal.Width(label) + 1
	for i, line := range terminal.Wrap(text, p.columns-indent) {
		if i > 0 {
			label = ""
		}
		p.line(terminal.Pad(label, indent) + line)
	}
}
