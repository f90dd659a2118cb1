package difference

import (
	"math"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/quantity"
)

// A figure is a number, date or time in a document.
type figure struct {
	align.Range
	quantity.Mention
	matched bool // it has a counterpart of its own in the other document
	agrees  bool // some figure of the other document has its value
}

// mostFigures is how many figures of each document are compared in a bead.
const mostFigures = 400

// figures returns the figures of a span of sentences.
func (d *document) figures(span align.Span) []figure {
	var list []figure
	for i := max(span.Start, 0); i < min(span.End, len(d.Sentences)); i++ {
		start := d.Sentences[i].Start
		mentions := d.rules.Find(d.Sentence(i))
		for _, m := range mentions[:min(len(mentions), mostFigures-len(list))] {
			list = append(list, figure{Range: align.Range{Start: start + m.Start, End: start + m.End}, Mention: m})
		}
	}
	return list
}

// figures returns how the figures of a bead's sentences differ.
func (p *pair) figures(b align.Bead, source, target []figure) (found []Difference) {
	matchFigures(source, target, quantity.Same)
	matchFigures(source, target, quantity.Agree)
	elsewhere(source, p.target.around(b.Target))
	elsewhere(target, p.source.around(b.Source))
	for _, allowed := range []func(a, b *figure) bool{sameUnit, sameKind} {
		for i := range source {
			s := &source[i]
			if s.matched || s.agrees {
				continue
			}
			if t := partner(s, target, allowed); t != nil {
				s.matched, t.matched = true, true
				found = append(found, Difference{Changed, subject(s, t), s.Range, t.Range})
			}
		}
	}
	for i := range target {
		t := &target[i]
		if t.matched || t.agrees {
			continue
		}
		if s := partner(t, source, sameKind); s != nil { // the source has it twice
			s.matched, t.matched = true, true
			found = append(found, Difference{Changed, subject(s, t), s.Range, t.Range})
		}
	}
	end := p.target.Range(b.Target).End
	for _, s := range source {
		if s.missed() {
			found = append(found, Difference{OnlySource, subject(&s, &s), s.Range, empty(end)})
		}
	}
	end = p.source.Range(b.Source).End
	for _, t := range target {
		if t.missed() {
			found = append(found, Difference{OnlyTarget, subject(&t, &t), empty(end), t.Range})
		}
	}
	return found
}

// matchFigures matches the figures of both documents that are the same, one to one.
func matchFigures(source, target []figure, same func(a, b quantity.Mention) bool) {
	for i := range source {
		s := &source[i]
		for j := range target {
			t := &target[j]
			if !same(s.Mention, t.Mention) {
				continue
			}
			s.agrees, t.agrees = true, true
			if !s.matched && !t.matched {
				s.matched, t.matched = true, true
			}
		}
	}
}

// elsewhere notes which figures stand in the sentences around those of the bead in
// the other document: what is found there is not missing, only cut otherwise.
func elsewhere(list, around []figure) {
	for i := range list {
		f := &list[i]
		for _, other := range around {
			if !f.agrees && !f.Worded && quantity.Same(f.Mention, other.Mention) {
				f.agrees, f.matched = true, true
			}
		}
	}
}

// around returns the figures of the sentences before and after a span.
func (d *document) around(span align.Span) []figure {
	before := d.figures(align.Span{Start: span.Start - 1, End: span.Start})
	return append(before, d.figures(align.Span{Start: span.End, End: span.End + 1})...)
}

// partner returns the figure that stands in the place of one that agrees with none:
// of those not matched yet the one nearest in value.
func partner(f *figure, others []figure, allowed func(a, b *figure) bool) (best *figure) {
	least := math.Inf(1)
	for k := range others {
		o := &others[k]
		if o.matched || !allowed(f, o) || vague(f, o) {
			continue
		}
		if d := distance(f.Readings[0], o.Readings[0]); d < least {
			best, least = o, d
		}
	}
	return best
}

func sameUnit(a, b *figure) bool {
	return a.Readings[0].Kind == b.Readings[0].Kind && a.Readings[0].Unit == b.Readings[0].Unit
}

func sameKind(a, b *figure) bool {
	for _, v := range a.Readings {
		for _, w := range b.Readings {
			if v.Kind == w.Kind {
				return true
			}
		}
	}
	return false
}

// vague reports whether the difference of two figures need not be told: both are in
// words, and only one of them is a share such as a half or a third.
func vague(a, b *figure) bool { return a.isShare() != b.isShare() && a.Worded && b.Worded }

// isShare reports whether a figure is a half, a third or the like.
func (f *figure) isShare() bool {
	v := f.Readings[0]
	return v.Kind == quantity.Number && v.Number > 0 && v.Number < 1
}

// leastMissed is the least number in words whose absence is told: smaller ones are
// often left out or paraphrased.
const leastMissed = 13

// missed reports whether it is to be told that the other document lacks a figure.
func (f *figure) missed() bool {
	v := f.Readings[0]
	if v.Kind == quantity.Number && v.Number == 1 {
		return false
	}
	return !f.matched && !f.agrees && (!f.Worded || v.Kind == quantity.Number && v.Number >= leastMissed)
}

// distance tells how far apart two values are: the difference of their logarithms,
// and 10 where they cannot be compared.
func distance(v, w quantity.Value) float64 {
	if v.Kind != w.Kind || v.Kind == quantity.Date {
		return 10
	}
	return math.Abs(math.Log((math.Abs(v.Number) + 1) / (math.Abs(w.Number) + 1)))
}

// subject tells what the difference between two figures is about.
func subject(a, b *figure) Subject {
	v, w := a.Readings[0], b.Readings[0]
	switch {
	case v.Kind == quantity.Date || w.Kind == quantity.Date:
		return Date
	case v.Kind == quantity.Clock || w.Kind == quantity.Clock:
		return Time
	case v.Number == w.Number && v.Unit != w.Unit:
		return Unit
	}
	return Number
}
