// Package dictionary looks up the words of two texts in a lexicon: which words
// of one text translate which of the other. Words that the lexicon does not
// have are looked up by their relatives, words of the same stem or the parts of
// a compound.
package dictionary

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/lexicon"
)

// Tuned on the development sets: without relatives the F1 of short noisy
// documents falls by 0.002.
//
// kinship is how far the translations of a word are believed to be those
// of its relatives.
const kinship = 0.83

// A Finding is the words of two texts, found in a lexicon.
type Finding struct {
	lexicon        *lexicon.Lexicon
	source, target Words
}

// Find looks up the words of two texts in a lexicon from the language of the
// one to that of the other. It returns the context's error soon after the context ends.
func Find(ctx context.Context, l *lexicon.Lexicon, source, target *tokens.Text) (*Finding, error) {
	from, err := LookUp(ctx, nil, l.Source(), source)
	if err != nil {
		return nil, err
	}
	to, err := LookUp(ctx, nil, l.Target(), target)
	if err != nil {
		return nil, err
	}
	return Between(l, from, to), nil
}

// Words are the words of a text, found in a vocabulary.
type Words []entries

// LookUp looks up the words of a text in a vocabulary of its language. It returns the context's error
// soon after the context ends.
func LookUp(ctx context.Context, pad *scratch.Pad, v *lexicon.Vocabulary, text *tokens.Text) (Words, error) {
	return find(ctx, pad, v, text.Words)
}

// Between returns the words of two texts that were found in the vocabularies of a lexicon.
func Between(l *lexicon.Lexicon, source, target Words) *Finding { return &Finding{l, source, target} }

// Tables returns which words of the texts translate each other, source to
// target and target to source.
func (f *Finding) Tables(ctx context.Context, pad *scratch.Pad) (forward, backward translation.Table, err error) {
	if forward, err = table(ctx, pad, f.lexicon, f.source, f.target); err != nil {
		return nil, nil, err
	}
	backward, err = table(ctx, pad, f.lexicon.Reverse(), f.target, f.source)
	return forward, backward, err
}

// Frequencies returns the share of each word of the texts in those that the
// lexicon was learned from, 0 for words that it does not have, and nil where no
// frequency is known, as of a glossary.
func (f *Finding) Frequencies(pad *scratch.Pad) (source, target []float64) {
	return frequencies(pad, f.lexicon.Source(), f.source), frequencies(pad, f.lexicon.Target(), f.target)
}

func frequencies(pad *scratch.Pad, v *lexicon.Vocabulary, words []entries) []float64 {
	list := scratch.Make[float64](pad, len(words))
	known := false
	for w, e := range words {
		for _, id := range e.ids {
			f := float64(v.Frequency(id))
			list[w] += f / float64(len(e.ids))
			known = known || f > 0
		}
	}
	if !known {
		return nil
	}
	return list
}

// table looks up the translations of each given word, which stands for entries
// of the lexicon, among the words of the other text, which do so too.
func table(ctx context.Context, pad *scratch.Pad, l *lexicon.Lexicon, given, other []entries) (translation.Table, error) {
	there := newPresence(pad, l.Target().Len(), other)
	sum := scratch.Make[float32](pad, len(other))
	rows := translation.Table(scratch.Make[translation.Row](pad, len(given)))
	all := scratch.Room[translation.Entry](pad, 4*len(given)) // of all rows
	for g, entries := range given {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		first, weight, absent := len(all), entries.weight(), float32(0)
		for _, id := range entries.ids {
			for translated, p := range l.Translations(id) {
				p *= weight
				for _, r := range there.of(translated) {
					share := p * r.share
					p -= share
					if sum[r.word] == 0 {
						all = append(all, translation.Entry{Word: r.word})
					}
					sum[r.word] += share
				}
				absent += p
			}
		}
		row := all[first:len(all):len(all)]
		for i, e := range row {
			row[i].P = sum[e.Word]
			sum[e.Word] = 0
		}
		rows[g] = translation.Row{Entries: row, Elsewhere: translation.Trust * absent}
	}
	return rows, nil
}
