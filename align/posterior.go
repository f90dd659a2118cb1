package align

import (
	"cmp"
	"iter"
	"slices"
)

// leastPair is the least probability of two sentences that is told.
const leastPair = 0.01

// Possible ranges over the beads with two sides that have a posterior
// probability of 0.001 or more, all alignments of the documents together and not
// only the one in Beads, by where they start in the source and then in the
// target. There are about as many as sentences. Their Confidence is that
// probability before it is calibrated: it tells better what else could be, and is
// too sure of itself. An Alignment that no [Aligner] has made has none.
func (a *Alignment) Possible() iter.Seq[Bead] { return slices.Values(a.possible) }

// SetPossible has Possible range over beads, which must be in its order: those of the same
// alignment before it was written and read again.
func (a *Alignment) SetPossible(beads []Bead) { a.possible = slices.Clone(beads) }

// A SentencePair is a source sentence and a target sentence, as their indices in
// the documents, that correspond with a probability of 0 to 1.
type SentencePair struct {
	Source, Target int
	Probability    float64
}

// Posterior ranges over the pairs of sentences that correspond with a
// probability of 0.01 or more, by source and then by target sentence: that of two
// sentences is the sum of the probabilities of all [Alignment.Possible] beads
// that hold both (Durbin et al. 1998, section 4.4).
func (a *Alignment) Posterior() iter.Seq[SentencePair] {
	return func(yield func(SentencePair) bool) {
		var beads []Bead // that hold source sentence i
		var row []SentencePair
		for i, next := 0, 0; i < len(a.Source.Sentences); i++ {
			beads = slices.DeleteFunc(beads, func(b Bead) bool { return b.Source.End <= i })
			for ; next < len(a.possible) && a.possible[next].Source.Start <= i; next++ {
				if a.possible[next].Source.End > i {
					beads = append(beads, a.possible[next])
				}
			}
			row = row[:0]
			for _, b := range beads {
				for j := b.Target.Start; j < b.Target.End; j++ {
					row = append(row, SentencePair{i, j, b.Confidence})
				}
			}
			for _, m := range together(row) {
				if m.Probability >= leastPair && !yield(m) {
					return
				}
			}
		}
	}
}

// together sums the pairs of a source sentence by target sentence.
func together(row []SentencePair) []SentencePair {
	slices.SortFunc(row, func(a, b SentencePair) int { return cmp.Compare(a.Target, b.Target) })
	sums := row[:0]
	for _, m := range row {
		if last := len(sums) - 1; last >= 0 && sums[last].Target == m.Target {
			sums[last].Probability = min(1, sums[last].Probability+m.Probability)
		} else {
			sums = append(sums, m)
		}
	}
	return sums
}
