package align

import (
	"context"
	"fmt"

	"github.com/sejajar/sejajar/align/internal/engine"
)

// A Prepared is a document that is aligned with several others: its words are read and looked
// up once, when they are first needed, and kept for as long as the Prepared is. The
// document and its sentences must not be changed meanwhile. A Prepared is safe for use by many
// goroutines, and by several aligners. [Prepare] makes one; the zero Prepared, and nil, is a document
// without sentences.
type Prepared struct {
	document Document
	reading  *engine.Reading // nil where nothing is kept
}

// Prepare makes a document ready to be aligned with several others, by [Aligner.AlignPrepared]
// and [Aligner.MatchPrepared]. Of a document that is aligned once it saves nothing.
func Prepare(d Document) *Prepared { return &Prepared{d, new(engine.Reading)} }

// Document returns the document.
func (p *Prepared) Document() Document {
	if p == nil {
		return Document{}
	}
	return p.document
}

// Bytes is about how much memory is kept, beyond the document itself: nothing before it is
// first aligned, then some 200 bytes for each distinct word. It grows with the
// languages of the documents that it is aligned with, up to four.
func (p *Prepared) Bytes() int {
	if p == nil {
		return 0
	}
	return p.reading.Bytes()
}

func (p *Prepared) text() engine.Text {
	if p == nil {
		return engine.Text{}
	}
	return engine.Text{Text: p.document.Text, Language: p.document.Language, Sentences: p.document.Sentences, Reading: p.reading}
}

// AlignPrepared does what [Aligner.Align] does without fixed beads, and returns the same
// alignment.
func (a *Aligner) AlignPrepared(ctx context.Context, source, target *Prepared) (*Alignment, error) {
	alignment, err := a.align(ctx, source, target, nil)
	if err != nil {
		return nil, fmt.Errorf("align %s with %s: %w", source.Document().ID, target.Document().ID, err)
	}
	return alignment, nil
}

// MatchPrepared does what [Aligner.Match] does, and returns the same alignment.
func (a *Aligner) MatchPrepared(ctx context.Context, source, target *Prepared) (*Alignment, error) {
	alignment, err := a.match(ctx, source, target)
	if err != nil {
		return nil, fmt.Errorf("match %s with %s: %w", source.Document().ID, target.Document().ID, err)
	}
	return alignment, nil
}
