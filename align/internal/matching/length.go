package matching

import "math"

const (
	// deviation is that of the logarithm of the length ratio of two very long
	// sentences that translate each other.
	deviation = 0.25
	// shortPair is the number of characters, both sentences together, at which
	// its variance is twice that.
	shortPair = 80
	// leastChance is the smallest deviation of the ratio of unrelated sentences.
	leastChance = 0.44
	// worstLength bounds how much, in nats, lengths alone can speak against a pair.
	worstLength = -14
)

// A Lengths tells how well the lengths of a source and a target sentence fit:
// the log-likelihood ratio, in nats, of their ratio for translations against that
// for unrelated sentences of the same documents.
type Lengths struct {
	source, target []float64 // logarithms of the numbers of characters
	mean, chance   float64
}

// NewLengths takes the characters of the sentences of both texts.
func NewLengths(source, target []int) *Lengths {
	s, sourceMean, sourceVariance := logarithms(source)
	t, targetMean, targetVariance := logarithms(target)
	return &Lengths{s, t, targetMean - sourceMean, max(leastChance, math.Sqrt(sourceVariance+targetVariance))}
}

func logarithms(lengths []int) (logs []float64, mean, variance float64) {
	n := float64(len(lengths))
	logs = make([]float64, len(lengths))
	for i, l := range lengths {
		logs[i] = math.Log1p(float64(l))
		mean += logs[i] / n
	}
	for _, x := range logs {
		variance += (x - mean) * (x - mean) / n
	}
	return logs, mean, variance
}

// Fit returns the ratio of source sentence i and target sentence j.
func (l *Lengths) Fit(i, j int) float64 {
	s, t := l.source[i], l.target[j]
	miss := t - s - l.mean
	spread := deviation * math.Sqrt(1+shortPair/(math.Exp(s)+math.Exp(t)))
	fit, chance := miss/spread, miss/l.chance
	return max(worstLength, (chance*chance-fit*fit)/2-math.Log(spread/l.chance))
}
