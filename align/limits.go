package align

import (
	"fmt"
	"math"
)

// Limits of an Aligner unless options say otherwise.
const (
	DefaultMaxSentences     = 1_000_000
	DefaultMaxSentenceBytes = 1 << 20
	DefaultMaxMemory        = min(4<<30, math.MaxInt) // of 32 bits
)

// MaxSentences limits the sentences of each document.
func MaxSentences(n int) Option {
	return limit("MaxSentences", n, func(l *limits) { l.sentences = n })
}

// MaxSentenceBytes limits the length of each sentence. Text that is not cut
// into sentences, such as a table in one line, teaches nothing and takes long.
func MaxSentenceBytes(n int) Option {
	return limit("MaxSentenceBytes", n, func(l *limits) { l.sentenceBytes = n })
}

// MaxMemory limits the bytes that the alignment of two documents may take
// beyond the documents themselves. What it takes is estimated once their words have
// been read; it is about 4 kB for each sentence where the documents share many rare
// words, and some ten times that where they share none. What it leaves is for
// learning words: from sentences too long for that, nothing is learned.
func MaxMemory(bytes int) Option {
	return limit("MaxMemory", bytes, func(l *limits) { l.memory = bytes })
}

func limit(name string, n int, set func(*limits)) Option {
	return func(a *Aligner) error {
		if n < 1 {
			return fmt.Errorf("align: %s(%d): want at least 1", name, n)
		}
		set(&a.limits)
		return nil
	}
}

// limits keep a service alive.
type limits struct{ sentences, sentenceBytes, memory int }

// A TooLargeError says which limit of the Aligner two documents are over.
type TooLargeError struct {
	What        string // what is limited: "sentences", "bytes in a sentence" or "bytes of memory"
	Size, Limit int
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%d %s, the limit is %d; raise it or align the documents in parts", e.Size, e.What, e.Limit)
}

// check returns an error if a document is over a limit or none at all.
func (l limits) check(d Document) error {
	if err := d.Check(); err != nil {
		return err
	}
	if n := len(d.Sentences); n > l.sentences {
		return &TooLargeError{"sentences", n, l.sentences}
	}
	for _, s := range d.Sentences {
		if n := s.End - s.Start; n > l.sentenceBytes {
			return &TooLargeError{"bytes in a sentence", n, l.sentenceBytes}
		}
	}
	return nil
}

const (
	// nodeBytes is what the scores and the lattice take for each node of a
	// band, with what the garbage collector leaves lying.
	nodeBytes = 200
	// sentenceBytes is what each sentence takes beside.
	sentenceBytes = 1000
)

// checkMemory returns the bytes that a band of the given nodes leaves, or an
// error if it takes too much.
func (l limits) checkMemory(nodes, sentences int) (left int, err error) {
	bytes := int64(nodes)*nodeBytes + int64(sentences)*sentenceBytes
	if bytes > int64(l.memory) {
		return 0, &TooLargeError{"bytes of memory", int(min(bytes, math.MaxInt)), l.memory}
	}
	return l.memory - int(bytes), nil
}
