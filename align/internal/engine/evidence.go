package engine

import (
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// evidence is what is known of a bead.
type evidence struct {
	last, first float64 // what the passes believe
	met, unmet  float64 // the shares of its words that are known and have, or lack, a counterpart in it
	differ      float64 // that of numbers without one, if each side has such a number
	shape       lattice.Shape
	document    document
}

// A document is what is known of all beads of an alignment.
type document struct {
	taught bool    // the last pass has learned from the first
	doubt  float64 // the mean probability that a bead with two sides is wrong
	null   float64 // the share of the beads that have one side
}

func (p *passes) document(beads []lattice.Bead) document {
	d := document{taught: p.first != p.last}
	pairs := 0
	for _, b := range beads {
		if b.Shape.Source > 0 && b.Shape.Target > 0 {
			pairs++
			d.doubt += 1 - b.Probability
		}
	}
	d.doubt /= float64(max(1, pairs))
	d.null = float64(len(beads)-pairs) / float64(max(1, len(beads)))
	return d
}

// A judge tells how much is known of the words of beads.
type judge struct {
	pair           *pair
	tables         tables
	source, target []int32 // by word: the bead in which it stood last, counted from 1
	beads          int32
}

func newJudge(p *pair, t tables) *judge {
	return &judge{pair: p, tables: t, source: make([]int32, len(p.source.Words)), target: make([]int32, len(p.target.Words))}
}

// look tells what the words of a bead say. A word counts as far as its translations are known.
func (j *judge) look(b lattice.Bead, e *evidence) {
	sources, targets := j.pair.source.Sentences[b.I:b.I+b.Shape.Source], j.pair.target.Sentences[b.J:b.J+b.Shape.Target]
	j.beads++
	words := j.mark(j.source, sources) + j.mark(j.target, targets)
	var lacking [2]int // numbers, by side
	for k, side := range []struct {
		text      *tokens.Text
		sentences [][]int32
		table     translation.Table
		others    []int32
	}{{j.pair.source, sources, j.tables.forward, j.target}, {j.pair.target, targets, j.tables.backward, j.source}} {
		for _, sentence := range side.sentences {
			for _, w := range sentence {
				if row := side.table[w]; j.answered(row, side.others) {
					e.met += row.Known()
				} else {
					e.unmet += row.Known()
					if tokens.IsNumber(side.text.Words[w]) {
						lacking[k]++
					}
				}
			}
		}
	}
	n := float64(max(1, words))
	e.met, e.unmet = e.met/n, e.unmet/n
	if lacking[0] > 0 && lacking[1] > 0 {
		e.differ = float64(lacking[0]+lacking[1]) / n
	}
}

func (j *judge) mark(in []int32, sentences [][]int32) (words int) {
	for _, sentence := range sentences {
		for _, w := range sentence {
			in[w] = j.beads
		}
		words += len(sentence)
	}
	return words
}

// leastAnswer is the least probability of a translation that is looked for.
const leastAnswer = 0.02

func (j *judge) answered(row translation.Row, others []int32) bool {
	for _, e := range row.Entries {
		if e.P >= leastAnswer && others[e.Word] == j.beads {
			return true
		}
	}
	return false
}
