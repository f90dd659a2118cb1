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

// A PairError says why two documents could not be compared with each other. They
// have no [Link], but may be in one group all the same.
type PairError struct {
	A, B int   // indices of the documents in the collection given to Find, A < B
	Err  error // such as a [*align.TooLargeError]; it names the documents
}

func (e *PairError) Error() string { return fmt.Sprint(e.Err) }

func (e *PairError) Unwrap() error { return e.Err }
