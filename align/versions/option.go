package versions

import (
	"context"
	"fmt"
	"math"

	"github.com/sejajar/sejajar/align"
)

// An Option changes how a [Finder] works. A nil Option changes nothing.
type Option func(*Finder) error

// Limits of a Finder unless options say otherwise.
const (
	DefaultMaxDocuments = 1_000_000
	DefaultMaxBytes     = 1 << 30
	DefaultMaxMemory    = min(8<<30, math.MaxInt) // of 32 bits
)

// MaxDocuments limits how many documents are grouped at a time.
func MaxDocuments(n int) Option {
	return limit("MaxDocuments", n, func(l *limits) { l.documents = n })
}

// MaxBytes limits the bytes of the texts of all documents together.
func MaxBytes(n int) Option {
	return limit("MaxBytes", n, func(l *limits) { l.bytes = n })
}

// MaxMemory limits the bytes of memory that grouping takes beyond the documents and beyond
// the alignments that are being made, which [align.MaxMemory] limits. A document takes
// 1,300, a sentence 240, a word 12 and a distinct word of a language 480, and an alignment that is
// kept 80 for each bead and for each that could be one. Of what is left, up to 64 MB hold the words of
// documents that are aligned with several others, for as long as they are. Common text takes about
// three times its bytes, text of unique words some fifty times. What would take more
// ends in an [*align.TooLargeError] as soon as that is known, while the texts are read or while
// documents are aligned.
func MaxMemory(bytes int) Option {
	return limit("MaxMemory", bytes, func(l *limits) { l.memory = bytes })
}

func limit(name string, n int, set func(*limits)) Option {
	return func(f *Finder) error {
		if n < 1 {
			return fmt.Errorf("versions: %s(%d): want at least 1", name, n)
		}
		set(&f.limits)
		return nil
	}
}

// Progress is how far [Finder.Find] has come. Most of its time goes into aligning
// pairs of documents: it has aligned Done of Total pairs.
type Progress struct{ Done, Total int }

// OnProgress has Find call show each time it has aligned a pair of documents, so that
// Done counts from 1 to Total. Calls come from several goroutines, one at a time. If
// no documents are similar enough to be aligned, show is not called.
func OnProgress(show func(Progress)) Option {
	return func(f *Finder) error {
		f.progress = show
		return nil
	}
}

// Vectors has Find call embed for the vectors of the sentences of pages that tell one
// story each in its own order, as a neural model of sentences makes them: one vector
// of any length for each sentence, in order. The cosine of two sentences' vectors is
// then one more piece of evidence of their reporting the same claim: each 0.1 beyond
// 0.6 multiplies the odds by 4.5, and each 0.1 less divides them, by 20 at the most. That
// is set for models such as LaBSE, not fitted. Without the option nothing changes.
//
// Calls are made one after the other, with all sentences of one document each. An
// error of embed ends Find, and so does a wrong number of vectors.
func Vectors(embed func(ctx context.Context, sentences []string) ([][]float32, error)) Option {
	return func(f *Finder) error {
		f.embed = embed
		return nil
	}
}

// limits are the most that a collection may have, as the options tell.
type limits struct{ documents, bytes, memory int }

// check returns an error if the texts of all documents together have too many
// bytes.
func (l limits) check(documents []align.Document) error {
	bytes := 0
	for _, d := range documents {
		bytes += len(d.Text)
	}
	if bytes > l.bytes {
		return &align.TooLargeError{Limit: align.LimitTextBytes, Size: bytes, Max: l.bytes}
	}
	return nil
}
