package news

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
)

// A fact is something that the versions of a table tell differently within
// sentences that correspond.
type fact struct {
	subject difference.Subject
	kind    difference.Kind // Changed, also where some version does not have it, or Variant
	told    []mentions      // by each version of the table
	lack    []bool          // the versions that do not have it, though they have the sentence
}

// mentions are places where a version tells a fact.
type mentions []mention

type mention struct {
	row int // of the table
	align.Range
}

// in returns what is told, each wording once.
func (list mentions) in(text string) string {
	var once []string
	for _, m := range list {
		if s := strings.Join(strings.Fields(m.In(text)), " "); !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return strings.Join(once, " / ")
}

// label names what differs for people.
func (f fact) label() string {
	if f.kind == difference.Variant {
		return "spelling"
	}
	return f.subject.String()
}

// factsOf gathers what differs between each two versions of a table: what is
// told of one thing by several is one fact, and a name that is spelled in
// several ways is one wherever it stands. Figures come first, then names.
func (g group) factsOf(t *table) []fact {
	c := gatherer{g: g, t: t, root: make(map[told]told), of: make(map[told]*fact)}
	for _, link := range t.links {
		a, b := slices.Index(t.versions, g.Links[link].A), slices.Index(t.versions, g.Links[link].B)
		for _, d := range g.differences[link] {
			if d.Subject != difference.Sentence {
				c.add(d, a, b)
			}
		}
	}
	facts := c.facts()
	slices.SortStableFunc(facts, func(a, b fact) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(min(a.subject, difference.Name), min(b.subject, difference.Name)))
	})
	return facts
}

// add adds what another fact tells of the same.
func (f *fact) add(other fact) {
	for v := range f.told {
		for _, m := range other.told[v] {
			if !slices.Contains(f.told[v], m) {
				f.told[v] = append(f.told[v], m)
			}
		}
		f.lack[v] = f.lack[v] || other.lack[v]
	}
}

// agrees reports whether two facts are one, though nothing was said of those
// who tell them: in the same row, the same versions lack both, and no version
// tells both.
func (f fact) agrees(other fact) bool {
	if f.subject != other.subject || !slices.Contains(f.lack, true) || !slices.Equal(f.lack, other.lack) {
		return false
	}
	row := func(f fact) int {
		k := slices.IndexFunc(f.told, func(m mentions) bool { return len(m) > 0 })
		return f.told[k][0].row
	}
	for v := range f.told {
		if len(f.told[v]) > 0 && len(other.told[v]) > 0 {
			return false
		}
	}
	return row(f) == row(other)
}

// tell writes what the versions of a table tell of a fact: "de, en Lassut · id
// Lasut".
func (g group) tell(t table, f fact) string {
	var parts []string
	for _, w := range g.wordings(t, f) {
		parts = append(parts, strings.Join(w.tags, ", ")+": "+w.text)
	}
	return strings.Join(parts, "  ·  ")
}

// A wording is what one or several versions tell of a fact, "—" for nothing.
type wording struct {
	tags []string
	text string
	row  int // of the table, where it is told first
}

func (g group) wordings(t table, f fact) (list []wording) {
	for c, v := range t.versions {
		w := wording{text: null}
		if len(f.told[c]) > 0 {
			w = wording{text: f.told[c].in(g.versions[v].Text), row: f.told[c][0].row}
		} else if !f.lack[c] {
			continue
		}
		k := slices.IndexFunc(list, func(other wording) bool { return other.text == w.text })
		if k < 0 {
			k, list = len(list), append(list, w)
		}
		list[k].tags = append(list[k].tags, g.versions[v].tag)
	}
	return list
}

// told is what a version tells: something at a place or, where only the
// spelling differs, a name wherever it stands.
type told struct {
	version int
	place   align.Range
	name    string
}

// A gatherer puts together what belongs together (union-find).
type gatherer struct {
	g     group
	t     *table
	root  map[told]told
	of    map[told]*fact // of roots
	order []told         // roots, also former ones
}

func (c *gatherer) add(d difference.Difference, a, b int) {
	source, target := told{version: a, place: d.Source}, told{version: b, place: d.Target}
	switch d.Kind {
	case difference.OnlySource:
		f := c.fact(source, d)
		c.mention(f, a, d.Source)
		f.lack[b] = true
	case difference.OnlyTarget:
		f := c.fact(target, d)
		c.mention(f, b, d.Target)
		f.lack[a] = true
	default:
		if d.Kind == difference.Variant {
			source = told{version: a, name: d.Source.In(c.text(a))}
			target = told{version: b, name: d.Target.In(c.text(b))}
		}
		c.mention(c.fact(source, d), a, d.Source)
		c.mention(c.fact(target, d), b, d.Target)
		c.join(source, target)
	}
}

func (c *gatherer) text(version int) string { return c.g.versions[c.t.versions[version]].Text }

func (c *gatherer) find(n told) told {
	for c.root[n] != n {
		n = c.root[n]
	}
	return n
}

// fact returns the fact of a node, a new one if it has none.
func (c *gatherer) fact(n told, d difference.Difference) *fact {
	if _, ok := c.root[n]; !ok {
		kind := difference.Changed
		if d.Kind == difference.Variant {
			kind = difference.Variant
		}
		c.root[n] = n
		c.of[n] = &fact{subject: d.Subject, kind: kind, told: make([]mentions, len(c.t.versions)), lack: make([]bool, len(c.t.versions))}
		c.order = append(c.order, n)
	}
	return c.of[c.find(n)]
}

func (c *gatherer) mention(f *fact, version int, where align.Range) {
	m := mention{c.row(version, where.Start), where}
	if !slices.Contains(f.told[version], m) {
		f.told[version] = append(f.told[version], m)
	}
}

func (c *gatherer) join(a, b told) {
	a, b = c.find(a), c.find(b)
	if a != b {
		c.of[a].add(*c.of[b])
		c.root[b] = a
		delete(c.of, b)
	}
}

// row returns the row that has a place in a version's text.
func (c *gatherer) row(version, offset int) int {
	page := c.g.versions[c.t.versions[version]]
	return slices.IndexFunc(c.t.rows, func(r row) bool {
		return slices.ContainsFunc(r.cells[version], func(s align.Span) bool {
			told := page.Range(s)
			return told.Start <= offset && offset < told.End
		})
	})
}

// facts returns what was gathered, in order. What the same versions tell in the
// same words is one fact.
func (c *gatherer) facts() (facts []fact) {
	var all []fact
	for _, n := range c.order {
		f, ok := c.of[n]
		if !ok {
			continue
		}
		for v, list := range f.told {
			f.lack[v] = f.lack[v] && len(list) == 0
		}
		if k := slices.IndexFunc(all, f.agrees); k >= 0 {
			all[k].add(*f)
		} else {
			all = append(all, *f)
		}
	}
	first := make(map[string]int)
	for _, f := range all {
		words := c.words(f)
		if k, ok := first[words]; ok {
			facts[k].add(f)
		} else {
			first[words] = len(facts)
			facts = append(facts, f)
		}
	}
	return facts
}

// words returns what is told, as one string.
func (c *gatherer) words(f fact) string {
	list := []string{f.label()}
	for v, m := range f.told {
		list = append(list, m.in(c.text(v)))
	}
	return strings.Join(list, "\x00")
}
