// Package lexicon holds which words of one language translate which words of
// another, with probabilities in both directions.
//
//	l, ok := lexicon.Embedded(language.Indonesian, language.English)
//	for word, p := range l.Lookup("Rumah") {
//		fmt.Println(word, p)
//	}
//
// A lexicon is learned from sentences and their translations with [Train], put
// together by hand and read with [ReadGlossary], or made from other lexicons
// with [Join] and [Through]. [Lexicon.WriteTo] and [Read] keep it in a file,
// which [Lexicon.Prune] makes smaller. A [Set] is all the lexicons that a program
// looks words up in.
//
// # Words
//
// Words are what Unicode's word boundaries enclose (UAX #29), in the form in
// which package align compares them: after compatibility normalisation (NFKC)
// and case folding, with numbers written in one way for all languages. Their
// numbers begin at 0 and follow the order of the words' bytes.
package lexicon

import (
	"iter"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// A Lexicon holds translations between the words of a source and a target
// language. It never changes, and is safe for use by many goroutines. The zero
// Lexicon and the nil Lexicon have no words.
type Lexicon struct {
	source, target *side // both are nil in the zero Lexicon
}

// A side is the words of one language and their translations: those of word
// w are [first[w], first[w+1]), the most probable first.
type side struct {
	*Vocabulary
	first   []int32
	entries []translation.Entry
}

// orEmpty returns the lexicon, and one with two empty sides for the zero Lexicon
// and for nil.
func (l *Lexicon) orEmpty() *Lexicon {
	if l == nil || l.source == nil {
		return assemble(new(Vocabulary), new(Vocabulary), nil)
	}
	return l
}

// Source returns the words of the source language.
func (l *Lexicon) Source() *Vocabulary { return l.orEmpty().source.Vocabulary }

// Target returns the words of the target language.
func (l *Lexicon) Target() *Vocabulary { return l.orEmpty().target.Vocabulary }

// Reverse returns the lexicon of the other direction, which shares its memory
// with this one.
func (l *Lexicon) Reverse() *Lexicon {
	l = l.orEmpty()
	return &Lexicon{l.target, l.source}
}

// Lookup ranges over the words of the target language that translate a word of
// the source language, which may be written as in a text, and their probabilities
// in the order of [Lexicon.Translations]. A word that the lexicon does not have
// has no translations; [Vocabulary.Relatives] may lead to others of its stem.
func (l *Lexicon) Lookup(word string) iter.Seq2[string, float32] {
	return func(yield func(string, float32) bool) {
		number, ok := l.Source().Find(Normalise(word))
		if !ok {
			return
		}
		for _, e := range l.source.row(number) {
			if !yield(l.target.Word(e.Word), e.P) {
				return
			}
		}
	}
}

// Translations ranges over the target words that translate a source word, the
// most probable first, and their probabilities. The probabilities sum to at
// most 1: what is missing is the chance that the word is translated by
// something that the lexicon does not know. They are exact to 4% and never
// rounded up. A word that the lexicon does not have has no translations.
func (l *Lexicon) Translations(word int32) iter.Seq2[int32, float32] {
	var row []translation.Entry
	if l != nil {
		row = l.source.row(word)
	}
	return func(yield func(int32, float32) bool) {
		for _, e := range row {
			if !yield(e.Word, e.P) {
				return
			}
		}
	}
}

func (s *side) row(word int32) []translation.Entry {
	if s == nil || word < 0 || int(word) >= s.Len() {
		return nil
	}
	return s.entries[s.first[word]:s.first[word+1]]
}

// Languages returns the languages of both sides.
func (l *Lexicon) Languages() (source, target language.Tag) {
	return l.Source().Language(), l.Target().Language()
}

// Normalise returns the form in which a lexicon has a word.
func Normalise(word string) string { return tokens.Normalise(word) }
