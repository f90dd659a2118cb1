package lexicon

import (
	"iter"
	"slices"
	"sync"

	"golang.org/x/text/language"
)

// A Vocabulary is the words of one language that a lexicon has.
type Vocabulary struct {
	tag         language.Tag
	text        string   // the words, sorted by bytes, without anything between them
	ends        []uint32 // of each word in text
	frequencies []byte

	// What words are found by, made at first need.
	indexing, stemming sync.Once
	index              index
	stems              stems
	memo               *memo
}

// Language returns the language of the words.
func (v *Vocabulary) Language() language.Tag { return v.tag }

// Len returns how many words there are.
func (v *Vocabulary) Len() int { return len(v.ends) }

// Word returns the word with a number from 0 to Len-1, and "" for other numbers.
func (v *Vocabulary) Word(number int32) string {
	switch {
	case number < 0 || int(number) >= len(v.ends):
		return ""
	case number == 0:
		return v.text[:v.ends[0]]
	}
	return v.text[v.ends[number-1]:v.ends[number]]
}

// Find returns the number of a word, which must be in the form that
// [Normalise] gives. The first call for a vocabulary makes an index of it, which
// takes some milliseconds for 100,000 words.
func (v *Vocabulary) Find(word string) (number int32, ok bool) {
	v.indexing.Do(func() { v.index = newIndex(v) })
	return v.index.find(v, word)
}

// Relatives ranges over the numbers of the words that differ from a word, which
// must be in the form that [Normalise] gives, only in how they are inflected or
// derived, as "house" and "houses" do: those with the same stem, itself among
// them if it is in the vocabulary. A word without any, if it is a compound of two
// words of the vocabulary, has these two. There are none in a language of which
// package align does not know how it inflects, and never more than 30.
func (v *Vocabulary) Relatives(word string) iter.Seq[int32] {
	_, relatives := v.Family(word)
	return slices.Values(relatives)
}

// Family returns the number of a word, which must be in the form that [Normalise] gives, -1
// if it is not in the vocabulary, and the numbers that [Vocabulary.Relatives] ranges over, which
// are not to be changed. What it has found of some thousand words it remembers.
func (v *Vocabulary) Family(word string) (number int32, relatives []int32) {
	v.stemming.Do(func() { v.stems, v.memo = newStems(v), newMemo() })
	f := v.memo.of(word, v.family)
	return f.number, f.relatives
}

func (v *Vocabulary) family(word string) family {
	number, ok := v.Find(word)
	if !ok {
		number = -1
	}
	return family{number: number, relatives: v.stems.relatives(v, word, number)}
}

// Frequency returns the share of a word in the text that the lexicon was
// learned from, exact to 7%, or 0 where it is not known.
func (v *Vocabulary) Frequency(number int32) float32 {
	if number < 0 || int(number) >= len(v.frequencies) {
		return 0
	}
	return frequencies[v.frequencies[number]]
}

// All ranges over the words and their numbers.
func (v *Vocabulary) All() iter.Seq2[int32, string] {
	return func(yield func(int32, string) bool) {
		for n := range v.ends {
			if !yield(int32(n), v.Word(int32(n))) {
				return
			}
		}
	}
}
