// Package difference tells what two versions of a text tell differently: the
// sentences that only one has, and within sentences that correspond the
// numbers, units, dates, times and names that differ.
//
//	finder := difference.New(lexicon.EmbeddedSet())
//	differences, err := finder.Of(ctx, alignment)
//	for _, d := range differences {
//		fmt.Println(d.Kind, d.Subject, d.Source.In(alignment.Source.Text), d.Target.In(alignment.Target.Text))
//	}
//
// Figures are compared by what they are worth, in Indonesian, English and German
// however they are written: "28. Mai 2025" and "May 28, 2025" are no
// difference, nor are "1,2 juta" and "1,200,000", "three" and "3", 5 miles and
// 8 km, nor is a date whose year only one document tells. In other languages figures in
// digits are compared.
//
// Names are compared by their letters, and looked up in the lexicons between both
// languages, so that Jerman and Germany are no difference. Names that are spelled
// alike but not the same, as Witkoff and Whitkov, are told as variants. Between
// languages without a lexicon variants are all that is told of names.
package difference

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/sejajar/sejajar/align"
)

// A Difference is what the source and the target tell differently at one place.
// Where only one document has something, the range in the other is empty and
// stands where it could be: at the end of the sentences that correspond, or of
// those before.
type Difference struct {
	Kind           Kind
	Subject        Subject
	Source, Target align.Range
}

// A Kind is how two versions differ.
type Kind int

// The kinds of differences.
const (
	Changed    Kind = iota // both tell something, and it is not the same
	Variant                // one name, spelled in two ways
	OnlySource             // the target does not have it
	OnlyTarget             // the source does not have it
)

// String returns "changed", "variant", "only in the source" or "only in the
// target".
func (k Kind) String() string {
	return name("Kind", int(k), "changed", "variant", "only in the source", "only in the target")
}

// A Subject is what a difference is about.
type Subject int

// The subjects of differences.
const (
	Sentence Subject = iota // a whole sentence; there are no differences within it
	Number
	Unit // the numbers are the same, but not what they count
	Date
	Time
	Name
)

// String returns "sentence", "number", "unit", "date", "time" or "name".
func (s Subject) String() string {
	return name("Subject", int(s), "sentence", "number", "unit", "date", "time", "name")
}

func name(what string, n int, names ...string) string {
	if n < 0 || n >= len(names) {
		return fmt.Sprintf("%s(%d)", what, n)
	}
	return names[n]
}

// Of returns how the documents of an alignment differ, in the order of the
// source; what only the target has comes after what it follows there.
//
// It returns the context's error soon after the context ends, a
// [*align.SentenceError] where a document's sentences are none of its text, and
// an error where the alignment is nil.
func (f *Finder) Of(ctx context.Context, a *align.Alignment) ([]Difference, error) {
	if a == nil {
		return nil, errors.New("difference: Of(nil): there is no alignment to compare the documents of")
	}
	return f.Between(ctx, a.Source, a.Target, a.Beads)
}

// Between does what [Finder.Of] does for two documents and the beads between
// them, which may be in any order. Sentences that are in null beads or in none
// are told as those that only one document has. Beads that reach outside the
// documents are left out.
func (f *Finder) Between(ctx context.Context, source, target align.Document, beads []align.Bead) ([]Difference, error) {
	p, err := f.open(ctx, source, target)
	if err != nil {
		return nil, fmt.Errorf("compare %s with %s: %w", source.ID, target.ID, err)
	}
	return p.between(ctx, beads, 0)
}

// between returns how the documents differ outside of beads and, where these have at
// least the given confidence, within them.
func (p *pair) between(ctx context.Context, beads []align.Bead, least float64) ([]Difference, error) {
	source, target := p.source.Document, p.target.Document
	var found []Difference
	var matched []place
	here, there := make([]bool, len(source.Sentences)), make([]bool, len(target.Sentences))
	for _, b := range beads {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("compare %s with %s: %w", source.ID, target.ID, err)
		}
		if b.Null() || !inside(b.Source, here) || !inside(b.Target, there) {
			continue
		}
		mark(here, b.Source)
		mark(there, b.Target)
		if !(b.Confidence < least) {
			found = append(found, p.bead(b)...)
		}
		matched = append(matched, place{source.Range(b.Source), target.Range(b.Target)})
	}
	found = weave(found, matched, alone(source, here), alone(target, there))
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("compare %s with %s: %w", source.ID, target.ID, err)
	}
	return found, nil
}

// empty is the range of no bytes at an offset.
func empty(offset int) align.Range { return align.Range{Start: offset, End: offset} }

func inside(s align.Span, sentences []bool) bool {
	return 0 <= s.Start && s.Start < s.End && s.End <= len(sentences)
}

func mark(sentences []bool, s align.Span) {
	for i := s.Start; i < s.End; i++ {
		sentences[i] = true
	}
}

// alone returns the ranges of the sentences that are not marked.
func alone(d align.Document, marked []bool) (ranges []align.Range) {
	for i, s := range d.Sentences {
		if !marked[i] {
			ranges = append(ranges, align.Range{Start: s.Start, End: s.End})
		}
	}
	return ranges
}

// A place is where two documents correspond.
type place struct{ source, target align.Range }

// weave puts sentences that only one document has among the differences: what
// only one has comes where it stands after what it follows there.
func weave(found []Difference, matched []place, source, target []align.Range) []Difference {
	bySource, byTarget := ends(matched), make([]place, len(matched))
	for i, m := range matched {
		byTarget[i] = place{m.target, m.source}
	}
	byTarget = ends(byTarget)
	for _, r := range source {
		at := before(bySource, r.Start)
		found = append(found, Difference{OnlySource, Sentence, r, empty(at)})
	}
	for _, r := range target {
		at := before(byTarget, r.Start)
		found = append(found, Difference{OnlyTarget, Sentence, empty(at), r})
	}
	slices.SortStableFunc(found, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.Source.Start, b.Source.Start), cmp.Compare(a.Target.Start, b.Target.Start))
	})
	return found
}

// ends sorts places by their ends in the source.
func ends(places []place) []place {
	places = slices.Clone(places)
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.source.End, b.source.End) })
	return places
}

// before returns where in the target the last place ends that ends in the
// source at an offset or before it.
func before(places []place, offset int) int {
	n, _ := slices.BinarySearchFunc(places, offset+1, func(p place, at int) int { return cmp.Compare(p.source.End, at) })
	if n == 0 {
		return 0
	}
	return places[n-1].target.End
}
