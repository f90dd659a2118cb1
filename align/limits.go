package align

import (
	"cmp"
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

// MaxMemory limits the bytes that the alignment of two documents may take beyond
// the documents themselves. What would take more ends in a [*TooLargeError] before it does:
// while words are read, of which each takes 64 bytes and each distinct one 500 to 900, or when it is
// known which sentences are to be compared: each two take 200, each sentence 1,000, and
// each bead that is possible 100. That is about 6 kB for each sentence where the documents share many
// rare words, and some ten times that where they share none. What is left of the limit
// is for learning words; sentences too long for it teach nothing. What the garbage collector has not yet
// taken back comes on top: a tenth at most on two cores with GOGC=20, more with more of either.
func MaxMemory(bytes int) Option {
	return limit("MaxMemory", bytes, func(l *limits) { l.memory = bytes })
}

func limit(name string, n int, set func(*limits)) Option {
	return func(a *Aligner) error {
		if n < 1 {
			return wrong(name, n, "at least 1")
		}
		set(&a.limits)
		return nil
	}
}

// A Limit names what there can be too much of in documents: see [TooLargeError].
type Limit int

// The limits and their units.
const (
	LimitSentences     Limit = iota + 1 // sentences of a document: see [MaxSentences]
	LimitSentenceBytes                  // bytes of a sentence: see [MaxSentenceBytes]
	LimitMemory                         // bytes that an alignment takes, see [MaxMemory], or grouping in package versions
	LimitDocuments                      // documents of a collection that package versions groups
	LimitTextBytes                      // bytes of their texts together
)

// String returns what is limited, with its unit, as "bytes in a sentence".
func (l Limit) String() string {
	switch l {
	case LimitSentences:
		return "sentences"
	case LimitSentenceBytes:
		return "bytes in a sentence"
	case LimitMemory:
		return "bytes of memory"
	case LimitDocuments:
		return "documents"
	case LimitTextBytes:
		return "bytes of text"
	}
	return fmt.Sprintf("Limit(%d)", int(l))
}

// limits are the most that documents may have, and their alignment may take, so
// that no input can take all of a machine. One that is 0 is the default.
type limits struct{ sentences, sentenceBytes, memory int }

// orDefault returns the limits with the defaults for those that are 0.
func (l limits) orDefault() limits {
	return limits{
		cmp.Or(l.sentences, DefaultMaxSentences),
		cmp.Or(l.sentenceBytes, DefaultMaxSentenceBytes),
		cmp.Or(l.memory, DefaultMaxMemory),
	}
}

// Check returns the error with which [Aligner.Align] refuses a document whatever
// it is aligned with: a [*SentenceError] or a [*TooLargeError]; nil if there is none.
func (a *Aligner) Check(d Document) error { return a.limits.check(d) }

// check returns an error if a document is over a limit, or its sentences are none
// of its text.
func (l limits) check(d Document) error {
	l = l.orDefault()
	if err := d.Check(); err != nil {
		return err
	}
	if n := len(d.Sentences); n > l.sentences {
		return &TooLargeError{LimitSentences, n, l.sentences}
	}
	for _, s := range d.Sentences {
		if n := s.End - s.Start; n > l.sentenceBytes {
			return &TooLargeError{LimitSentenceBytes, n, l.sentenceBytes}
		}
	}
	return nil
}
