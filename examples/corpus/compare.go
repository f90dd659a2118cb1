package main

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

func init() {
	register.Function3x0(bothWays)
	register.DoFn4x0[int64, func(*Page) bool, func(*int64) bool, func(string, Page)](&joinFn{})
	register.DoFn5x0[context.Context, string, func(*Page) bool, func(int64, Compared), func(Failure)](&compareFn{})
	register.Emitter2[int64, Compared]()
	register.Iter1[int64]()
	beam.RegisterType(beamType[Compared]())
}

// A Compared is what comparing two pages has shown: see [versions.Comparison].
type Compared struct {
	A, B int64 // the keys of the pages, in the order of their names
	Host string

	Mean, Larger, Filled float64
	Odds, Ordered        float64
	Kind                 int
	Joins, Told          bool

	Aligned         bool
	Score           float64
	Beads, Possible Beads
}

// Beads are those of an alignment, in two columns.
type Beads struct {
	Spans       []int // four numbers for each bead: the spans of sentences of both pages without their furniture
	Confidences []float64
}

func newBeads(beads iter.Seq[align.Bead]) (r Beads) {
	for b := range beads {
		r.Spans = append(r.Spans, b.Source.Start, b.Source.End, b.Target.Start, b.Target.End)
		r.Confidences = append(r.Confidences, b.Confidence)
	}
	return r
}

func (r Beads) beads() (beads []align.Bead) {
	for k, confidence := range r.Confidences {
		s := r.Spans[4*k:]
		beads = append(beads, align.Bead{
			Source: align.Span{Start: s[0], End: s[1]}, Target: align.Span{Start: s[2], End: s[3]}, Confidence: confidence,
		})
	}
	return beads
}

func newCompared(a, b Page, c versions.Comparison) Compared {
	r := Compared{
		A: a.Key(), B: b.Key(),
		Mean: c.Mean, Larger: c.Larger, Filled: c.Filled,
		Odds: c.Odds, Ordered: c.Ordered, Kind: int(c.Kind), Joins: c.Joins, Told: c.Told,
	}
	if a.Host == b.Host {
		r.Host = a.Host
	}
	if c.Alignment != nil {
		r.Aligned, r.Score = true, c.Alignment.Score
		r.Beads, r.Possible = newBeads(slices.Values(c.Alignment.Beads)), newBeads(c.Alignment.Possible())
	}
	return r
}

// comparison returns what was shown of the pages at places a and b.
func (r Compared) comparison(a, b int, source, target align.Document) versions.Comparison {
	c := versions.Comparison{
		A: a, B: b,
		Mean: r.Mean, Larger: r.Larger, Filled: r.Filled,
		Odds: r.Odds, Ordered: r.Ordered, Kind: versions.Kind(r.Kind), Joins: r.Joins, Told: r.Told,
	}
	if r.Aligned {
		c.Alignment = &align.Alignment{Source: source, Target: target, Score: r.Score, Beads: r.Beads.beads()}
		c.Alignment.SetPossible(r.Possible.beads())
	}
	return c
}

// bothWays emits a pair of pages by either.
func bothWays(a, b int64, emit func(int64, int64)) {
	emit(a, b)
	emit(b, a)
}

// joinFn sends a page to where it is compared.
type joinFn struct{}

// ProcessElement emits a page by each pair that it is in.
func (f *joinFn) ProcessElement(key int64, pages func(*Page) bool, partners func(*int64) bool, emit func(string, Page)) {
	var p Page
	if !pages(&p) {
		return
	}
	var others []int64
	var other int64
	for partners(&other) {
		others = append(others, other)
	}
	slices.Sort(others)
	for _, other := range slices.Compact(others) {
		emit(pairName(min(key, other), max(key, other)), p)
	}
}

// compareFn compares two pages.
type compareFn struct {
	judging
}

// ProcessElement emits what it has shown, by the first page.
func (f *compareFn) ProcessElement(
	ctx context.Context, pair string, pages func(*Page) bool, emit func(int64, Compared), fail func(Failure),
) {
	var both []Page
	var p Page
	for pages(&p) {
		both = append(both, p)
	}
	if len(both) != 2 {
		return
	}
	sortPages(both)
	guard(both[0].ID+" = "+both[1].ID, "compare", fail, func() error {
		judge, err := f.of(ctx, both[0])
		if err != nil {
			return err
		}
		c, ok, err := judge.Compare(ctx, both[0].text(), both[1].text())
		if ok {
			r := newCompared(both[0], both[1], c)
			emit(r.A, r)
		}
		return err
	})
}

// pairName names a pair of pages by their keys.
func pairName(a, b int64) string { return fmt.Sprintf("%016x%016x", uint64(a), uint64(b)) }
