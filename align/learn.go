package align

import (
	"context"
	"fmt"
	"iter"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
)

// taught is the least confidence of a bead that [Learn] and [Aligner.SelfTrain] learn from.
const taught = 0.7

// Learn makes a lexicon of the sure beads of many alignments, all from one
// language to one other. Given to a new Aligner with [Lexicons], it aligns the
// same documents better, and others of their kind: two or three rounds of
// aligning and learning make up for most of what a missing lexicon costs. For the same
// documents [Aligner.SelfTrain] is better: it keeps each from learning its own errors.
//
//	plain, err := align.New(align.Lexicons(nil))
//	...
//	learned, err := align.Learn(ctx, source, target, alignments)
//	...
//	better, err := align.New(align.Lexicons(lexicon.NewSet(learned)))
//
// Alignments that are nil, as those of pairs that failed, teach nothing. It
// returns [lexicon.ErrNothing] where no bead is sure, and the context's error
// soon after the context ends.
func Learn(ctx context.Context, source, target language.Tag, alignments iter.Seq[*Alignment]) (*lexicon.Lexicon, error) {
	if alignments == nil {
		alignments = func(func(*Alignment) bool) {}
	}
	l, err := lexicon.Train(ctx, source, target, func(yield func(source, target string) bool) {
		for a := range alignments {
			if a == nil {
				continue
			}
			for source, target := range a.sure() {
				if !yield(source, target) {
					return
				}
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("align: learn: %w", err)
	}
	return l, nil
}

// sure ranges over the texts of the sure beads.
func (a *Alignment) sure() iter.Seq2[string, string] {
	return func(yield func(source, target string) bool) {
		for _, b := range a.Beads {
			if !b.Null() && b.Confidence >= taught && !yield(a.Source.Slice(b.Source), a.Target.Slice(b.Target)) {
				return
			}
		}
	}
}
