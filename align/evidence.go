package align

import (
	"context"
	"fmt"
	"iter"

	"github.com/sejajar/sejajar/align/internal/engine"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// Words ranges over the words of a text: what Unicode's word boundaries enclose
// (UAX #29) and holds a letter or a digit. They are the words of package lexicon, as
// they are written.
func Words(text string) iter.Seq[Range] {
	return func(yield func(Range) bool) {
		for _, p := range tokens.Places(text) {
			if !yield(Range(p)) {
				return
			}
		}
	}
}

// An Evidence tells why sentences of two documents are a pair. [Aligner.Evidence]
// makes one. It is safe for use by many goroutines.
type Evidence struct {
	source, target Document
	words          *engine.Words
}

// Evidence makes ready to tell what speaks for the beads of an alignment, and for
// any other beads of its documents. It takes about as long as to align them, and keeps
// their words and the tables of translations in memory; each bead then is a matter
// of a millisecond.
//
// It returns the errors of [Aligner.Align].
func (a *Aligner) Evidence(ctx context.Context, alignment *Alignment) (*Evidence, error) {
	e, err := a.evidence(ctx, alignment)
	if err != nil {
		return nil, fmt.Errorf("evidence for %s with %s: %w", alignment.Source.ID, alignment.Target.ID, err)
	}
	return e, nil
}

func (a *Aligner) evidence(ctx context.Context, alignment *Alignment) (*Evidence, error) {
	t, err := a.task(alignment.Source, alignment.Target)
	if err != nil {
		return nil, err
	}
	e := &Evidence{source: alignment.Source, target: alignment.Target}
	if e.words, err = engine.ReadWords(ctx, t, latticeBeads(alignment.Beads)); err != nil {
		return nil, tooLarge(err)
	}
	return e, nil
}

// latticeBeads makes beads of the engine of others, the opposite of [beads].
func latticeBeads(list []Bead) []lattice.Bead {
	found := make([]lattice.Bead, len(list))
	for k, b := range list {
		found[k] = latticeBead(b)
	}
	return found
}

func latticeBead(b Bead) lattice.Bead {
	return lattice.Bead{I: b.Source.Start, J: b.Target.Start,
		Shape: lattice.Shape{Source: b.Source.Len(), Target: b.Target.Len()}, Probability: b.Confidence}
}

// A WordLink is two words that translate each other. A word can have many links.
type WordLink struct {
	Source, Target           Range // of the documents' texts
	SourceIndex, TargetIndex int   // of the words among those of the bead's side, from 0

	// Probability is that of the link among all ways to link the words of the bead,
	// 0 to 1: what counts is what follows, and what the words around are linked to.
	Probability float64

	// Lexicon, Document and Alike are how probable one word is as a translation of the
	// other, 0 to 1, the mean of both directions: by the lexicon, by what the
	// documents themselves teach, and because both are written alike, as equal
	// numbers, names and cognates are.
	Lexicon, Document, Alike float64
}

// Links returns the links between the words of a bead, by source and then by target
// word. A null bead, and one that is none of the documents, has none.
func (e *Evidence) Links(b Bead) []WordLink {
	if !b.Source.within(len(e.source.Sentences)) || !b.Target.within(len(e.target.Sentences)) || b.Null() {
		return nil
	}
	source, target := e.source.words(b.Source), e.target.words(b.Target)
	found := e.words.Links(latticeBead(b))
	links := make([]WordLink, len(found))
	for k, l := range found {
		links[k] = WordLink{source[l.Source], target[l.Target], l.Source, l.Target, l.Probability, l.Lexicon, l.Learned, l.Alike}
	}
	return links
}

func (s Span) within(n int) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= n }

// words returns where in the text the words of some sentences stand.
func (d Document) words(span Span) (list []Range) {
	for _, s := range d.Sentences[span.Start:span.End] {
		for r := range Words(s.In(d.Text)) {
			list = append(list, Range{s.Start + r.Start, s.Start + r.End})
		}
	}
	return list
}
