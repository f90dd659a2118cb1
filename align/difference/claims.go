package difference

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/segment"
)

// OfClaims returns how two documents differ in beads whose sentences report the same claim,
// each in its own words, such as those of an alignment without order. A sentence can be in
// several beads; those in none are told as [Finder.Between] does. Within beads of at least
// the given confidence only that is told of which both speak: names that are spelled in two
// ways, and figures of one kind and unit that differ; and only if no other such sentence
// that reports the same tells it as this one does. Each difference is told once, in the
// order of the source. It returns the errors of [Finder.Between].
func (f *Finder) OfClaims(ctx context.Context, source, target align.Document, beads []align.Bead, least float64) ([]Difference, error) {
	p, err := f.open(ctx, source, target)
	if err != nil {
		return nil, fmt.Errorf("compare %s with %s: %w", source.ID, target.ID, err)
	}
	all, err := p.between(ctx, beads, least)
	if err != nil {
		return nil, err
	}
	told := slices.DeleteFunc(all, func(d Difference) bool { return d.Subject != Sentence && !p.bothSpeak(d) })
	sure := slices.DeleteFunc(slices.Clone(beads), func(b align.Bead) bool { return b.Confidence < least })
	here, there := make(map[align.Range]int), make(map[align.Range]int)
	for _, d := range told {
		here[d.Source]++
		there[d.Target]++
	}
	var found []Difference
	for _, d := range told {
		if d.Subject == Sentence || !slices.Contains(found, d) &&
			here[d.Source] == holding(source, d.Source, sure, func(b align.Bead) align.Span { return b.Source }) &&
			there[d.Target] == holding(target, d.Target, sure, func(b align.Bead) align.Span { return b.Target }) {
			found = append(found, d)
		}
	}
	return found, nil
}

// holding returns how many beads with two sides hold a range of a document.
func holding(d align.Document, r align.Range, beads []align.Bead, side func(align.Bead) align.Span) (n int) {
	for _, b := range beads {
		if whole := d.Range(side(b)); !b.Null() && whole.Start <= r.Start && r.End <= whole.End {
			n++
		}
	}
	return n
}

// comparable is how many times one figure may be as large as another that tells the same
// thing otherwise.
const comparable = 2

// bothSpeak reports whether a difference is one though the sentences tell the same in
// other words.
func (p *pair) bothSpeak(d Difference) bool {
	switch {
	case d.Kind == Variant:
		return true
	case d.Kind != Changed || d.Subject == Name || d.Subject == Unit:
		return false
	}
	a, b := p.source.figureAt(d.Source), p.target.figureAt(d.Target)
	if a == nil || b == nil || !sameUnit(a, b) || a.Worded != b.Worded {
		return false
	}
	v, w := math.Abs(a.Readings[0].Number), math.Abs(b.Readings[0].Number)
	return d.Subject != Number || v > 0 && w > 0 && max(v, w) <= comparable*min(v, w)
}

// figureAt returns the figure that stands at a range, nil if there is none.
func (d *document) figureAt(r align.Range) *figure {
	i := slices.IndexFunc(d.Sentences, func(s segment.Sentence) bool { return s.Start <= r.Start && r.End <= s.End })
	if i < 0 {
		return nil
	}
	for _, f := range d.figures(align.Span{Start: i, End: i + 1}) {
		if f.Range == r {
			return &f
		}
	}
	return nil
}
