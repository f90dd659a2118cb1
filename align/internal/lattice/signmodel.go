package lattice

import (
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/scratch"
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

// A signText is the signs of the sentences of a text.
type signText struct {
	list       []Signs
	begin, end signUse
}

// A signUse is how often sentences begin, or end, with each sign.
type signUse struct {
	counts, shares [signs]float64
	used           []Sign // at all
}

func newSignText(list []Signs) *signText {
	t := &signText{list: list}
	for _, s := range list {
		t.begin.counts[s.Begin]++
		t.end.counts[s.End]++
	}
	for _, use := range []*signUse{&t.begin, &t.end} {
		use.shares = share(use.counts, 0.5)
		for s, c := range use.counts {
			if c > 0 {
				use.used = append(use.used, Sign(s))
			}
		}
	}
	return t
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
func newSignModel(pad *scratch.Pad, more float64, source, target *signText, t *signTally) *signModel {
	m := scratch.New[signModel](pad)
	m.source, m.target = source.list, target.list
	begin := [2][signs]float64{
		believe(t.nullBegin[0], source.begin.shares, nullSigns), believe(t.nullBegin[1], target.begin.shares, nullSigns),
	}
	end := [2][signs]float64{
		believe(t.nullEnd[0], bare(source.end.shares, more), nullSigns), believe(t.nullEnd[1], bare(target.end.shares, more), nullSigns),
	}
	m.begin = together(&t.begin, &source.begin, &target.begin, &begin)
	m.end = together(&t.end, &source.end, &target.end, &end)
	for side, text := range []*signText{source, target} {
		m.chance += text.begin.likelihood(&begin[side]) + text.end.likelihood(&end[side])
	}
	return m
}

// likelihood returns the log-likelihood of the signs under their probabilities as null sentences.
func (u *signUse) likelihood(null *[signs]float64) (sum float64) {
	for _, s := range u.used {
		sum += u.counts[s] * math.Log(null[s])
	}
	return sum
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

// together returns the likelihood ratio of each two signs that are used, given the probabilities of
// the signs of null sentences by side.
func together(counts *[signs][signs]float64, source, target *signUse, null *[2][signs]float64) (ratios [signs][signs]float64) {
	least, most := math.Exp(-mostSigned), math.Exp(mostSigned)
	n := float64(signWeight)
	for _, a := range source.used {
		for _, b := range target.used {
			n += counts[a][b]
		}
	}
	for _, a := range source.used {
		for _, b := range target.used {
			before := (1 - sameSign) * source.shares[a] * target.shares[b]
			if a == b {
				before += sameSign * math.Sqrt(source.shares[a]*target.shares[b])
			}
			ratio := (counts[a][b] + signWeight*before) / n / (null[0][a] * null[1][b])
			ratios[a][b] = max(least, min(most, ratio))
		}
	}
	return ratios
}

// ends returns the signs of neighbouring sentences [i, i+n) as of one.
func ends(list []Signs, i, n int) Signs { return Signs{list[i].Begin, list[i+n-1].End} }

// score returns what the signs of a bead's sides say for a match, in nats.
func (m *signModel) score(i, j int, s Shape) float64 { return math.Log(m.weight(i, j, s)) }

// weight returns the exponential of the score.
func (m *signModel) weight(i, j int, s Shape) float64 {
	a, b := ends(m.source, i, s.Source), ends(m.target, j, s.Target)
	return m.begin[a.Begin][b.Begin] * m.end[a.End][b.End]
}
