package lexicon

import (
	"fmt"
	"math"
	"slices"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// Join returns a lexicon that trusts first more than second. A word keeps its
// translations in first as they are. The probability that first leaves open for
// the word, 1 less their sum, is given to its translations in second, in
// proportion. So a word that first knows well hardly changes, and one that it does
// not know is taken from second.
func Join(first, second *Lexicon) (*Lexicon, error) {
	first, second = first.orEmpty(), second.orEmpty()
	for _, sides := range [][2]*side{{first.source, second.source}, {first.target, second.target}} {
		if a, b := sides[0].tag, sides[1].tag; !sameLanguage(a, b) {
			return nil, fmt.Errorf("lexicon: cannot join the words of %v with those of %v", a, b)
		}
	}
	return join(first, second), nil
}

// join joins lexicons of the same languages.
func join(first, second *Lexicon) *Lexicon {
	source := unite(first.Source(), second.Source())
	target := unite(first.Target(), second.Target())
	d := &draft{
		source: source.draftSide,
		target: target.draftSide,
		forward: translation.Join(nil,
			first.source.table(source.first, target.first, len(source.words)),
			second.source.table(source.second, target.second, len(source.words))),
		backward: translation.Join(nil,
			first.target.table(target.first, source.first, len(target.words)),
			second.target.table(target.second, source.second, len(target.words))),
	}
	return d.lexicon(defaults.pruning)
}

// sameLanguage reports whether the words of two lexicons can be of one language:
// those of a lexicon that names none can be with another's whose tag is the same.
func sameLanguage(a, b language.Tag) bool { return a == b || languages.Same(a, b) }

// A union is the words of two vocabularies, and the number in it of each word
// of the first and of the second.
type union struct {
	draftSide
	first, second []int32
}

func unite(first, second *Vocabulary) union {
	u := union{draftSide: draftSide{tag: first.tag}}
	var a, b int32
	for int(a) < first.Len() || int(b) < second.Len() {
		word, inFirst, inSecond := first.Word(a), int(a) < first.Len(), int(b) < second.Len()
		if other := second.Word(b); inFirst && inSecond {
			inFirst, inSecond = word <= other, other <= word
		}
		number, frequency := int32(len(u.words)), float32(0)
		if inSecond {
			word, frequency = second.Word(b), second.Frequency(b)
			u.second = append(u.second, number)
			b++
		}
		if inFirst {
			word = first.Word(a)
			if known := first.Frequency(a); known > 0 {
				frequency = known
			}
			u.first = append(u.first, number)
			a++
		}
		u.words = append(u.words, word)
		u.frequencies = append(u.frequencies, float64(frequency))
	}
	return u
}

// table returns the translations of one direction with new numbers for the
// words of both sides.
func (s *side) table(from, to []int32, size int) translation.Table {
	table := make(translation.Table, size)
	for w := range int32(s.Len()) {
		row := slices.Clone(s.row(w))
		for i := range row {
			row[i].Word = to[row[i].Word]
		}
		table[from[w]].Entries = row
	}
	return table
}

// Through returns a lexicon from the source language of first to the target
// language of second, by way of the language in between (a pivot): p(t|s) is the
// sum of p(m|s)·p(t|m) over the words m of that language.
func Through(first, second *Lexicon) (*Lexicon, error) {
	first, second = first.orEmpty(), second.orEmpty()
	if a, b := first.target.tag, second.source.tag; !sameLanguage(a, b) {
		return nil, fmt.Errorf("lexicon: no way leads from %v to %v", a, b)
	}
	d := &draft{
		source:   first.source.draft(),
		target:   second.target.draft(),
		forward:  through(first, second),
		backward: through(second.Reverse(), first.Reverse()),
	}
	return d.lexicon(defaults.pruning), nil
}

func (v *Vocabulary) draft() draftSide {
	d := draftSide{tag: v.tag}
	for w, word := range v.All() {
		d.words = append(d.words, word)
		d.frequencies = append(d.frequencies, float64(v.Frequency(w)))
	}
	return d
}

func through(first, second *Lexicon) translation.Table {
	table := make(translation.Table, first.Source().Len())
	sums := make([]float64, second.Target().Len())
	var touched []int32
	for s := range table {
		for between, p := range first.Translations(int32(s)) {
			known, ok := second.Source().Find(first.Target().Word(between))
			if !ok {
				continue
			}
			for t, q := range second.Translations(known) {
				if sums[t] == 0 {
					touched = append(touched, t)
				}
				sums[t] += float64(p) * float64(q)
			}
		}
		slices.Sort(touched)
		for _, t := range touched {
			table[s].Entries = append(table[s].Entries, translation.Entry{Word: t, P: float32(sums[t])})
			sums[t] = 0
		}
		touched = touched[:0]
	}
	return table
}

// Prune returns the lexicon without the translations whose probability is below
// least. A word that then neither has a translation nor is the translation of a
// word is left out too.
func (l *Lexicon) Prune(least float64) (*Lexicon, error) {
	if !(least >= 0 && least <= 1) {
		return nil, fmt.Errorf("lexicon: Prune(%v): want 0 to 1", least)
	}
	l = l.orEmpty()
	d := &draft{source: l.source.draft(), target: l.target.draft(), forward: l.source.rows(), backward: l.target.rows()}
	return d.lexicon(pruning{least, math.MaxInt}), nil
}

func (s *side) rows() translation.Table {
	table := make(translation.Table, s.Len())
	for w := range table {
		table[w].Entries = s.row(int32(w))
	}
	return table
}
