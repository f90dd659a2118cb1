package main

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

func init() {
	register.DoFn3x0[int64, Compared, func(string, Edge)](&edgeFn{})
	register.DoFn3x0[string, func(*Edge) bool, func(int64, int64)](&componentsFn{})
	register.DoFn6x0[
		int64, func(*Page) bool, func(*Compared) bool, func(*int64) bool, func(int64, Page), func(int64, Compared),
	](&memberFn{})
	register.DoFn7x0[
		context.Context, int64, func(*Page) bool, func(*Compared) bool, func(Group), func(Unit), func(Failure),
	](&groupFn{})
	register.Emitter2[string, Edge]()
	register.Emitter1[Group]()
	register.Emitter1[Unit]()
	register.Iter1[Edge]()
	register.Iter1[Compared]()
	beam.RegisterType(beamType[Edge]())
	beam.RegisterType(beamType[Group]())
}

// An Edge is two pages that are likelier than not versions of one text.
type Edge struct{ A, B int64 }

// edgeFn keeps of comparisons what puts pages together.
type edgeFn struct {
	SameHost bool
}

// ProcessElement emits an edge; those of different hosts apart, if no edge is
// between hosts.
func (f *edgeFn) ProcessElement(_ int64, c Compared, emit func(string, Edge)) {
	if !c.Joins {
		return
	}
	where := ""
	if f.SameHost {
		where = c.Host
	}
	emit(where, Edge{c.A, c.B})
}

// componentsFn finds the pages that edges connect. All edges, 16 bytes each, are in the
// memory of one worker, or with SameHost those of one host.
type componentsFn struct{}

// ProcessElement emits for each page the least page that it is connected with.
func (f *componentsFn) ProcessElement(_ string, edges func(*Edge) bool, emit func(int64, int64)) {
	parent := make(map[int64]int64)
	root := func(page int64) int64 {
		for {
			up, known := parent[page]
			if !known || up == page {
				parent[page] = page
				return page
			}
			parent[page] = parent[up]
			page = up
		}
	}
	var e Edge
	for edges(&e) {
		a, b := root(e.A), root(e.B)
		parent[max(a, b)] = min(a, b)
	}
	for page := range parent {
		emit(page, root(page))
	}
}

// memberFn sends pages and comparisons to where they are grouped.
type memberFn struct{}

// ProcessElement emits a page and what it was compared with by what it is connected with.
func (f *memberFn) ProcessElement(
	_ int64, pages func(*Page) bool, compared func(*Compared) bool, components func(*int64) bool,
	emit func(int64, Page), emitCompared func(int64, Compared),
) {
	var component int64
	var p Page
	if !components(&component) || !pages(&p) {
		return
	}
	emit(component, p)
	var c Compared
	for compared(&c) {
		emitCompared(component, c)
	}
}

// A Group is pages that are versions of one text.
type Group struct {
	Pages []string `json:"pages"`
	Links []Link   `json:"links"`
}

// A Link is how two pages of a group relate.
type Link struct {
	A          int     `json:"a"`
	B          int     `json:"b"`
	Kind       string  `json:"kind"`
	Confidence float64 `json:"confidence"`
}

func newGroup(g versions.Group) Group {
	var r Group
	for _, d := range g.Documents {
		r.Pages = append(r.Pages, d.ID)
	}
	for _, l := range g.Links {
		r.Links = append(r.Links, Link{l.A, l.B, l.Kind.String(), l.Confidence})
	}
	return r
}

// groupFn groups pages that comparisons connect, and pairs their sentences.
type groupFn struct {
	judging
	Coverage float64 // the least share of the text of both pages that has a counterpart
}

// ProcessElement emits groups and their units.
func (f *groupFn) ProcessElement(
	ctx context.Context, _ int64, pages func(*Page) bool, compared func(*Compared) bool,
	emit func(Group), emitUnit func(Unit), fail func(Failure),
) {
	var all []Page
	var p Page
	for pages(&p) {
		all = append(all, p)
	}
	sortPages(all)
	var known []Compared
	var c Compared
	for compared(&c) {
		known = append(known, c)
	}
	guard(all[0].ID, "group", fail, func() error {
		judge, err := f.of(ctx, all[0])
		if err != nil {
			return err
		}
		groups, err := grouped(ctx, judge, all, known)
		if failed, ok := errors.AsType[versions.Errors](err); ok {
			for _, err := range failed {
				fail(Failure{all[0].ID, "group", err.Error()})
			}
		} else if err != nil {
			return err
		}
		for _, g := range groups {
			if len(g.Documents) == 1 {
				continue
			}
			emit(newGroup(g))
			for _, u := range unitsOf(g, f.Coverage) {
				emitUnit(u)
			}
		}
		return nil
	})
}

// grouped groups pages, which are in order.
func grouped(ctx context.Context, judge *versions.Judge, pages []Page, compared []Compared) ([]versions.Group, error) {
	documents, texts := make([]align.Document, len(pages)), make([]align.Document, len(pages))
	furniture := make([][]bool, len(pages))
	places := make(map[int64]int, len(pages))
	for i, p := range pages {
		documents[i], texts[i], furniture[i] = p.document(), p.text(), p.furniture()
		places[p.Key()] = i
	}
	var comparisons []versions.Comparison
	for _, c := range compared {
		a, here := places[c.A]
		b, there := places[c.B]
		if here && there {
			comparisons = append(comparisons, c.comparison(a, b, texts[a], texts[b]))
		}
	}
	slices.SortFunc(comparisons, func(a, b versions.Comparison) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return judge.Group(ctx, documents, furniture, comparisons)
}
