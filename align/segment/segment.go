// Package segment cuts text into sentences, and says where each one stands.
//
// Sentences are half-open byte ranges into the text as it was given: nothing
// is copied, normalised or lost.
package segment

import (
	"iter"
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/sentences"
	"golang.org/x/text/language"
)

// A Sentence is the half-open byte range [Start, End) of a text, and the
// number of the paragraph it stands in, counted from 0.
type Sentence struct {
	Start, End int
	Paragraph  int
}

// In returns the sentence's text, a part of the text it was found in.
func (s Sentence) In(text string) string { return text[s.Start:s.End] }

// A Segmenter finds the sentences of one language. It is safe for use by many
// goroutines. The zero Segmenter knows the Unicode rules alone.
type Segmenter struct{}

// For returns the segmenter of a language.
func For(tag language.Tag) Segmenter { return Segmenter{} }

// Sentences ranges over the sentences of text, in order.
func (Segmenter) Sentences(text string) iter.Seq[Sentence] {
	return func(yield func(Sentence) bool) {
		for s := range Lines(text) {
			tokens := sentences.FromString(s.In(text))
			for tokens.Next() {
				value := tokens.Value()
				start := s.Start + tokens.Start() + len(value) - len(strings.TrimLeftFunc(value, unicode.IsSpace))
				end := start + len(strings.TrimSpace(value))
				if end > start && !yield(Sentence{start, end, s.Paragraph}) {
					return
				}
			}
		}
	}
}

// Lines ranges over a text that holds one sentence per line. A blank line is
// a paragraph break; a sentence's range is its line without the line break.
func Lines(text string) iter.Seq[Sentence] {
	return func(yield func(Sentence) bool) {
		paragraph, used := 0, false
		start := 0
		for line := range strings.Lines(text) {
			end := start + len(strings.TrimRight(line, "\r\n"))
			switch blank := strings.TrimSpace(line) == ""; {
			case blank && used:
				paragraph, used = paragraph+1, false
			case !blank:
				used = true
				if !yield(Sentence{start, end, paragraph}) {
					return
				}
			}
			start += len(line)
		}
	}
}
