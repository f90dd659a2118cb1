package lattice

import "math"

const (
	// shortBead is the number of characters, both sides together, at which the
	// variance of the length ratio is twice that of a very long bead.
	shortBead = 80
	// worstLength bounds how much, in nats, lengths alone can speak against a
	// bead: boilerplate glued to a sentence must not outweigh its words.
	worstLength = -14
	// leastChance is the smallest deviation of the log length ratio of
	// unrelated sentences.
	leastChance = 0.44
)

// lengths holds the size of every group of neighbouring sentences.
type lengths struct {
	characters [MaxGroup][]float64 // of sentences [i, i+a), at [a-1][i]
	logarithm  [MaxGroup][]float64
	mean       float64 // of the logarithms of the single sentences
	variance   float64
}

func measure(sentences []int) *lengths {
	l := new(lengths)
	n := len(sentences)
	for a := 1; a <= MaxGroup; a++ {
		l.characters[a-1] = make([]float64, n)
		l.logarithm[a-1] = make([]float64, n)
		for i := 0; i+a <= n; i++ {
			sum := 1.0
			for _, c := range sentences[i : i+a] {
				sum += float64(c)
			}
			l.characters[a-1][i] = sum
			l.logarithm[a-1][i] = math.Log(sum)
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
	source, target         *lengths
	mean, precision        float64 // of beads
	chance, chancePrecison float64 // of unrelated sentences
	constant               float64
}

func newLengthModel(source, target *lengths, p *Parameters) *lengthModel {
	deviation := max(leastChance, math.Sqrt(source.variance+target.variance))
	return &lengthModel{
		source: source, target: target,
		mean: p.Mean, precision: 1 / (p.Deviation * p.Deviation),
		chance: target.mean - source.mean, chancePrecison: 1 / (deviation * deviation),
		constant: math.Log(deviation / p.Deviation),
	}
}

// ratio returns the log length ratio of a bead and the factor by which its
// variance exceeds that of a very long bead.
func (m *lengthModel) ratio(i, j int, s Shape) (ratio, spread float64) {
	a, b := s.Source-1, s.Target-1
	ratio = m.target.logarithm[b][j] - m.source.logarithm[a][i]
	return ratio, 1 + shortBead/(m.source.characters[a][i]+m.target.characters[b][j])
}

// most returns a bound of the score that is cheap to compute.
func (m *lengthModel) most(i, j int, s Shape) float64 {
	miss := m.target.logarithm[s.Target-1][j] - m.source.logarithm[s.Source-1][i] - m.chance
	return max(worstLength, m.constant+miss*miss*m.chancePrecison/2)
}

// score returns the log-likelihood ratio in nats.
func (m *lengthModel) score(i, j int, s Shape) float64 {
	ratio, spread := m.ratio(i, j, s)
	fit, miss := ratio-m.mean, ratio-m.chance
	return max(worstLength, m.constant-m.halfLogSpread(i, j, s)-
		fit*fit*m.precision/(2*spread)+miss*miss*m.chancePrecison/2)
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

// Lengths tells how well the length of a source sentence fits that of a target
// sentence, where it is not to be learned how far they vary.
type Lengths struct{ model *lengthModel }

// NewLengths takes the characters of the sentences of both texts, and the
// deviation of the logarithm of the length ratio of two very long sentences
// that translate each other.
func NewLengths(source, target []int, deviation float64) Lengths {
	s, t := measure(source), measure(target)
	return Lengths{newLengthModel(s, t, &Parameters{Mean: t.mean - s.mean, Deviation: deviation})}
}

// Fit returns how well source sentence i and target sentence j fit: the
// log-likelihood ratio, in nats, of their length ratio for translations against
// that for unrelated sentences of the same documents.
func (l Lengths) Fit(i, j int) float64 { return l.model.score(i, j, Shape{1, 1}) }
