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

// Progress has a function called as documents are aligned, which takes most of
// the time: with how many pairs are done, from 1 to total. The calls come from
// several goroutines, but one at a time. A call of Find that has nothing to align
// does not call it.
func Progress(report func(done, total int)) Option {
	return func(f *Finder) error {
		f.progress = report
		return nil
	}
}

type limits struct{ documents, bytes int }

// check returns an error if the documents are over a limit, or one is none.
func (l limits) check(documents []align.Document) error {
	if n := len(documents); n > l.documents {
		return &align.TooLargeError{Limit: align.LimitDocuments, Size: n, Max: l.documents}
	}
	bytes := 0
	for _, d := range documents {
		if err := d.Check(); err != nil {
			return fmt.Errorf("%s: %w", d.ID, err)
		}
		bytes += len(d.Text)
	}
	if bytes > l.bytes {
		return &align.TooLargeError{Limit: align.LimitTextBytes, Size: bytes, Max: l.bytes}
	}
	return nil
}
