package lattice

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/scratch"
)

// oddsWithin is the factor by which the odds of a paragraph break between two
// sentences of one side of a bead are smaller than between any two sentences.
// Without a lexicon that is worth an F1 of 0.01 to 0.02 on ntrex-noisy, whose
// paragraphs are partly made up; with one, nothing.
const oddsWithin = 0.25

// withBreaks adds to what the words say of a bead what the paragraph breaks
// within its sides do.
type withBreaks struct {
	Words
	source, target breaks
}

func (w withBreaks) Bead(i, a, j, b int) float64 {
	return w.Words.Bead(i, a, j, b) + w.source.score(i, a) + w.target.score(j, b)
}

// breaks tells what the paragraph breaks within the sides of a bead say, as
// sums over the sentences before each: the log-likelihood ratio of each sentence's
// beginning or not beginning a paragraph where it follows another in a bead.
// It says nothing of texts without paragraphs, nor of those in which each
// sentence is one.
type breaks []float64

// measureBreaks reads which sentences begin a paragraph.
func measureBreaks(pad *scratch.Pad, begins []bool) breaks {
	var share float64 // of the sentences that begin a paragraph
	for _, b := range begins {
		if b {
			share += 1 / float64(len(begins))
		}
	}
	sums := breaks(scratch.Make[float64](pad, len(begins)+1))
	same := -math.Log(1 - share + share*oddsWithin)
	for i, b := range begins {
		sums[i+1] = sums[i] + same
		if b {
			sums[i+1] += math.Log(oddsWithin)
		}
	}
	return sums
}

// score returns what the breaks within sentences [i, i+n) say for a bead, in nats.
func (b breaks) score(i, n int) float64 { return b[i+n] - b[i+1] }
