package lattice

import (
	"math"
	"slices"
)

// What is believed of signs before. Tuned on the development sets, on all together.
const (
	signWeight = 30  // beads that the belief of matches is worth
	sameSign   = 0.5 // of the belief that is of equal signs
	mostSigned = 4   // nats that either end of a bead can say
	bareNulls  = 0.7 // log of how much oftener null sentences end without a mark
	nullSigns  = 10  // sentences that the belief of null sentences is worth
)

// A signModel tells what the signs of a bead say for a match: the log-likelihood
// ratio of the first characters of both sides, and of the last ones, together in a
// match against each in a null sentence.
type signModel struct {
	source, target []Signs
	begin, end     [signs][signs]float64
	chance         float64 // the log-likelihood of all signs as those of null sentences
}

// A signTally counts the signs of matches, by those of both sides, and of null sentences, by side.
type signTally struct {
	begin, end         [signs][signs]float64
	nullBegin, nullEnd [2][signs]float64
}

func (t *signTally) add(source, target Signs, probability float64) {
	t.begin[source.Begin][target.Begin] += probability
	t.end[source.End][target.End] += probability
}

// nulls counts the sentences of a side that have no counterpart.
func (t *signTally) nulls(side int, list []Signs, matched []float64) {
	for i, s := range list {
		null := 1 - min(1, matched[i])
		t.nullBegin[side][s.Begin] += null
		t.nullEnd[side][s.End] += null
	}
}

// newSignModel learns from what was counted.
func newSignModel(more float64, source, target []Signs, t *signTally) *signModel {
	m := &signModel{source: source, target: target}
	var all [2]signTally
	for side, list := range [][]Signs{source, target} {
		all[side].nulls(side, list, make([]float64, len(list)))
	}
	shares := func(side int) (begin, end [signs]float64) {
		return share(all[side].nullBegin[side], 0.5), share(all[side].nullEnd[side], 0.5)
	}
	sb, se := shares(0)
	tb, te := shares(1)
	nullSB, nullTB := believe(t.nullBegin[0], sb, nullSigns), believe(t.nullBegin[1], tb, nullSigns)
	nullSE, nullTE := believe(t.nullEnd[0], bare(se, more), nullSigns), believe(t.nullEnd[1], bare(te, more), nullSigns)
	m.begin = together(&t.begin, &sb, &tb, &nullSB, &nullTB)
	m.end = together(&t.end, &se, &te, &nullSE, &nullTE)
	for _, s := range source {
		m.chance += math.Log(nullSB[s.Begin]) + math.Log(nullSE[s.End])
	}
	for _, s := range target {
		m.chance += math.Log(nullTB[s.Begin]) + math.Log(nullTE[s.End])
	}
	return m
}

func share(counts [signs]float64, more float64) (p [signs]float64) {
	var n float64
	for _, c := range counts {
		n += c + more
	}
	for s, c := range counts {
		p[s] = (c + more) / n
	}
	return p
}

func believe(counts, before [signs]float64, weight float64) (p [signs]float64) {
	mix(p[:], counts[:], before[:], weight)
	return p
}

// bare is what is believed of how null sentences end, given how all do.
func bare(p [signs]float64, more float64) [signs]float64 {
	var sum float64
	for s := range p {
		if !slices.Contains([]Sign{stop, ellipsis, question, exclamation, colon, comma, dash}, Sign(s)) {
			p[s] *= math.Exp(more)
		}
		sum += p[s]
	}
	for s := range p {
		p[s] /= sum
	}
	return p
}

// together returns the log-likelihood ratio of each two signs.
func together(counts *[signs][signs]float64, source, target, nullSource, nullTarget *[signs]float64) (said [signs][signs]float64) {
	n := float64(signWeight)
	for _, row := range counts {
		for _, c := range row {
			n += c
		}
	}
	for a := range counts {
		for b, c := range counts[a] {
			before := (1 - sameSign) * source[a] * target[b]
			if a == b {
				before += sameSign * math.Sqrt(source[a]*target[b])
			}
			ratio := math.Log((c + signWeight*before) / n / (nullSource[a] * nullTarget[b]))
			said[a][b] = max(-mostSigned, min(mostSigned, ratio))
		}
	}
	return said
}

// ends returns the signs of neighbouring sentences [i, i+n) as of one.
func ends(list []Signs, i, n int) Signs { return Signs{list[i].Begin, list[i+n-1].End} }

// score returns what the signs of a bead's sides say for a match, in nats.
func (m *signModel) score(i, j int, s Shape) float64 {
	a, b := ends(m.source, i, s.Source), ends(m.target, j, s.Target)
	return m.begin[a.Begin][b.Begin] + m.end[a.End][b.End]
}
