package lattice

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/scratch"
)

const (
	// shortBead is the number of characters, both sides together, at which the
	// variance of the length ratio is twice that of a very long bead.
	shortBead = 50
	// worstLength bounds how much, in nats, lengths alone can speak against a
	// bead: boilerplate glued to a sentence must not outweigh its words.
	worstLength = -14
	// freedom is the degrees of freedom of the t distribution of a bead's length ratio (Lange,
	// Little and Taylor 1989): most translations are about as long as the original, but a
	// free one is free in its length too, and counts less in learning how lengths vary. Against
	// a normal distribution the F1 of noisy pages rises by 0.002 and that of real ones
	// by 0.001; at 8 textberg loses two beads.
	freedom = 15
)

// lengths holds the size of every group of neighbouring sentences.
type lengths struct {
	characters [MaxGroup][]float64 // of sentences [i, i+a), at [a-1][i]
	logarithm  [MaxGroup][]float64
	mean       float64 // of the logarithms of the single sentences
	variance   float64
	surprise   [MaxGroup][]float64 // minus the log density of the logarithm, among all groups of that size
	rarity     [MaxGroup][]float64 // the exponential of half of that
}

func measure(pad *scratch.Pad, sentences []int) *lengths {
	l := new(lengths)
	n := len(sentences)
	room := scratch.Make[float64](pad, 4*MaxGroup*n)
	for a := range MaxGroup {
		l.characters[a], l.logarithm[a], room = room[:n:n], room[n:2*n:2*n], room[2*n:]
		l.surprise[a], l.rarity[a], room = room[:n:n], room[n:2*n:2*n], room[2*n:]
		for i, c := range sentences[:max(0, n-a)] {
			sum := 1 + float64(c)
			if a > 0 {
				sum = l.characters[a-1][i] + float64(sentences[i+a])
			}
			l.characters[a][i], l.logarithm[a][i] = sum, math.Log(sum)
		}
		groups := max(0, n-a)
		surprise(l.logarithm[a][:groups], l.surprise[a][:groups])
		for i, s := range l.surprise[a][:groups] {
			l.rarity[a][i] = math.Exp(s / 2)
		}
	}
	for _, x := range l.logarithm[0] {
		l.mean += x / float64(n)
	}
	for _, x := range l.logarithm[0] {
		l.variance += (x - l.mean) * (x - l.mean) / float64(n)
	}
	return l
}

// A lengthModel tells how well the sizes of two groups fit: the log-likelihood
// ratio of their length ratio under the parameters against that of unrelated
// sentences of the same documents.
type lengthModel struct {
	source, target  *lengths
	mean, precision float64 // of beads
	constant        float64
	peak            float64 // the exponential of constant
}

func newLengthModel(source, target *lengths, p *Parameters) *lengthModel {
	return &lengthModel{
		source: source, target: target,
		mean: p.Mean, precision: 1 / (p.Deviation * p.Deviation),
		constant: -math.Log(p.Deviation * math.Sqrt(2*math.Pi)),
		peak:     1 / (p.Deviation * math.Sqrt(2*math.Pi)),
	}
}

// ratio returns the log length ratio of a bead and the factor by which its
// variance exceeds that of a very long bead.
func (m *lengthModel) ratio(i, j int, s Shape) (ratio, spread float64) {
	a, b := s.Source-1, s.Target-1
	ratio = m.target.logarithm[b][j] - m.source.logarithm[a][i]
	return ratio, 1 + shortBead/(m.source.characters[a][i]+m.target.characters[b][j])
}

// counts returns how much a bead of that ratio and spread counts in learning how lengths vary.
func (m *lengthModel) counts(ratio, spread float64) float64 {
	return (freedom + 1) / (freedom + m.squared(ratio, spread)) / spread
}

// squared returns the square of how many deviations a ratio is off.
func (m *lengthModel) squared(ratio, spread float64) float64 {
	off := ratio - m.mean
	return off * off * m.precision / spread
}

// most returns a bound of the score that is cheap to compute.
func (m *lengthModel) most(i, j int, s Shape) float64 {
	return max(worstLength, m.against(i, j, s))
}

// score returns the log-likelihood ratio in nats.
func (m *lengthModel) score(i, j int, s Shape) float64 {
	ratio, spread := m.ratio(i, j, s)
	off := (freedom + 1) / 2. * math.Log1p(m.squared(ratio, spread)/freedom)
	return max(worstLength, m.against(i, j, s)-m.halfLogSpread(i, j, s)-off)
}

// weight returns the exponential of the score.
func (m *lengthModel) weight(i, j int, s Shape) float64 {
	ratio, spread := m.ratio(i, j, s)
	off := 1 + m.squared(ratio, spread)/freedom
	off *= off
	off *= off
	off *= off // to the power of (freedom+1)/2
	return max(worstWeight, m.peak*m.source.rarity[s.Source-1][i]*m.target.rarity[s.Target-1][j]/(math.Sqrt(spread)*off))
}

var worstWeight = math.Exp(worstLength)

// against is what the lengths say where they fit exactly, were the spread one: how surprising
// they are by chance, half of each side as in the words.
func (m *lengthModel) against(i, j int, s Shape) float64 {
	return m.constant + (m.source.surprise[s.Source-1][i]+m.target.surprise[s.Target-1][j])/2
}

// halfLogSpread returns half the logarithm of a bead's spread.
func (m *lengthModel) halfLogSpread(i, j int, s Shape) float64 {
	characters := m.source.characters[s.Source-1][i] + m.target.characters[s.Target-1][j]
	if n := int(characters); n < len(halfLogSpreads) {
		return halfLogSpreads[n]
	}
	return math.Log1p(shortBead/characters) / 2
}

// halfLogSpreads holds half the logarithm of the spread of beads of up to so
// many characters.
var halfLogSpreads = func() (table [1024]float64) {
	for n := 1; n < len(table); n++ {
		table[n] = math.Log1p(shortBead/float64(n)) / 2
	}
	return table
}()
