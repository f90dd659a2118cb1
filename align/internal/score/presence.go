package score

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// What the presence of counterparts says. Tuned on the development sets, with and without lexicons.
const (
	// found is how often a word that has a translation is translated by one that is known,
	// where its row says always. On real pages it is 0.72 to 0.85 for all lexicons and kinds of text.
	found = 0.85
	// counted is the least probability of a translation that counts as a counterpart.
	counted = 0.02
	// lost is how often a number has no counterpart in the translation. Unlike other words,
	// numbers count in full, since few of them depend on each other.
	lost = 0.02
	// presenceShare and modelShare are how much each nat of the presence and of model 1 says; they
	// tell in part the same.
	presenceShare = 0.5
	modelShare    = 0.5
)

// A presence is what each predicted word of a text says, by whether a group of the
// given text has a counterpart of it or not. Against chance
//
//	p(none) / p(none by chance) = 1 - a
//	p(some) / p(some by chance) = 1 + a / (n * c)
//
// where a is the probability that the word is translated by a word that is known, n
// the number of words in the group, and c the share of its counterparts among the
// words of the given text; n*c is small, and then about the probability of one by chance.
// Words that nobody knows say nothing, and known ones without any counterpart speak
// against the bead, which model 1 hardly tells: it has each word explained, and
// does not ask which words explain nothing.
type presence struct {
	silent   []float64 // by predicted word: the ratio where there is no counterpart
	answered []float64 // by predicted word: a/c
	answers  [][]int32 // by given word: the predicted words that it is a counterpart of
}

// newPresence takes the table from predicted to given words, and the rarity of these.
func newPresence(words []string, table translation.Table, rarity []float64) *presence {
	p := &presence{silent: make([]float64, len(table)), answered: make([]float64, len(table)), answers: make([][]int32, len(rarity))}
	counts, total := make([]int32, len(rarity)), 0
	for _, row := range table {
		for _, e := range row.Entries {
			if e.P >= counted {
				counts[e.Word]++
				total++
			}
		}
	}
	room := make([]int32, total)
	for g, n := range counts {
		p.answers[g], room = room[:0:n], room[n:]
	}
	number := math.Pow(lost, 1/presenceShare)
	for t, row := range table {
		var chance float64
		for _, e := range row.Entries {
			if e.P >= counted {
				chance += 1 / rarity[e.Word]
				p.answers[e.Word] = append(p.answers[e.Word], int32(t))
			}
		}
		a := found * row.Known()
		p.silent[t] = 1 - a
		if tokens.IsNumber(words[t]) {
			p.silent[t] = number
		}
		if chance > 0 {
			p.answered[t] = a / chance
		}
	}
	return p
}

// mark notes which predicted words have a counterpart in a given sentence.
func (p *presence) mark(sentence []int32, scratch *accumulator) {
	for _, g := range sentence {
		for _, t := range p.answers[g] {
			scratch.answer(t, p.answered[t])
		}
	}
}

// judge sets row to what model 1 and the presence of counterparts say of the predicted
// sentences that begin with first, given a group of so many words. It wants open and scratch
// as [side.predict] does, and the words that have a counterpart marked.
func (s *side) judge(words int, open float64, first int, row []float32, scratch *accumulator) {
	base := (1-smoothing)*open/float64(words+1) + smoothing
	scale, each := (1-smoothing)/float64(words+1), 1/float64(max(1, words))
	for k := range row {
		sentence := s.predicted.Sentences[first+k]
		sum := 0.0
		for len(sentence) > 0 {
			part := sentence[:min(len(sentence), factors)]
			model, presence := 1.0, 1.0
			for _, w := range part {
				said := scratch.sums[w]
				model *= base + scale*said.ratio
				if said.answer > 0 {
					presence *= 1 + said.answer*each
				} else {
					presence *= s.presence.silent[w]
				}
			}
			sum += modelShare*math.Log(model) + presenceShare*math.Log(presence)
			sentence = sentence[len(part):]
		}
		row[k] = float32(sum)
	}
}
