package versions

import "github.com/sejajar/sejajar/align"

// A Group is documents that are versions of one text.
type Group struct {
	Documents []int // indices of the documents, ascending

	// Links are between every two documents, in the order of A and B. In groups
	// of more than 16 they are between those that have most in common.
	Links []Link

	// Rows hold the sentences of all documents, where links that keep the order
	// tell that they say the same. There are none where a document is alone, nor
	// in groups of more than 48: see [Join].
	Rows []Row
}

// A Link says that two documents are versions of each other.
type Link struct {
	A, B       int // indices of the documents, A < B
	Kind       Kind
	Confidence float64 // the probability, 0 to 1, that they are versions of one text, and that Kind tells rightly whether they keep its order

	// Alignment pairs the sentences of A with those of B. It is Unordered where
	// the kind is SameStory.
	Alignment *align.Alignment
}

// A Kind is how two versions of one text relate.
type Kind int

const (
	// Translation keeps the order, and most of what both documents say. A copy
	// in the same language is one too.
	Translation Kind = iota
	// Partial keeps the order, but leaves much out: a digest, an extension, or a
	// page with much besides.
	Partial
	// SameStory tells of the same, with facts and names in common but no order.
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
