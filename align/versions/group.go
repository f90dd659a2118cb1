package versions

import "github.com/sejajar/sejajar/align"

// A Group is documents that are versions of one text.
type Group struct {
	Documents []int  // indices of the documents, ascending
	Links     []Link // between them, in the order of A and B
	Rows      []Row
}

// A Link says that two documents are versions of each other.
type Link struct {
	A, B       int // indices of the documents, A < B
	Kind       Kind
	Confidence float64 // the probability, 0 to 1, that A and B are versions of one text

	// Alignment pairs the sentences of A with those of B where they tell the
	// same in the same order, and is nil where the kind is SameStory.
	Alignment *align.Alignment
}

// A Kind is how two versions of one text relate.
type Kind int

const (
	// Translation is a version that keeps the order, and most of what the
	// shorter document says.
	Translation Kind = iota
	// Partial is a digest or an extension: the order is kept, but much of both
	// documents has no counterpart.
	Partial
	// SameStory is a version that shares facts with the other and has no order
	// in common with it.
	SameStory
)

// String returns "translation", "partial" or "same story".
func (k Kind) String() string {
	switch k {
	case Translation:
		return "translation"
	case Partial:
		return "partial"
	case SameStory:
		return "same story"
	}
	return "unknown"
}
