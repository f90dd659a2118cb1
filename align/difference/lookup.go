package difference

import (
	"context"
	"slices"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align/internal/dictionary"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/lexicon"
)

// A lookup is the words of one document, looked up in one lexicon. Each lexicon
// is asked by itself, because one that joins several keeps little of what those
// behind the first say of a word: here their order must not matter.
type lookup struct {
	lexicon *lexicon.Lexicon  // into the other document's language
	table   translation.Table // to the other document's words
}

// lookUp looks up the words of both documents in all lexicons between their
// languages.
func (p *pair) lookUp(ctx context.Context, set *lexicon.Set) error {
	for _, l := range set.Lexicons(p.source.document.Language, p.target.document.Language) {
		ahead, back, err := dictionary.Find(l, p.source.words, p.target.words).Tables(ctx)
		if err != nil {
			return err
		}
		p.source.lookups = append(p.source.lookups, lookup{l, ahead})
		p.target.lookups = append(p.target.lookups, lookup{l.Reverse(), back})
		p.known = true
	}
	return nil
}

const (
	// likely is the least probability of a translation.
	likely = 0.02
	// itself is the least probability that a name is translated by the like, and
	// surely that of a word which is a name at the beginning of a sentence too. Found on
	// ntrex-clean: at 0.5 that adds two false changes in 3,000 beads.
	itself = 0.3
	surely = 0.5
	// shortestLoan is how many letters a word has that both languages have and
	// that can therefore be a name, whatever a lexicon holds its translation to be.
	shortestLoan = 4
)

// translated reports whether a lexicon translates a word, by its number in the
// text, by one of other words.
func (s *side) translated(number int32, other map[int32]bool) bool {
	return slices.ContainsFunc(s.lookups, func(l lookup) bool {
		return slices.ContainsFunc(l.row(number).Entries, func(e translation.Entry) bool {
			return e.P >= likely && other[e.Word]
		})
	})
}

// row returns the translations of a word among those of the other document.
func (l lookup) row(number int32) translation.Row {
	if number < 0 || int(number) >= len(l.table) {
		return translation.Row{}
	}
	return l.table[number]
}

// ordinary reports whether a lexicon has the word, or one of the same stem or its
// parts, and none of those that have it holds it to be a name.
func (s *side) ordinary(w *word) bool {
	if w.number < 0 || w.country != "" {
		return false
	}
	if p, known := s.itself(w.form); known {
		return p < itself && !(s.loan(w.form) && utf8.RuneCountInString(w.form) >= shortestLoan)
	}
	return slices.ContainsFunc(s.lookups, func(l lookup) bool { return l.row(w.number).Mass() > 0 })
}

// itself returns the greatest probability, by any of the lexicons, that a word is
// translated by itself, or inflected, and whether any of them has the word.
func (s *side) itself(form string) (most float32, known bool) {
	for _, l := range s.lookups {
		id, has := l.lexicon.Source().Find(form)
		if !has {
			continue
		}
		sum := float32(0)
		for t, p := range l.lexicon.Translations(id) {
			if inflected(form, l.lexicon.Target().Word(t)) {
				sum += p
			}
		}
		most, known = max(most, sum), true
	}
	return most, known
}

// loan reports whether a word of this document's language is one of the other's.
func (s *side) loan(form string) bool {
	return slices.ContainsFunc(s.lookups, func(l lookup) bool {
		_, has := l.lexicon.Target().Find(form)
		return has
	})
}

// named reports whether a lexicon holds a word to be a name.
func (s *side) named(form string) bool {
	p, _ := s.itself(form)
	return p >= surely
}
