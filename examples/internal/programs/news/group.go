package news

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/aligners"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/headline"
	"github.com/sejajar/sejajar/examples/internal/pages"
)

// A group is versions of one text, with what there is to tell of them.
type group struct {
	versions.Group
	versions []version // the Documents
	folder   string    // in which all of them are, with a slash after it
	tables   []table   // of versions that keep an order, or one of all where some do not

	// differences are those of each of the Links.
	differences [][]difference.Difference
}

// A version is a page in a group.
type version struct {
	pages.Page
	tag  string // short, and unique in the group: "en", or "en2" of several in English
	name string // the file's, without the folders that all versions share
	only int    // sentences that no other version has, as far as rows tell
}

// A table is rows of sentences that say the same.
type table struct {
	kind     versions.Kind // SameStory where not all versions keep the order of the rows
	versions []int         // places in the group
	rows     []row
	facts    []fact // what differs within rows
	links    []int  // of the group, that the rows are made of
}

// A row has the sentences of each version of a table.
type row struct {
	cells      []cell
	confidence float64
	aside      bool // nothing is told in it: headings, menus, bylines
}

// A cell is the sentences of a version in a row, wherever they stand: spans that ascend,
// none where it has nothing to say.
type cell []align.Span

// cellOf returns the cell of one span, which may be empty.
func cellOf(s align.Span) cell {
	if s.Len() == 0 {
		return nil
	}
	return cell{s}
}

// sentences is how many there are in the cell.
func (c cell) sentences() (n int) {
	for _, s := range c {
		n += s.Len()
	}
	return n
}

// in returns what a document says in the cell, with an ellipsis between sentences that
// do not stand side by side.
func (c cell) in(d align.Document) string { return strings.Join(c.lines(d), " ") }

// lines returns what a document says in the cell, a line for each paragraph: else a headline
// would run into the text below it.
func (c cell) lines(d align.Document) (lines []string) {
	for k, s := range c {
		for _, p := range paragraphs(d, s) {
			lines = append(lines, d.Slice(p))
		}
		if k < len(c)-1 {
			lines[len(lines)-1] += " …"
		}
	}
	return lines
}

// paragraphs cuts a span of sentences where paragraphs begin.
func paragraphs(d align.Document, s align.Span) (list []align.Span) {
	for i := s.Start; i < s.End; i++ {
		if i > s.Start && d.Sentences[i].Paragraph == d.Sentences[i-1].Paragraph {
			list[len(list)-1].End++
		} else {
			list = append(list, align.Span{Start: i, End: i + 1})
		}
	}
	return list
}

// said is the number of versions that say something in the row.
func (r row) said() (n int) {
	for _, c := range r.cells {
		n += min(1, len(c))
	}
	return n
}

// warn tells of versions in different languages that are hardly translations.
func (g group) warn(call *command.Call) {
	for _, l := range g.Links {
		if a := l.Alignment; a.Source.Language != a.Target.Language {
			if doubt := aligners.Doubt(a); doubt != nil {
				call.Report(doubt)
			}
		}
	}
}

func newGroup(ctx context.Context, found versions.Group, heap []pages.Page, differ *difference.Finder) (group, error) {
	g := group{Group: found, differences: make([][]difference.Difference, len(found.Links))}
	names, folder := shortNames(found.Indices, heap)
	g.folder = folder
	tags := newTags(found.Indices, heap)
	for k, d := range found.Indices {
		g.versions = append(g.versions, version{Page: heap[d], tag: tags[k], name: names[k]})
	}
	for k, l := range found.Links {
		var err error
		if g.differences[k], err = g.differ(ctx, l, differ); err != nil {
			return g, err
		}
	}
	switch retold := slices.ContainsFunc(found.Links, func(l versions.Link) bool { return l.Alignment.Unordered }); {
	case len(g.Rows) == 0:
	case retold:
		g.tables = append(g.tables, g.claims())
	default:
		for _, together := range g.Ordered() {
			g.tables = append(g.tables, g.rowsOf(together))
		}
	}
	for k := range g.tables {
		t := &g.tables[k]
		t.facts = g.factsOf(t)
		for c, v := range t.versions {
			for _, r := range t.rows {
				if r.said() == 1 {
					g.versions[v].only += r.cells[c].sentences()
				}
			}
		}
	}
	return g, nil
}

// beads returns what corresponds in two linked versions: what the rows say or,
// where there are none of the two, their alignment.
func (g group) beads(l versions.Link) []align.Bead {
	switch {
	case l.Alignment.Unordered:
		return slices.DeleteFunc(slices.Clone(l.Alignment.Beads), align.Bead.Null)
	case len(g.Rows) == 0:
		return l.Alignment.Beads
	}
	var beads []align.Bead
	for _, r := range g.Rows {
		a, b := r.Cells[l.A], r.Cells[l.B]
		beads = append(beads, align.Bead{Source: a.Span, Target: b.Span, Confidence: min(a.Confidence, b.Confidence)})
	}
	return beads
}

// differ returns how two linked versions differ. Of those that keep no order figures and
// names are compared where the sentences surely report the same.
func (g group) differ(ctx context.Context, l versions.Link, differ *difference.Finder) ([]difference.Difference, error) {
	source, target, beads := g.versions[l.A].Document, g.versions[l.B].Document, g.beads(l)
	if l.Alignment.Unordered {
		return differ.OfClaims(ctx, source, target, beads, surelyAlike)
	}
	return differ.Between(ctx, source, target, beads)
}

