package align

import "fmt"

// A Span is the half-open range [Start, End) of sentence indices in one
// document, counted from 0.
type Span struct{ Start, End int }

// Len is the number of sentences in the span.
func (s Span) Len() int { return s.End - s.Start }

// A Range is the half-open range [Start, End) of bytes in the text of one
// document.
type Range struct{ Start, End int }

// Len is the number of bytes in the range.
func (r Range) Len() int { return r.End - r.Start }

// In returns the part of text that the range covers; text is the text the range
// was taken of.
func (r Range) In(text string) string { return text[r.Start:r.End] }

// A Bead is a group of source sentences with the group of target sentences
// that translates it. A bead with one side empty is a null bead: sentences
// without a counterpart.
type Bead struct {
	Source, Target Span

	// Confidence is the probability, 0 to 1, that exactly these sentences
	// correspond; for a null bead, that its sentence has no counterpart.
	Confidence float64
}

// Null reports whether one side of the bead is empty.
func (b Bead) Null() bool { return b.Source.Len() == 0 || b.Target.Len() == 0 }

// String writes the bead's shape and place, as in "1-2 [4,5)-[6,8) 0.97".
func (b Bead) String() string {
	return fmt.Sprintf("%d-%d [%d,%d)-[%d,%d) %.2f", b.Source.Len(), b.Target.Len(),
		b.Source.Start, b.Source.End, b.Target.Start, b.Target.End, b.Confidence)
}

// An Alignment is the beads of two documents. Every sentence of either document
// is in exactly one bead; where package versions pairs sentences that report the same
// claim, in one or more.
type Alignment struct {
	Source, Target Document

	// Beads are in the order of both documents. Those of an Unordered alignment
	// are in the order of the source, and target sentences without a counterpart
	// follow at the end.
	Beads []Bead

	// Unordered says that the documents have no order in common, and that beads
	// pair sentences wherever they stand. See [Aligner.Match].
	Unordered bool

	// Score tells how much speaks for the documents' being versions of each
	// other: the log-likelihood ratio of both, all alignments together, against
	// two documents that have nothing to do with each other, in nats per sentence
	// of the shorter one. Versions have 10 and more where there is a lexicon and 3
	// and more without one, unrelated documents about 0.
	Score float64

	possible []Bead // see Possible
}

// Coverage returns the share, 0 to 1, of each document's sentences that have a
// counterpart in the other.
func (a *Alignment) Coverage() (source, target float64) {
	here, there := make([]bool, len(a.Source.Sentences)), make([]bool, len(a.Target.Sentences))
	for _, b := range a.Beads {
		if !b.Null() {
			cover(here, b.Source)
			cover(there, b.Target)
		}
	}
	return share(here), share(there)
}

// cover marks the sentences of a span that there are.
func cover(sentences []bool, s Span) {
	for i := max(0, s.Start); i < min(s.End, len(sentences)); i++ {
		sentences[i] = true
	}
}

func share(covered []bool) float64 {
	n := 0
	for _, c := range covered {
		if c {
			n++
		}
	}
	return float64(n) / float64(max(1, len(covered)))
}
