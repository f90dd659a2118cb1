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
	for _, l := range set.Lexicons(p.source.Language, p.target.Language) {
		found, err := dictionary.Find(ctx, l, p.source.words, p.target.words)
		if err != nil {
			return err
		}
		forward, backward, err := found.Tables(ctx, nil)
		if err != nil {
			return err
		}
		p.source.lookups = append(p.source.lookups, lookup{l, forward})
		p.target.lookups = append(p.target.lookups, lookup{l.Reverse(), backward})
		p.known = true
	}
	return nil
}

const (
	// likely is the least probability of a translation.
	likely = 0.02
	// keptName is the least probability that a word is translated by itself from
	// which it may be a name, and keptFirst that from which it is one even where it
	// begins a sentence. With 0.5 the latter adds two false changes in the 3,000
	// beads of ntrex-clean.
	keptName  = 0.3
	keptFirst = 0.5
	// shortestLoan is how many letters a word needs to be taken for a name because
	// both languages have it, whatever the lexicon translates it by.
	shortestLoan = 4
)

// translated reports whether a lexicon translates the word with a number by one of
// the words of the other document.
func (d *document) translated(number int32, other map[int32]bool) bool {
	return slices.ContainsFunc(d.lookups, func(l lookup) bool {
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

// ordinary reports whether a word is known to be no name: a lexicon translates it,
// its stem or its parts, and none translates it by itself.
func (d *document) ordinary(w *word) bool {
	if w.number < 0 || w.country != "" {
		return false
	}
	if p, known := d.itself(w.form); known {
		return p < keptName && !(d.loan(w.form) && utf8.RuneCountInString(w.form) >= shortestLoan)
	}
	return slices.ContainsFunc(d.lookups, func(l lookup) bool { return l.row(w.number).Mass() > 0 })
}

// itself returns the probability that a word is translated by itself or by an
// inflected form of it, the greatest that any of the lexicons has, and whether any
// of them has the word.
func (d *document) itself(form string) (most float32, known bool) {
	for _, l := range d.lookups {
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
func (d *document) loan(form string) bool {
	return slices.ContainsFunc(d.lookups, func(l lookup) bool {
		_, has := l.lexicon.Target().Find(form)
		return has
	})
}

// keepsName reports whether a lexicon translates a word by itself often enough for
// it to be a name where it begins a sentence.
func (d *document) keepsName(form string) bool {
	p, _ := d.itself(form)
	return p >= keptFirst
}

// noun reports whether a word of a language that writes nouns with capitals is one of
// those: the lexicons that have it translate it by several words and rarely by itself. A
// name has one translation, as Peking has Beijing.
func (d *document) noun(form string) bool {
	if p, known := d.itself(form); !known || p >= keptName {
		return false
	}
	for _, l := range d.lookups {
		if id, has := l.lexicon.Source().Find(form); has {
			for _, p := range l.lexicon.Translations(id) {
				if p >= oneTranslation {
					return false
				}
				break // the first is the most probable
			}
		}
	}
	return true
}

// oneTranslation is the probability from which on a word has one translation.
const oneTranslation = 0.6