// surelyAlike is the confidence from which on sentences that stand in no order are
// compared in their figures and names.
const surelyAlike = 0.8

// rowsOf makes the table of versions that keep an order.
func (g group) rowsOf(together []int) table {
	t := table{versions: together}
	for _, r := range g.Rows {
		next := row{confidence: 1}
		for _, v := range together {
			next.cells = append(next.cells, cellOf(r.Cells[v].Span))
			next.confidence = min(next.confidence, r.Cells[v].Confidence)
		}
		if next.said() > 0 {
			t.rows = append(t.rows, next)
		}
	}
	for k, l := range g.Links {
		if !l.Alignment.Unordered && slices.Contains(together, l.A) {
			t.links = append(t.links, k)
			t.kind = max(t.kind, l.Kind)
		}
	}
	return t
}

// claims makes the table of versions some of which keep no order.
func (g group) claims() table {
	t := table{kind: versions.SameStory}
	for v := range g.versions {
		t.versions = append(t.versions, v)
	}
	for k := range g.Links {
		t.links = append(t.links, k)
	}
	for _, c := range g.Claims(versions.DefaultClaim) {
		next := row{confidence: c.Confidence, aside: c.Aside}
		for _, spans := range c.Told {
			next.cells = append(next.cells, spans)
		}
		t.rows = append(t.rows, next)
	}
	return t
}

// disordered reports by row whether a version tells it in several places, or before what
// it tells in a row above.
func (t table) disordered() []bool {
	at := make([]int, len(t.versions)) // by version: the sentences that rows have reached
	out := make([]bool, len(t.rows))
	for k, r := range t.rows {
		for c, own := range r.cells {
			if len(own) == 0 {
				continue
			}
			out[k] = out[k] || len(own) > 1 || own[0].Start < at[c]
			at[c] = max(at[c], own[len(own)-1].End)
		}
	}
	return out
}

// tagsOf names some versions.
func (g group) tagsOf(places []int) []string {
	tags := make([]string, len(places))
	for k, v := range places {
		tags[k] = g.versions[v].tag
	}
	return tags
}

// title returns what the group can be called: its headline, or else the first that most
// of the versions say and that is more than a few words, in English if a version is.
func (g group) title() string {
	documents := make([]align.Document, len(g.versions))
	shared := make([]map[int]bool, len(g.versions)) // sentences that another version has too
	for v := range g.versions {
		documents[v], shared[v] = g.versions[v].Document, make(map[int]bool)
	}
	for _, t := range g.tables {
		for _, r := range t.rows {
			for c, spans := range r.cells {
				for _, span := range spans {
					for i := span.Start; i < span.End && r.said() > 1; i++ {
						shared[t.versions[c]][i] = true
					}
				}
			}
		}
	}
	title := headline.Of(documents, func(v, sentence int) bool { return shared[v][sentence] })
	return shortened(cmp.Or(title, g.mostShared()))
}

// mostShared is the first sentence of some words that most versions have.
func (g group) mostShared() string {
	const fewest = 4 // words
	most, title := 0, ""
	consider := func(v version, said int, span align.Span) {
		if text := v.Slice(span); said > most && len(strings.Fields(text)) >= fewest {
			most, title = said, text
		}
	}
	for _, t := range g.tables {
		c := max(0, slices.IndexFunc(t.versions, func(v int) bool { return g.versions[v].Language == language.English }))
		for _, r := range t.rows {
			if len(r.cells[c]) > 0 {
				consider(g.versions[t.versions[c]], r.said(), r.cells[c][0])
			}
		}
	}
	for i := range g.versions[0].Sentences {
		consider(g.versions[0], 1, align.Span{Start: i, End: i + 1})
	}
	return title
}

// shortened cuts a long title between words.
func shortened(title string) string {
	const longest = 90 // bytes
	words := strings.Fields(title)
	for n := range words {
		if n > 0 && len(strings.Join(words[:n+1], " ")) > longest {
			return strings.Join(words[:n], " ") + " …"
		}
	}
	return strings.Join(words, " ")
}

// newTags names documents by their languages, with a number where several are
// in one.
func newTags(documents []int, heap []pages.Page) []string {
	count, nth := make(map[string]int), make(map[string]int)
	tags := make([]string, len(documents))
	for k, d := range documents {
		tags[k] = heap[d].Language.String()
		count[tags[k]]++
	}
	for k, tag := range tags {
		if nth[tag]++; count[tag] > 1 {
			tags[k] = fmt.Sprintf("%s%d", tag, nth[tag])
		}
	}
	return tags
}

// shortNames returns the names of documents without the folders in which all
// of them are, and those folders.
func shortNames(documents []int, heap []pages.Page) (names []string, folder string) {
	for _, d := range documents {
		names = append(names, filepath.ToSlash(filepath.Clean(heap[d].ID)))
	}
	for {
		next, _, ok := strings.Cut(names[0], "/")
		if !ok || slices.ContainsFunc(names, func(name string) bool { return !strings.HasPrefix(name, next+"/") }) {
			return names, folder
		}
		folder += next + "/"
		for k := range names {
			names[k] = strings.TrimPrefix(names[k], next+"/")
		}
	}
}
