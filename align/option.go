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
