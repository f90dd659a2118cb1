package lattice

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/scratch"
)

// What is believed before of the lengths of sentences with and without a
// counterpart. Tuned on the development sets: without this part of the model
// the F1 of ntrex-noisy falls by 0.03 to 0.08.
const (
	nullWeight = 9    // sentences that this belief is worth
	nullShift  = 0.8  // by how much null sentences are shorter, in log characters
	leastWidth = 0.59 // the smallest deviation of log lengths
	mostSaid   = 4.3  // nats that the length of one sentence can say
)

// A nullModel tells what the length of each sentence says about its having a
// counterpart: the log-likelihood ratio of its length among matched against
// null sentences. Headings, captions and the boilerplate of pages are short
// and often without a counterpart; how short and how often is learned.
type nullModel struct {
	source, target []float64    // sums over the sentences before each
	ratios         [2][]float64 // by side and sentence: the exponential of what its length says
	chance         float64      // the log-likelihood of all lengths as those of null sentences
}

// newNullModel learns from how probably each sentence has a counterpart.
// Before anything is known of that, both are nil.
func newNullModel(pad *scratch.Pad, shift float64, source, target *lengths, matchedSource, matchedTarget []float64) *nullModel {
	var matched, null, all moments
	observe := func(l *lengths, matches []float64) {
		for i, x := range l.logarithm[0] {
			all.add(1, x-l.mean)
			if matches != nil {
				share := min(1, matches[i])
				matched.add(share, x-l.mean)
				null.add(1-share, x-l.mean)
			}
		}
	}
	observe(source, matchedSource)
	observe(target, matchedTarget)
	mean, width := all.with(1, 0, 1)
	with, without := matched.normal(mean+shift/2, width), null.normal(mean-shift/2, width)
	m := new(nullModel)
	say := func(l *lengths) (sums, ratios []float64) {
		sums, ratios = scratch.Make[float64](pad, len(l.logarithm[0])+1), scratch.Make[float64](pad, len(l.logarithm[0]))
		for i, x := range l.logarithm[0] {
			matched := with.log(x - l.mean)
			said := max(-mostSaid, min(mostSaid, matched-without.log(x-l.mean)))
			sums[i+1], ratios[i] = sums[i]+said, math.Exp(said)
			m.chance += matched - said
		}
		return sums, ratios
	}
	m.source, m.ratios[0] = say(source)
	m.target, m.ratios[1] = say(target)
	return m
}

// score returns what the lengths of a bead's sentences say for a match, in nats.
func (m *nullModel) score(i, j int, s Shape) float64 {
	return m.source[i+s.Source] - m.source[i] + m.target[j+s.Target] - m.target[j]
}

// weight returns the exponential of the score.
func (m *nullModel) weight(i, j int, s Shape) float64 {
	product := 1.0
	for _, ratio := range m.ratios[0][i : i+s.Source] {
		product *= ratio
	}
	for _, ratio := range m.ratios[1][j : j+s.Target] {
		product *= ratio
	}
	return product
}

// moments are the weighted sums of numbers and of their squares.
type moments struct{ weight, sum, squares float64 }

func (m *moments) add(weight, x float64) {
	m.weight += weight
	m.sum += weight * x
	m.squares += weight * x * x
}

// with returns mean and deviation of the numbers seen and of weight others.
func (m moments) with(weight, mean, deviation float64) (float64, float64) {
	m.weight += weight
	m.sum += weight * mean
	m.squares += weight * (mean*mean + deviation*deviation)
	mean = m.sum / m.weight
	return mean, math.Sqrt(max(0, m.squares/m.weight-mean*mean))
}

func (m moments) normal(mean, deviation float64) normal {
	mean, deviation = m.with(nullWeight, mean, deviation)
	deviation = max(leastWidth, deviation)
	return normal{mean, deviation, math.Log(deviation)}
}

// A normal is a normal distribution.
type normal struct{ mean, deviation, logDeviation float64 }

// log returns the logarithm of the density, without the constant.
func (n normal) log(x float64) float64 {
	z := (x - n.mean) / n.deviation
	return -z*z/2 - n.logDeviation
}
