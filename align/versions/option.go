package versions

import (
	"fmt"

	"github.com/sejajar/sejajar/align"
)

// An Option changes how a Finder works.
type Option func(*Finder) error

// Limits of a Finder unless options say otherwise.
const (
	DefaultMaxDocuments = 1_000_000
	DefaultMaxBytes     = 1 << 30
)

// MaxDocuments limits how many documents are grouped at a time.
func MaxDocuments(n int) Option {
	return limit("MaxDocuments", n, func(l *limits) { l.documents = n })
}

// MaxBytes limits the length of the texts of all documents together. Their
// words take about three times as much memory while they are grouped.
func MaxBytes(n int) Option {
	return limit("MaxBytes", n, func(l *limits) { l.bytes = n })
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

// Progress is how many of the likely pairs of a collection have been aligned, which
// is what takes most of the time.
type Progress struct{ Done, Total int }

// OnProgress calls show after each pair that has been aligned, with Done from 1 to
// Total. The calls come from several goroutines, but one at a time. Where no two
// documents are likely versions there is no call.
func OnProgress(show func(Progress)) Option {
	return func(f *Finder) error {
		f.progress = show
		return nil
	}
}

type limits struct{ documents, bytes int }

// check returns an error if the texts of the documents are over a limit.
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
