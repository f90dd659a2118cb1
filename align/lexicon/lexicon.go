// Package lexicon holds which words of one language translate which words of
// another, with probabilities in both directions.
//
//	l, ok := lexicon.Embedded(language.Indonesian, language.English)
//	id, ok := l.Source().Find("rumah")
//	for word, p := range l.Translations(id) {
//		fmt.Println(l.Target().Word(word), p)
//	}
//
// A lexicon is learned from sentences and their translations with [Train], put
// together by hand and read with [ReadGlossary], or made from other lexicons
// with [Join] and [Through]. [Lexicon.WriteTo] and [Read] keep it in a file,
// which [Lexicon.Prune] makes smaller.
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
// language. It never changes, and is safe for use by many goroutines.
type Lexicon struct {
	source, target *side
}

// A side is the words of one language and their translations: those of word
// w are [first[w], first[w+1]), the most probable first.
type side struct {
	Vocabulary
	first   []int32
	entries []translation.Entry
}

// Source returns the words of the source language.
func (l *Lexicon) Source() *Vocabulary { return &l.source.Vocabulary }

// Target returns the words of the target language.
func (l *Lexicon) Target() *Vocabulary { return &l.target.Vocabulary }

// Reverse returns the lexicon of the other direction, which shares its memory
// with this one.
func (l *Lexicon) Reverse() *Lexicon { return &Lexicon{l.target, l.source} }

// Translations ranges over the target words that translate a source word, the
// most probable first, and their probabilities. The probabilities sum to at
// most 1: what is missing is the chance that the word is translated by
// something that the lexicon does not know. They are exact to 4% and never
// rounded up. A word that the lexicon does not have has no translations.
func (l *Lexicon) Translations(word int32) iter.Seq2[int32, float32] {
	row := l.source.row(word)
	return func(yield func(int32, float32) bool) {
		for _, e := range row {
			if !yield(e.Word, e.P) {
				return
			}
		}
	}
}

func (s *side) row(word int32) []translation.Entry {
	if word < 0 || int(word) >= s.Len() {
		return nil
	}
	return s.entries[s.first[word]:s.first[word+1]]
}

// Languages returns the languages of both sides.
func (l *Lexicon) Languages() (source, target language.Tag) {
	return l.source.tag, l.target.tag
}

// Normalise returns the form in which a lexicon has a word.
func Normalise(word string) string { return tokens.Normalise(word) }
