package engine

import (
	"context"
	"sync"

	"github.com/sejajar/sejajar/align/internal/dictionary"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/lexicon"
)

// A Reading keeps what a text says by itself, which is the same whatever the text is compared
// with: its words, and where they are in vocabularies. Of one text alone, it is filled as the text is
// compared. The zero Reading is empty. It is safe for use by many goroutines, which may read the
// same at a time rather than wait for each other.
type Reading struct {
	mutex sync.Mutex
	sides [2]*side // words as they are written, and with figures read by value
	found []found
}

// A side is what has been read of a text.
type side struct {
	words  *tokens.Text
	layout lattice.Layout
	size   tokens.Size
}

// found is where the words of a side are in a vocabulary.
type found struct {
	words      *tokens.Text
	vocabulary *lexicon.Vocabulary
	entries    dictionary.Words
}

// mostFound is how many vocabularies are kept: those of the lexicons to a few languages. Of more,
// as of lexicons that are made anew for each comparison, the first is forgotten.
const mostFound = 4

// What a Reading takes in bytes, as measured on pages and on texts of unique words: each sentence,
// each word, each distinct word, and each of these in each vocabulary.
const (
	keptSentenceBytes = 64
	keptWordBytes     = 12
	keptFormBytes     = 96
	keptEntryBytes    = 72
)

// Bytes is about how much memory the Reading takes.
func (r *Reading) Bytes() (bytes int) {
	if r == nil {
		return 0
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, s := range r.sides {
		if s != nil {
			bytes += len(s.words.Sentences)*keptSentenceBytes + s.size.Words*keptWordBytes + s.size.Forms*keptFormBytes + 2*s.size.Letters
		}
	}
	for _, f := range r.found {
		bytes += len(f.entries) * keptEntryBytes
	}
	return bytes
}

// side returns what has been read, nil if nothing has.
func (r *Reading) side(figures int) *side {
	if r == nil {
		return nil
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.sides[figures]
}

// keep keeps a side, and returns the one that all are to use.
func (r *Reading) keep(figures int, s *side) *side {
	if r == nil {
		return s
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.sides[figures] == nil {
		r.sides[figures] = s
	}
	return r.sides[figures]
}

// lookUp looks the words of a side up. What it keeps is not of the pad.
func (r *Reading) lookUp(ctx context.Context, pad *scratch.Pad, v *lexicon.Vocabulary, words *tokens.Text) (dictionary.Words, error) {
	if r == nil {
		return dictionary.LookUp(ctx, pad, v, words)
	}
	if entries := r.known(v, words); entries != nil {
		return entries, nil
	}
	entries, err := dictionary.LookUp(ctx, nil, v, words)
	if err != nil || r.known(v, words) != nil {
		return entries, err
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if len(r.found) == mostFound {
		r.found = append(r.found[:0:0], r.found[1:]...)
	}
	r.found = append(r.found, found{words, v, entries})
	return entries, nil
}

// known returns where the words of a side are in a vocabulary, nil if they have not been looked up.
func (r *Reading) known(v *lexicon.Vocabulary, words *tokens.Text) dictionary.Words {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, f := range r.found {
		if f.words == words && f.vocabulary == v {
			return f.entries
		}
	}
	return nil
}
