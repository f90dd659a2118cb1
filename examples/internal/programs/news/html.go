package news

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/sidebyside"
	"github.com/sejajar/sejajar/examples/internal/style"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// What is shown of the report is laid out in page.html, which escapes all of
// it, and styled in page.css, which goes into the page after the shared styles.
var (
	//go:embed page/page.html
	pageSource string
	//go:embed page/page.css
	pageStyle string
)

// What the page gets. Texts are printable: characters that hide or reverse what
// is written are made visible.
type (
	htmlPage struct {
		Title  string
		Style  template.CSS
		Groups []htmlGroup
		Alone  []htmlVersion
		Failed []string // why something could not be compared
	}
	htmlGroup struct {
		ID, Title, Note string
		Folder          string // in which all versions are
		Versions        []htmlVersion
		Pictures        []picture
		Tables          []htmlTable
	}
	htmlVersion struct {
		Tag, Name, Language, Sentences, About string
		Share                                 int // of the sentences that have a counterpart, in percent
	}
	htmlTable struct {
		ID, Heading string
		Facts       []htmlFact
		Lists       []htmlList
		Columns     []htmlVersion
		Runs        []htmlRun
	}
	htmlFact struct {
		ID       string // to which the marks of its wordings lead
		Label    string
		Wordings []htmlWording
	}
	htmlWording struct {
		wording
		Row string // the ID of the first that has it
	}
	// htmlList is what versions leave out, or what only they have.
	htmlList struct {
		Heading string
		Count   int
		Of      []htmlListOf
	}
	htmlListOf struct {
		Label string
		Items []htmlItem
	}
	htmlItem struct{ Text, Row string }
	// htmlRun is rows one after the other, folded where they are many that no
	// two versions share.
	htmlRun struct {
		Span   int // the columns of the table
		Folded string
		Rows   []htmlRow
	}
	htmlRow struct {
		ID, Confidence string
		Unsure, Single bool
		Cells          []htmlCell
	}
	htmlCell struct {
		Tag, Lang string
		Parts     []htmlPart
	}
	// htmlPart is a part of a text: one with a class differs elsewhere, as the title and the
	// fact that it leads to tell. A break is between paragraphs.
	htmlPart struct {
		Text, Class, Title, Fact string
		Break                    bool
	}
)

// The names under which the template finds what wordings are made of.
func (w wording) Tags() []string { return w.tags }
func (w wording) Text() string   { return terminal.Printable(w.text) }
func (w wording) Lack() bool     { return w.text == null }

// writeHTML writes the report as one page that needs nothing else.
func writeHTML(w io.Writer, r report) error {
	page, err := template.New("page").Parse(pageSource)
	if err != nil {
		return err
	}
	groups := r.several()
	view := htmlPage{Title: strings.TrimSuffix(overview(r, groups), "."), Style: template.CSS(style.Shared + pageStyle)}
	for k, g := range groups {
		view.Groups = append(view.Groups, g.html(fmt.Sprintf("g%d", k+1)))
	}
	for _, p := range r.alone() {
		view.Alone = append(view.Alone, htmlOf(version{Page: p, tag: p.Language.String(), name: p.ID}))
	}
	for _, why := range r.whyNot() {
		view.Failed = append(view.Failed, terminal.Printable(why.Error()))
	}
	return page.Execute(w, view)
}

func (g group) html(id string) htmlGroup {
	view := htmlGroup{ID: id, Title: terminal.Printable(g.title()), Note: g.note(), Folder: terminal.Printable(g.folder)}
	for k, v := range g.versions {
		shown := htmlOf(v)
		if about := g.about(k); about != "" {
			shown.About = ", " + about
			shown.Share = 100 - 100*v.only/max(1, len(v.Sentences))
		}
		view.Versions = append(view.Versions, shown)
	}
	tables := make(map[int]string) // by link
	for k, t := range g.tables {
		view.Tables = append(view.Tables, g.htmlTable(t, fmt.Sprintf("%s-%d", id, k+1)))
		for _, link := range t.links {
			tables[link] = view.Tables[k].ID
		}
	}
	for k, l := range g.Links {
		p := g.picture(l)
		p.Table = tables[k]
		view.Pictures = append(view.Pictures, p)
	}
	return view
}

func htmlOf(v version) htmlVersion {
	return htmlVersion{
		Tag: v.tag, Name: terminal.Printable(v.name),
		Language: sidebyside.Language(v.Language), Sentences: count(len(v.Sentences), "sentence"),
	}
}

