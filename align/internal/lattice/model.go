package lattice

import "math"

// A model weighs beads.
type model struct {
	Parameters
	lengths *lengthModel
	nulls   *nullModel
	signs   *signModel
	share   [len(Shapes)]float64 // less what is demanded
}

const (
	// demand is how much, in nats, the words of a bead must beat chance: sentences
	// of one story that do not correspond still share some words.
	demand = 0.3
	// highest is the log-likelihood ratio, in nats, beyond which a bead's weight
	// hardly grows, so that none overflows.
	highest = 500
	// lowest is the least that the ratio of a bead can be; a cell keeps its
	// states apart by no more.
	lowest = -80
)

func newModel(p Parameters, source, target *lengths, nulls *nullModel, signs *signModel) *model {
	m := &model{Parameters: p, lengths: newLengthModel(source, target, &p), nulls: nulls, signs: signs}
	for k, s := range p.Share {
		m.share[k] = s * math.Exp(-demand)
	}
	return m
}

// score returns the log-likelihood ratio, in nats, of the bead of shape k at
// node (i, j), given what its words say.
func (m *model) score(i, j, k int, words float64) float64 {
	s := Shapes[k]
	return words + math.Log(m.share[k]) + m.nulls.score(i, j, s) + m.signs.score(i, j, s) + m.lengths.score(i, j, s)
}

// most returns a bound of the score that is cheap to compute.
func (m *model) most(i, j, k int, words float64) float64 {
	s := Shapes[k]
	return words + math.Log(m.share[k]) + m.nulls.score(i, j, s) + m.signs.score(i, j, s) + m.lengths.most(i, j, s)
}

// bounded keeps a score within what can be computed with.
func (m *model) bounded(score float64) float64 {
	if score > highest {
		return highest + math.Log1p(score-highest)
	}
	return max(lowest, score)
}

// overwhelming is the log-likelihood ratio of words, in nats, below which no bead is near highest.
const overwhelming = 300

// weight returns the likelihood ratio of a bead, given what its words say and the exponential of that: the
// exponential of its score, as far as that is bounded, without logarithms.
func (m *model) weight(i, j, k int, words float32, ratio float64) float64 {
	if words > overwhelming {
		return math.Exp(m.bounded(m.score(i, j, k, float64(words))))
	}
	s := Shapes[k]
	return max(leastWeight, ratio*m.share[k]*m.nulls.weight(i, j, s)*m.signs.weight(i, j, s)*m.lengths.weight(i, j, s))
}

var leastWeight = math.Exp(lowest)
