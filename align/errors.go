package align

import (
	"fmt"

	"github.com/sejajar/sejajar/align/segment"
)

// A SentenceError says which sentence of a [Document] that was filled in is no
// part of its text, or does not follow the one before it.
type SentenceError struct {
	Index    int // counted from 0
	Sentence segment.Sentence
}

func (e *SentenceError) Error() string {
	return fmt.Sprintf("sentence %d, bytes %d to %d, is no part of the text after the sentence before it",
		e.Index, e.Sentence.Start, e.Sentence.End)
}

// A FixedBeadError says why a bead given to [Aligner.Align] cannot be part of
// an alignment of the two documents.
type FixedBeadError struct {
	Bead   Bead
	Reason string
}

func (e *FixedBeadError) Error() string {
	return fmt.Sprintf("the fixed bead %v %s", e.Bead, e.Reason)
}

// A TooLargeError says which limit documents are over, and by how much.
type TooLargeError struct {
	Limit     Limit
	Size, Max int // in the unit of the Limit
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%d %v, the limit is %d; raise it or align the documents in parts", e.Size, e.Limit, e.Max)
}

// A PairError is what went wrong with one of the pairs given to [Aligner.All].
type PairError struct {
	Index int // of the pair, counted from 0
	Err   error
}

func (e *PairError) Error() string { return fmt.Sprintf("pair %d: %v", e.Index, e.Err) }

func (e *PairError) Unwrap() error { return e.Err }

// wrong is the error of an option with a value that it does not take.
func wrong(option string, value any, want string) error {
	return fmt.Errorf("align: %s(%v): want %s", option, value, want)
}
