package versions

// Evidence turns what a comparison of two documents measures into log odds: how much
// they overlap, the score of their alignment within [-1, mostScore], and the share of
// the better covered document that has a counterpart. There are two ways to be
// versions, and the likelier counts:
//
//   - to have words in common and an alignment of a high score: logistic regressions,
//     on both for being versions, and on the words and the counterparts for the order;
//   - for one document to be within the other, as a digest is: the product of the larger
//     share of words in common and the share that has a counterpart.
//
// The coefficients were fitted to the pairs of ntrex-versions, ntrex-story,
// ntrex-noisy and the seeds against the likest pairs among them and 2,000 pieces
// of other text. DESIGN.md tells how well that fits.
type evidence struct {
	version, versionOverlap, versionScore    float64
	ordered, orderedOverlap, orderedCoverage float64
	within, withinProduct                    float64

	// filled counts against texts of one form that is filled in anew, such as weather
	// reports of two days, which correspond nearly everywhere and differ in what counts:
	// see overlap. In ntrex-versions it is at most 0.02 but for one pair of 186, where it is
	// 0.10, and between such reports, in one language or two, 0.13 to 0.57.
	filled float64

	// enough is the odds from which on a comparison puts two documents together.
	enough float64
}

var (
	// translated is for two documents in different languages.
	translated = evidence{
		version: -8, versionOverlap: 30, versionScore: 2.3,
		ordered: -6.9, orderedCoverage: 15,
		within: -8, withinProduct: 40,
		filled: -90,
	}
	// copied is for two documents in one language. Those share words so easily that
	// the score says little, and in a large collection some have much in common by
	// chance.
	copied = evidence{
		version: -11, versionOverlap: 22, versionScore: 0.17,
		ordered: -11, orderedOverlap: 18, orderedCoverage: 5,
		within: -14, withinProduct: 25,
		filled: -10,
		enough: 1,
	}
)

const (
	// mostScore is the score of an alignment, in nats per sentence, beyond which more
	// does not make it surer.
	mostScore = 8
	// orderWithin is how many nats of evidence beyond even odds it takes for a document
	// within another to show that it keeps the order too.
	orderWithin = 6
	// Two documents are a Translation where at least the share mostly of the better
	// covered one has a counterpart, and of the other at least balanced of that share.
	mostly   = 0.5
	balanced = 0.6
)

// odds returns the log odds that two documents are versions of one text, and that
// they keep its order if they are. Coverage is the share of the better covered one
// that has a counterpart.
func (e *evidence) odds(words overlap, score, coverage float64) (version, ordered float64) {
	score = max(-1, min(mostScore, score))
	within := e.within + e.withinProduct*words.larger*coverage
	version = e.version + e.versionOverlap*words.mean + e.versionScore*score
	ordered = e.ordered + e.orderedOverlap*words.mean + e.orderedCoverage*coverage
	return max(version, within) + e.filled*words.filled*coverage*coverage, max(ordered, within-orderWithin)
}

// What two documents tell alike, each in its own order, as log odds that it is one
// story: a logistic regression on the pairs of the retold events, the seeds and two
// reports of one football match in ntrex-versions against the likest pairs of other
// stories. TestToldAlike measures it.
const (
	toldNothing = -9.0
	toldOverlap = 15.3 // for the mean overlap
	toldShare   = 23.0 // for the sentences told alike, as a share of those of the shorter one and toldReserve more
	toldReserve = 8
	// leastDoubtful is the log odds of two documents from which on they are asked what
	// they tell alike, which takes as long as aligning them.
	leastDoubtful = -6.5
)

// toldOdds returns the log odds of so many pairs of sentences told alike, each as
// probable as it is, by documents of which the shorter one has so many.
func toldOdds(overlap, pairs float64, sentences int) float64 {
	return toldNothing + toldOverlap*overlap + toldShare*pairs/float64(sentences+toldReserve)
}
