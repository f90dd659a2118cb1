package align

import (
	"context"
	"errors"
	"fmt"

	"github.com/sejajar/sejajar/align/internal/engine"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// An Evidence tells why sentences of two documents are a pair. [Aligner.Evidence]
// makes one. It is safe for use by many goroutines.
type Evidence struct {
	source, target Document
	words          *engine.Words
	weigh          engine.Weigher
}

// Evidence makes ready to tell what speaks for the beads of an alignment, and for
// any other beads of its documents. It takes two to three times as long as to align
// them, and the Evidence keeps their words, the translations of these and the model
// in memory, about what aligning takes; each bead then is a matter of a millisecond.
// Beads that are surely right, fixed ones among them, teach which words translate
// each other.
//
// It returns the errors of [Aligner.Align].
func (a *Aligner) Evidence(ctx context.Context, alignment *Alignment) (*Evidence, error) {
	if alignment == nil {
		return nil, errors.New("align: Evidence(nil): there is no alignment to tell of")
	}
	e, err := a.evidence(ctx, alignment)
	if err != nil {
		return nil, fmt.Errorf("evidence for %s with %s: %w", alignment.Source.ID, alignment.Target.ID, err)
	}
	return e, nil
}

func (a *Aligner) evidence(ctx context.Context, alignment *Alignment) (*Evidence, error) {
	t, err := a.task(&Prepared{document: alignment.Source}, &Prepared{document: alignment.Target})
	if err != nil {
		return nil, err
	}
	e := &Evidence{source: alignment.Source, target: alignment.Target}
	weigh := engine.Weigh
	if alignment.Unordered {
		weigh = engine.WeighMatched
	}
	if e.weigh, err = weigh(ctx, t); err != nil { // before the words are read again: it refuses what takes too much
		return nil, tooLarge(err)
	}
	var known []lattice.Bead
	for _, b := range alignment.Beads {
		if e.has(b) {
			known = append(known, latticeBead(b))
		}
	}
	if e.words, err = engine.ReadWords(ctx, t, known); err != nil {
		return nil, tooLarge(err)
	}
	return e, nil
}

// latticeBead makes a bead of the engine, the opposite of [beads].
func latticeBead(b Bead) lattice.Bead {
	return lattice.Bead{I: b.Source.Start, J: b.Target.Start,
		Shape: lattice.Shape{Source: b.Source.Len(), Target: b.Target.Len()}, Probability: b.Confidence}
}

// A WordLink is two words that translate each other. A word can have many links.
type WordLink struct {
	Source, Target           Range // of the documents' texts
	SourceIndex, TargetIndex int   // of the words among those of the bead's side, from 0

	// Probability is that of the link among all ways to link the words of the bead, 0
	// to 1, the geometric mean of both directions: what is told below counts, and
	// what the words around are linked to.
	Probability float64

	// Lexicon, Document and Alike are how probable one word is as a translation of the
	// other, 0 to 1, the mean of both directions: by the lexicon, by what the
	// documents themselves teach, and because both are written alike, as equal
	// numbers, names and cognates are.
	Lexicon, Document, Alike float64
}

// Links returns the links between the words of a bead, by source and then by target
// word. A null bead has none, nor has one that is none of the documents, or of more than a
// million pairs of words: a thousand words with a thousand.
func (e *Evidence) Links(b Bead) []WordLink {
	if !e.has(b) {
		return nil
	}
	source, target := e.source.Words(b.Source), e.target.Words(b.Target)
	found := e.words.Links(latticeBead(b))
	links := make([]WordLink, len(found))
	for k, l := range found {
		links[k] = WordLink{source[l.Source], target[l.Target], l.Source, l.Target, l.Probability, l.Lexicon, l.Learned, l.Alike}
	}
	return links
}

// A BeadScore is what speaks for a bead, where above 0, and what against it: the
// parts of the log-likelihood ratio, in nats, of the bead against its sentences
// having no counterpart, between the same neighbours.
type BeadScore struct {
	Words      float64 // what the words of both sides say of each other
	Lengths    float64 // how well the lengths fit each other
	Signs      float64 // how alike the sides begin and end
	Paragraphs float64 // the paragraph breaks within its sides, and their absence
	Matched    float64 // that sentences as short or as long have a counterpart at all
	Shape      float64 // how frequent beads of so many sentences with so many are, less what any bead must beat

	// Neighbours is how much likelier a bead is there than null beads: where the
	// sentences around are paired, in order, so are most of those between them. It
	// is from -20 to 20, and -20 far from all alignments that are likely.
	Neighbours float64
}

// Total is the sum of the parts. That of a bead that is right is above 0, and so can
// be that of its rivals: [Alignment.Possible] tells of those.
func (s BeadScore) Total() float64 {
	return s.Words + s.Lengths + s.Signs + s.Paragraphs + s.Matched + s.Shape + s.Neighbours
}

// Score returns what speaks for a bead and what against it, in the model that the
// documents teach by themselves, whatever beads were fixed. It tells of null beads
// nothing, since they are what others are compared with, nor of beads
// larger than the aligner makes: four sentences with one, or three with two.
//
// Of an unordered alignment it tells words, lengths and, in place of neighbours,
// what the number of sentences to choose from takes off, and only of beads of one
// sentence with one.
func (e *Evidence) Score(b Bead) (s BeadScore, ok bool) {
	if !e.has(b) {
		return s, false
	}
	p, ok := e.weigh(latticeBead(b))
	if !ok {
		return s, false
	}
	return BeadScore{p.Words, p.Lengths, p.Signs, p.Paragraphs, p.Nulls, p.Share, p.Neighbours}, true
}

// has reports whether a bead has two sides, and both are of the documents.
func (e *Evidence) has(b Bead) bool {
	return b.Source.within(len(e.source.Sentences)) && b.Target.within(len(e.target.Sentences)) && !b.Null()
}

func (s Span) within(n int) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= n }

// Words returns where in Text the words of some sentences stand: what Unicode's word
// boundaries enclose (UAX #29) and has a letter or a digit. They are the words of package
// lexicon, as they are written.
func (d Document) Words(span Span) (list []Range) {
	for _, s := range d.Sentences[span.Start:span.End] {
		for _, p := range tokens.Places(s.In(d.Text)) {
			list = append(list, Range{s.Start + p.Start, s.Start + p.End})
		}
	}
	return list
}
