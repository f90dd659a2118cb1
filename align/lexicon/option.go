package lexicon

import (
	"fmt"

	"github.com/sejajar/sejajar/align/internal/wordalign"
)

// An Option changes how [Train] works.
type Option func(*training) error

// A training is what the options say.
type training struct {
	learning wordalign.Settings
	pruning  pruning
	show     func(Progress)
	entries  bool // of a glossary, in which words occur as often as they have translations
}

// Tuned on the development sets, which change little with any of them.
var defaults = training{
	learning: wordalign.Settings{Rounds: 5, Agreements: 4, Discount: 0.5, Silence: 0.5, Least: 0.01, Longest: 100},
	pruning:  pruning{least: 0.01, top: 20},
	show:     func(Progress) {},
}

// OnProgress calls show after every pair and every round.
func OnProgress(show func(Progress)) Option {
	return func(t *training) error {
		t.show = show
		return nil
	}
}

// Diagonal makes words prefer translations at like places of their sentences, to
// begin with: the chance that two words translate each other falls with the
// distance of their places, by e to the power of steepness from one end to the
// other (Dyer et al. 2013). It is 0 unless set, and only neighbouring words
// matter. With 8 a lexicon tells the sentences of noisy news apart a little
// better, and those of books a little worse.
func Diagonal(steepness float64) Option {
	return func(t *training) error {
		if !(steepness >= 0 && steepness <= 100) {
			return fmt.Errorf("lexicon: Diagonal(%g): want 0 to 100", steepness)
		}
		t.learning.Diagonal = steepness
		return nil
	}
}

// MaxWords says how many words a sentence may have; pairs with a longer one
// are left out. They say little about each word and take much time. It is 100
// unless set.
func MaxWords(n int) Option {
	return func(t *training) error {
		if n < 1 {
			return fmt.Errorf("lexicon: MaxWords(%d): want at least 1", n)
		}
		t.learning.Longest = n
		return nil
	}
}

// MinProbability says which translations are kept: those of at least p, which
// is 0.01 unless set.
func MinProbability(p float64) Option {
	return func(t *training) error {
		if !(p >= 0 && p <= 1) {
			return fmt.Errorf("lexicon: MinProbability(%v): want 0 to 1", p)
		}
		t.learning.Least, t.pruning.least = p, p
		return nil
	}
}

// MaxTranslations says how many translations of a word are kept, the most
// probable ones. It is 20 unless set.
func MaxTranslations(n int) Option {
	return func(t *training) error {
		if n < 1 {
			return fmt.Errorf("lexicon: MaxTranslations(%d): want at least 1", n)
		}
		t.pruning.top = n
		return nil
	}
}