func (g group) htmlTable(t table, id string) htmlTable {
	view := htmlTable{ID: id}
	if t.kind == versions.SameStory {
		view.Heading = sameStory(t)
	}
	view.add("Left out, though others have it", "not in ", g, t, table.leftOut)
	view.add("Only in one version", "only in ", g, t, table.only)
	for _, v := range t.versions {
		view.Columns = append(view.Columns, htmlOf(g.versions[v]))
	}
	for k, f := range t.facts {
		fact := htmlFact{ID: factID(id, k), Label: f.label()}
		for _, w := range g.wordings(t, f) {
			fact.Wordings = append(fact.Wordings, htmlWording{w, rowID(id, w.row)})
		}
		view.Facts = append(view.Facts, fact)
	}
	marks := g.marks(t)
	for k, r := range t.rows {
		next := g.htmlRow(t, r, id, marks[k])
		next.ID = rowID(id, k)
		last := len(view.Runs) - 1
		if last < 0 || view.Runs[last].Rows[0].Single != next.Single {
			view.Runs, last = append(view.Runs, htmlRun{Span: 1 + len(t.versions)}), last+1
		}
		view.Runs[last].Rows = append(view.Runs[last].Rows, next)
	}
	from := 0
	for k := range view.Runs {
		view.Runs[k].fold(t, from)
		from += len(view.Runs[k].Rows)
	}
	return view
}

// add adds lists of rows of the versions, if there are any.
func (view *htmlTable) add(heading, label string, g group, t table, rows func(table, int) []int) {
	list := htmlList{Heading: heading}
	for _, l := range t.lists(rows) {
		of := htmlListOf{Label: label + g.tagsIn(t, l.columns)}
		for _, k := range l.rows {
			of.Items = append(of.Items, htmlItem{printable(g.firstOf(t, k)), rowID(view.ID, k)})
		}
		list.Count += len(of.Items)
		list.Of = append(list.Of, of)
	}
	if list.Count > 0 {
		view.Lists = append(view.Lists, list)
	}
}

func rowID(table string, row int) string   { return fmt.Sprintf("%s-%d", table, row+1) }
func factID(table string, fact int) string { return fmt.Sprintf("%s-fact-%d", table, fact+1) }

// fold hides rows of a table, from the given one on, that no two versions share, where
// they are many.
func (r *htmlRun) fold(t table, from int) {
	const many = 4
	if !r.Rows[0].Single || len(r.Rows) < many {
		return
	}
	var tags []string
	for _, row := range r.Rows {
		for _, c := range row.Cells {
			if len(c.Parts) > 0 && !slices.Contains(tags, c.Tag) {
				tags = append(tags, c.Tag)
			}
		}
	}
	slices.Sort(tags)
	rows := make([]int, len(r.Rows))
	for k := range rows {
		rows[k] = from + k
	}
	r.Folded = fmt.Sprintf("%s that only one version has (%s)", t.told(rows), strings.Join(tags, ", "))
}

// unsure is the confidence below which a row is marked.
const unsure = 0.6

func (g group) htmlRow(t table, r row, id string, marks []mark) htmlRow {
	view := htmlRow{
		Confidence: fmt.Sprintf("%.2f", r.confidence),
		Unsure:     r.confidence < unsure,
		Single:     r.said() == 1,
	}
	for c, cell := range r.cells {
		v := g.versions[t.versions[c]]
		view.Cells = append(view.Cells, htmlCell{v.tag, v.Language.String(), parts(v.Document, cell, id, c, marks)})
	}
	return view
}

// A mark is a place in a row that differs from other versions.
type mark struct {
	version int // of the table
	align.Range
	fact         int // of the table
	class, title string
}

// marks returns the marks of each row of a table.
func (g group) marks(t table) [][]mark {
	marks := make([][]mark, len(t.rows))
	for k, f := range t.facts {
		class := "figure"
		if f.kind == difference.Variant {
			class = "spelling"
		}
		for c, list := range f.told {
			for _, m := range list {
				if m.row >= 0 {
					marks[m.row] = append(marks[m.row], mark{c, m.Range, k, class, f.label() + " – " + terminal.Printable(g.tell(t, f))})
				}
			}
		}
	}
	return marks
}

// parts cuts the sentences of a cell at its marks.
func parts(d align.Document, c cell, table string, version int, marks []mark) (list []htmlPart) {
	for k, s := range c {
		if k > 0 {
			list = append(list, htmlPart{Text: " … "})
		}
		for n, p := range paragraphs(d, s) {
			if n > 0 {
				list = append(list, htmlPart{Break: true})
			}
			list = append(list, partsOf(d, p, table, version, marks)...)
		}
	}
	return list
}

func partsOf(d align.Document, s align.Span, table string, version int, marks []mark) (list []htmlPart) {
	whole := d.Range(s)
	at, end := whole.Start, whole.End
	of := slices.DeleteFunc(slices.Clone(marks), func(m mark) bool { return m.version != version })
	slices.SortFunc(of, func(a, b mark) int { return a.Start - b.Start })
	for _, m := range of {
		if m.Start < at || m.End > end || m.Start == m.End {
			continue
		}
		list = append(list, htmlPart{Text: printable(d.Text[at:m.Start])},
			htmlPart{Text: printable(d.Text[m.Start:m.End]), Class: m.class, Title: m.title, Fact: factID(table, m.fact)})
		at = m.End
	}
	return append(list, htmlPart{Text: printable(d.Text[at:end])})
}

// printable keeps runs of white space to one space, as browsers do.
func printable(text string) string { return terminal.Printable(text) }
