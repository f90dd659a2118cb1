package lattice

import "math"

// What is taken for known of the length ratio of texts without order, tuned on
// ntrex-story.
const (
	// shortPair is the number of characters, both sides together, at which the variance of
	// the length ratio is twice that of a very long pair.
	shortPair = 80
	// leastChance is the smallest deviation of the log length ratio of unrelated sentences.
	leastChance = 0.44
)

// Lengths tells how well the length of a source sentence fits that of a target
// sentence, where it is not to be learned how far they vary.
type Lengths struct {
	source, target    *lengths
	mean              float64 // of the log length ratio, of translations and of all others
	deviation, chance float64 // of very long translations, and of unrelated sentences
}

// NewLengths takes the characters of the sentences of both texts, and the
// deviation of the logarithm of the length ratio of two very long sentences
// that translate each other.
func NewLengths(source, target []int, deviation float64) Lengths {
	s, t := measure(nil, source), measure(nil, target)
	return Lengths{s, t, t.mean - s.mean, deviation, max(leastChance, math.Sqrt(s.variance+t.variance))}
}

// Fit returns how well source sentence i and target sentence j fit: the
// log-likelihood ratio, in nats, of their length ratio for translations against
// that for unrelated sentences of the same documents.
func (l Lengths) Fit(i, j int) float64 {
	characters := l.source.characters[0][i] + l.target.characters[0][j]
	deviation := l.deviation * math.Sqrt(1+shortPair/characters)
	off := l.target.logarithm[0][j] - l.source.logarithm[0][i] - l.mean
	fit, miss := off/deviation, off/l.chance
	return max(worstLength, math.Log(l.chance/deviation)-(fit*fit-miss*miss)/2)
}
