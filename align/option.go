package align

import "github.com/sejajar/sejajar/align/lexicon"

// An Option changes how an [Aligner] works. A nil Option changes nothing.
type Option func(*Aligner) error

// MinConfidence says how sure a bead must be: sentences of beads below p come
// as null beads. It is 0 unless set, which keeps what is likelier than not.
func MinConfidence(p float64) Option {
	return func(a *Aligner) error {
		if !(p >= 0 && p <= 1) {
			return wrong("MinConfidence", p, "0 to 1")
		}
		a.minConfidence = p
		return nil
	}
}

// Progress is how far the alignment of two documents has come: it has done Done of Total
// steps, which each take longer the longer the documents are, and some longer than
// others.
type Progress struct {
	Source, Target string // the IDs of the documents
	Done, Total    int
}

// OnProgress has [Aligner.Align] call show when it has done a step, from the goroutine
// that aligns: with [Aligner.All], and in package versions, from several at a time.
func OnProgress(show func(Progress)) Option {
	return func(a *Aligner) error {
		a.progress = show
		return nil
	}
}

// Lexicons says which lexicons to look words up in, instead of the embedded
// ones: for two documents, what the set has between their languages. With an
// empty set, or nil, the documents alone tell which words translate each other.
func Lexicons(set *lexicon.Set) Option {
	return func(a *Aligner) error {
		if a.lexicons = set; set == nil {
			a.lexicons = new(lexicon.Set)
		}
		return nil
	}
}
