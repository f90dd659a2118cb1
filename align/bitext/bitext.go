// Package bitext writes alignments in the formats that other tools read, and
// reads them back.
//
// What one bead is as text is a [Unit]. A [Writer] takes units one at a time
// and [Read] ranges over them, so that a corpus never stands in memory:
//
//	w, err := bitext.NewWriter(file, bitext.TMX)
//	...
//	for u := range bitext.Units(alignment) {
//		if err := w.Write(u); err != nil { ... }
//	}
//	err = w.Close()
//
// Each [Format] says what of a unit it holds. Confidence is written with four
// digits. Text is valid UTF-8 in every format, with U+FFFD for what was not.
package bitext

import (
	"iter"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// A Unit is what a bead is as text: what each version of the text says there,
// the source first. A version that says nothing there has an empty text.
type Unit struct {
	Versions []Segment

	// Confidence is the probability, 0 to 1, that the versions say the same,
	// and 0 where a format has none.
	Confidence float64
}

// A Segment is one version's part of a unit.
type Segment struct {
	Document string       // the document's ID
	Language language.Tag // of the document
	Text     string

	// Start and End are the half-open byte range of Text in the document, and
	// both 0 where that is not known.
	Start, End int

	// Sentences is the range of the segment's sentences in the document, and
	// empty where that is not known.
	Sentences align.Span
}

// Null reports whether fewer than two versions say something.
func (u Unit) Null() bool {
	said := 0
	for _, v := range u.Versions {
		if v.Text != "" {
			said++
		}
	}
	return said < 2
}

// Units ranges over the beads of an alignment. Their texts are parts of the
// documents, to the byte.
func Units(a *align.Alignment) iter.Seq[Unit] {
	return func(yield func(Unit) bool) {
		for _, b := range a.Beads {
			versions := []Segment{segment(a.Source, b.Source), segment(a.Target, b.Target)}
			if !yield(Unit{versions, b.Confidence}) {
				return
			}
		}
	}
}

func segment(d align.Document, sentences align.Span) Segment {
	r := d.Range(sentences)
	return Segment{d.ID, d.Language, r.In(d.Text), r.Start, r.End, sentences}
}
