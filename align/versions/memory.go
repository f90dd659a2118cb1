package versions

import (
	"math"
	"sync/atomic"

	"github.com/sejajar/sejajar/align"
)

// What grouping takes at its peak beyond the documents, in bytes, as measured on documents
// of one word, of one sentence and of 100,000, of equal words and of distinct ones, in one language and
// in twenty: the estimate is 5 to 60% above the peak of the process.
const (
	documentBytes = 1300
	sentenceBytes = 240
	wordBytes     = 12  // of each word of the text
	formBytes     = 480 // of each distinct word of a language
	pairedBytes   = 40  // of such a word and each further language
	beadBytes     = 80  // of each bead of an alignment that is kept, or could be one
)

// extent is how large the documents are that an index or a collection holds.
type extent struct{ documents, sentences, words, forms, letters int }

// bytes estimates the memory of grouping documents in some languages.
func (e extent) bytes(languages int) int64 {
	each := int64(formBytes + pairedBytes*max(0, languages-1))
	return int64(e.documents)*documentBytes + int64(e.sentences)*sentenceBytes + int64(e.words)*wordBytes +
		int64(e.forms)*each + 2*int64(e.letters)
}

// A usage counts the memory that grouping takes. It is safe for use by many goroutines.
type usage struct {
	most  int
	bytes atomic.Int64
}

func newUsage(bytes int64, most int) *usage {
	u := &usage{most: most}
	u.bytes.Store(bytes)
	return u
}

// keep counts an alignment that is kept, nil or not.
func (u *usage) keep(a *align.Alignment) {
	if a == nil {
		return
	}
	n := len(a.Beads)
	for range a.Possible() {
		n++
	}
	u.bytes.Add(int64(n) * beadBytes)
}

// room is how many bytes more may be taken.
func (u *usage) room() int { return u.most - int(min(u.bytes.Load(), int64(u.most))) }

// check returns an error if grouping takes more than it may.
func (u *usage) check() error {
	if n := u.bytes.Load(); n > int64(u.most) {
		return &align.TooLargeError{Limit: align.LimitMemory, Size: int(min(n, math.MaxInt)), Max: u.most}
	}
	return nil
}
