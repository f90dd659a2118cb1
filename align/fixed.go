package align

import (
	"fmt"

	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/segment"
)

// check returns an error unless the beads can be part of an alignment of
// documents with the given numbers of sentences.
func check(fixed []Bead, source, target int) error {
	var last Bead
	for _, b := range fixed {
		switch s, t := b.Source, b.Target; {
		case s.Len() < 0 || t.Len() < 0 || s.Len()+t.Len() == 0:
			return &FixedBeadError{b, "holds no sentences"}
		case s.Start < 0 || t.Start < 0 || s.End > source || t.End > target:
			return &FixedBeadError{b, fmt.Sprintf("reaches outside the documents, which have %d and %d sentences", source, target)}
		case !(b.Confidence >= 0 && b.Confidence <= 1):
			return &FixedBeadError{b, "has a confidence that is no probability, from 0 to 1"}
		case s.Start < last.Source.End || t.Start < last.Target.End:
			return &FixedBeadError{b, "overlaps the one before it or stands before it"}
		}
		last = b
	}
	return nil
}

// around returns the sentences that stand in no fixed bead, and the nodes of the
// lattice of these where the fixed beads stood.
func around(fixed []Bead, source, target Document) (sources, targets []segment.Sentence, nodes []lattice.Node) {
	var sourceSpans, targetSpans []Span
	var i, j int // fixed sentences so far
	for _, b := range fixed {
		nodes = append(nodes, lattice.Node{I: b.Source.Start - i, J: b.Target.Start - j})
		sourceSpans, targetSpans = append(sourceSpans, b.Source), append(targetSpans, b.Target)
		i, j = i+b.Source.Len(), j+b.Target.Len()
	}
	return without(source.Sentences, sourceSpans), without(target.Sentences, targetSpans), nodes
}

// without returns the sentences that stand in none of the spans, which are in
// order.
func without(sentences []segment.Sentence, spans []Span) []segment.Sentence {
	if len(spans) == 0 {
		return sentences
	}
	rest := make([]segment.Sentence, 0, len(sentences))
	end := 0
	for _, s := range spans {
		rest = append(rest, sentences[end:s.Start]...)
		end = s.End
	}
	return append(rest, sentences[end:]...)
}

// weave puts the fixed beads among those of the sentences around them, whose
// spans count these sentences alone.
func weave(around, fixed []Bead) []Bead {
	if len(fixed) == 0 {
		return around
	}
	all := make([]Bead, 0, len(around)+len(fixed))
	var source, target int // fixed sentences so far
	add := func(b Bead) {
		all = append(all, b)
		source += b.Source.Len()
		target += b.Target.Len()
	}
	for _, b := range around {
		for len(fixed) > 0 && fixed[0].Source.Start <= b.Source.Start+source && fixed[0].Target.Start <= b.Target.Start+target {
			add(fixed[0])
			fixed = fixed[1:]
		}
		b.Source = Span{b.Source.Start + source, b.Source.End + source}
		b.Target = Span{b.Target.Start + target, b.Target.End + target}
		all = append(all, b)
	}
	return append(all, fixed...)
}
