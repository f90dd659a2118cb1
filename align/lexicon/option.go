package lexicon

import (
	"fmt"

	"github.com/sejajar/sejajar/align/internal/wordalign"
)

// An Option changes how [Train] works, and [ReadGlossary], which learns from entries
// as from sentences; [MaxMemory] also limits [Read]. A nil Option changes nothing.
type Option func(*training) error

// A training is what the options say.
type training struct {
	learning wordalign.Settings
	pruning  pruning
	show     func(Progress)
	memory   int  // see MaxMemory
	entries  bool // the text is the entries of a glossary, which tell no frequencies
}

// The defaults were tuned on the development sets; none of them matters much.
var defaults = training{
	learning: wordalign.Settings{Rounds: 5, Agreements: 4, Discount: 0.5, Silence: 0.5, Least: 0.01, Longest: 100},
	pruning:  pruning{least: 0.01, top: 20},
	show:     func(Progress) {},
	memory:   DefaultMaxMemory,
}

// with returns the training with what the options say.
func (t training) with(options []Option) (*training, error) {
	for _, option := range options {
		if option == nil {
			continue
		}
		if err := option(&t); err != nil {
			return nil, err
		}
	}
	return &t, nil
}

// OnProgress has show called after each pair that has been read and after each
// round of training.
func OnProgress(show func(Progress)) Option {
	return func(t *training) error {
		if show == nil {
			show = func(Progress) {}
		}
		t.show = show
		return nil
	}
}

// Diagonal has model 1 prefer pairs of words that stand at similar places of
// their sentences (Dyer, Chahuneau and Smith 2013). A place is from 0, the
// beginning, to 1, the end; the prior probability of a pair is proportional to
// exp(-steepness·d), where d is the distance between the places of its words. The
// default is 0: places do not matter in model 1, and in the hidden Markov model
// only the steps from one word to the next do. With 8, lexicons align noisy news a
// little better and books a little worse.
func Diagonal(steepness float64) Option {
	return func(t *training) error {
		if !(steepness >= 0 && steepness <= 100) {
			return fmt.Errorf("lexicon: Diagonal(%g): want 0 to 100", steepness)
		}
		t.learning.Diagonal = steepness
		return nil
	}
}

// MaxWords sets the largest number of words in a sentence, 100 unless set, and in an
// entry of a glossary, 20 unless set. Pairs with a longer sentence are left out: they
// take much time and tell little about each word.
func MaxWords(n int) Option {
	return func(t *training) error {
		if n < 1 {
			return fmt.Errorf("lexicon: MaxWords(%d): want at least 1", n)
		}
		t.learning.Longest = n
		return nil
	}
}

// MinProbability sets the smallest probability of a translation that is kept,
// 0.01 unless set.
func MinProbability(p float64) Option {
	return func(t *training) error {
		if !(p >= 0 && p <= 1) {
			return fmt.Errorf("lexicon: MinProbability(%v): want 0 to 1", p)
		}
		t.learning.Least, t.pruning.least = p, p
		return nil
	}
}

// MaxTranslations sets how many translations of a word are kept, the most
// probable ones: 20 unless set.
func MaxTranslations(n int) Option {
	return func(t *training) error {
		if n < 1 {
			return fmt.Errorf("lexicon: MaxTranslations(%d): want at least 1", n)
		}
		t.pruning.top = n
		return nil
	}
}
