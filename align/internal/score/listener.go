package score

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/scratch"
)

// A listener hears what a group of given sentences says, and judges predicted sentences by it.
type listener struct {
	*side
	heard []heard // by predicted word
	group
}

// heard is what was said of a predicted word.
type heard struct {
	ratio          float32
	silent, answer float32 // what the presence of counterparts says of it is silent, or 1 + answer/n
	met            uint8   // 1 where there was a counterpart
}

// A group is neighbouring given sentences.
type group struct {
	first, next int     // the sentences [first, next)
	words       int     // how many they have
	open        float64 // the probability that they leave to the background
}

func newListener(pad *scratch.Pad, s *side) *listener {
	l := &listener{side: s, heard: scratch.Make[heard](pad, len(s.hints.silent))}
	for t, silent := range s.hints.silent {
		l.heard[t].silent, l.heard[t].answer = silent, s.hints.answer[t]
	}
	return l
}

// begin forgets what was heard, and makes ready for a group that begins with a sentence.
func (l *listener) begin(first int) {
	for ; l.first < l.next; l.first++ {
		for _, g := range l.given.Sentences[l.first] {
			for _, said := range l.hints.of(g) {
				of := &l.heard[said.word]
				of.ratio, of.met = 0, 0
			}
		}
	}
	l.group = group{first: first, next: first, open: 1}
}

// hear makes the sentences before next part of the group.
func (l *listener) hear(next int) {
	for ; l.next < next; l.next++ {
		sentence := l.given.Sentences[l.next]
		l.words += len(sentence)
		for _, g := range sentence {
			l.open += 1 - l.mass[g]
			for _, said := range l.hints.of(g) {
				of := &l.heard[said.word]
				of.ratio += said.ratio
				of.met |= said.met
			}
		}
	}
}

// judge sets row to what model 1 and the presence of counterparts say of the predicted
// sentences that begin with from, given the group.
func (l *listener) judge(from int, row []float32) {
	n := float64(l.words + 1)
	base, scale, each := float32((1-smoothing)*l.open/n+smoothing), float32((1-smoothing)/n), float32(1/float64(max(1, l.words)))
	for k := range row {
		sum, product := 0.0, 1.0
		for sentence := l.predicted.Sentences[from+k]; len(sentence) > 0; {
			part := sentence[:min(len(sentence), factors)]
			for _, w := range part {
				of := &l.heard[w]
				presence := of.silent
				if of.met > 0 {
					presence = 1 + each*of.answer
				}
				product *= float64(base+scale*of.ratio) * float64(presence)
			}
			if product < 1/large || product > large {
				sum, product = sum+math.Log(product), 1
			}
			sentence = sentence[len(part):]
		}
		row[k] = float32(told * (sum + math.Log(product)))
	}
}

// Logarithms are taken of products, and so of far fewer numbers: of what is beyond large after the ratios of
// so many words. These, of model 1 and of presence, are between 1e-4 and the number of words
// in the text, so that all products are normal numbers.
const (
	factors = 16
	large   = 1e50
)
