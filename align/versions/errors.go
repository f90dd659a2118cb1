package versions

import "fmt"

// Errors are what [Finder.Find] could not compare, each a [*DocumentError] or a
// [*PairError], the documents first. The groups that come with them are those of
// everything else.
type Errors []error

func (e Errors) Error() string {
	switch len(e) {
	case 0:
		return "versions: no errors"
	case 1:
		return fmt.Sprintf("versions: %v", e[0])
	}
	return fmt.Sprintf("versions: %v (and %d more errors)", e[0], len(e)-1)
}

// Unwrap returns the errors, for [errors.As] and [errors.Is].
func (e Errors) Unwrap() []error { return e }

// A DocumentError says why a document could be compared with no other, or joined with
// others. Found by [Finder.Find] it is alone in its group.
type DocumentError struct {
	Index int    // of the document in the collection given to Find or Join
	ID    string // of the document
	Err   error  // such as a [*align.TooLargeError] or a [*align.SentenceError]
}

func (e *DocumentError) Error() string { return fmt.Sprintf("%s: %v", e.ID, e.Err) }

func (e *DocumentError) Unwrap() error { return e.Err }

// A CommonWordsError says that a document, which is alone in its group, may have versions that were
// not found: hardly anything of it could be looked up, since most of what its words say,
// the Share, stands in a twelfth of all documents in its language and in a thousand of them or more. So it
// is with thousands of forms that are filled in anew.
type CommonWordsError struct {
	Share float64 // 0.9 to 1
}

func (e *CommonWordsError) Error() string {
	return fmt.Sprintf("%.0f%% of what its words say stands in a thousand other documents too: versions of it may be missed", 100*e.Share)
}

// A PairError says why two documents could not be compared with each other. They
// have no [Link], but may be in one group all the same.
type PairError struct {
	A, B int   // indices of the documents in the collection given to Find, A < B
	Err  error // such as a [*align.TooLargeError]; it names the documents
}

func (e *PairError) Error() string { return fmt.Sprint(e.Err) }

func (e *PairError) Unwrap() error { return e.Err }
