// Package engine does the work of package align: it finds which sentences of two
// texts correspond, and how surely.
//
// [Align] finds them in the order of both texts, and [Match] in any. Both go the
// same way. The words of the texts are read and looked up, in the lexicon and by
// how they are written. The sentences are paired by what is known of the words; from
// the pairs that are sure the texts themselves teach more words; and with these the
// sentences are paired once more.
package engine

import (
	"context"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/score"
	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/align/segment"
)

// A Text is one of two that are compared: the sentences, in order and within
// it, that can correspond to others.
type Text struct {
	Text      string
	Language  language.Tag
	Sentences []segment.Sentence
	Reading   *Reading // of this text, kept for others that it is compared with; nil keeps nothing
}

// A Task is two texts, with what is known of them beforehand.
type Task struct {
	Source, Target Text
	Lexicon        *lexicon.Lexicon // between their languages; nil if there is none

	// Fixed are the nodes of the lattice that an alignment in order goes through,
	// which ascend in both texts: no bead has sentences on both sides of one.
	Fixed []lattice.Node

	Step   func(done int) // is told of each of the Steps that is done, if it is there
	Memory int            // the bytes that may be taken
	Pad    *scratch.Pad   // memory for short texts, which nothing keeps that is returned
	Finder band.Finder    // finds what is looked at in long texts
}

// Steps is how many steps there are in aligning two texts in order. The fit of the lattice
// takes most of the time, once or twice.
const Steps = 6

func (t Task) step(done int) {
	if t.Step != nil {
		t.Step(done)
	}
}

// A Result is what has been found of two texts.
type Result struct {
	// Beads are those of the alignment with their confidence, the calibrated
	// probability that they are right: in order, of single sentences where one
	// side is empty, every sentence in one bead. Without order they are in the
	// order of the source, and those of target sentences alone follow at the end.
	Beads []lattice.Bead

	// Possible are the beads with two sides that are not out of the question, of
	// any alignment, with their probability before it is calibrated, by I and then by J.
	Possible []lattice.Bead

	// Score is the log-likelihood ratio of the texts as versions of each other
	// against chance, in nats for each sentence of the shorter one; 0 without order.
	Score float64
}

// leastPossible is the least probability of a possible bead.
const leastPossible = 0.001

// reconsidered is how many sentences around those that could be a bead's
// counterpart are looked at again with what has been learned.
const reconsidered = 5

// Align pairs sentences in the order of both texts. It returns a [*MemoryError]
// where that takes too much, and the context's error soon after the context ends.
func Align(ctx context.Context, t Task) (*Result, error) {
	p, err := read(ctx, t)
	if err != nil {
		return nil, err
	}
	t.step(1)
	found, err := p.fit(ctx, t)
	if err != nil {
		return nil, err
	}
	t.step(Steps)
	beads, j := found.last.Doubt(found.last.Decode()), newJudge(p, found.tables)
	all := found.document(beads)
	for k, b := range beads {
		e := evidence{last: b.Probability, first: found.first.Probability(b), shape: b.Shape, document: all}
		j.look(b, &e)
		beads[k].Probability = e.confidence()
	}
	return &Result{
		Beads:    beads,
		Possible: found.last.Beads(leastPossible),
		Score:    found.last.LogRatio() / float64(max(1, min(len(p.source.Sentences), len(p.target.Sentences)))),
	}, nil
}

// fit aligns two texts, and then, unless a lexicon teaches more than that, learns
// from what is sure and aligns them again.
func (p *pair) fit(ctx context.Context, t Task) (*passes, error) {
	known, err := p.lookUp(ctx, t.Lexicon)
	if err != nil {
		return nil, err
	}
	within, err := t.Finder.Find(ctx, p.source, p.target, known.forward, t.Fixed...)
	if err != nil {
		return nil, err
	}
	left, err := p.memory.left(within.Nodes())
	if err != nil {
		return nil, err
	}
	t.step(2)
	first, err := p.fitFirst(ctx, t, known, within, left)
	if err != nil {
		return nil, p.memory.refused(err, left)
	}
	t.step(4)
	left -= first.Size() * beadBytes
	if known.enough(p) {
		return &passes{first, first, known.tables, known.usage}, nil
	}
	settings := inOrder
	if p.long() {
		settings.Fewest = fewest
	}
	learned, err := p.learn(ctx, first.Decode(), settings, left)
	if err != nil {
		return nil, err
	}
	all := learned.join(p.pad, known.tables)
	within = first.Band().Widen(reconsidered).Within(within)
	words, err := score.New(ctx, p.pad, p.source, p.target, all.forward, all.backward, known.usage, within)
	if err != nil {
		return nil, err
	}
	t.step(5)
	last, err := first.Refit(ctx, words)
	if err != nil {
		return nil, p.memory.refused(err, left)
	}
	return &passes{first, last, all, known.usage}, nil
}

// passes are the first and the last lattice, which can be the same, and what the last knows of words.
type passes struct {
	first, last *lattice.Lattice
	tables      tables
	usage       score.Usage
}
