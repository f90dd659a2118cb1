package align

import (
	"errors"

	"github.com/sejajar/sejajar/align/lexicon"
)

// An Option changes how an Aligner works.
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

// Lexicons says which lexicons to look words up in, instead of the embedded
// ones: for two documents, those between their languages in either direction.
// Of several the first that knows a word is trusted most. Without any, the
// documents alone tell which words translate each other.
func Lexicons(lexicons ...*lexicon.Lexicon) Option {
	return func(a *Aligner) error {
		for _, l := range lexicons {
			if l == nil {
				return errors.New("align: Lexicons: a lexicon is nil")
			}
		}
		a.lexicons = append(make([]*lexicon.Lexicon, 0, len(lexicons)), lexicons...)
		return nil
	}
}
