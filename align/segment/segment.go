package segment

import (
	"iter"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
)

// A Sentence is the half-open byte range [Start, End) of a text, and the
// number of the paragraph it stands in, counted from 0.
type Sentence struct {
	Start, End int
	Paragraph  int
}

// In returns the sentence's text, a part of the text it was found in.
func (s Sentence) In(text string) string { return text[s.Start:s.End] }

// A Segmenter finds the sentences of one language. It is a small value, safe
// for use by many goroutines. The zero Segmenter knows no language: it goes by
// the Unicode rules and what holds in most languages, as does For(language.Und).
type Segmenter struct{ known *knowledge }

// For returns the segmenter of a language, whatever its script or region: that
// of de-AT is that of de. A language without a folder of data gets the zero
// Segmenter.
func For(tag language.Tag) Segmenter {
	if languages.Base(tag) == languages.Unknown {
		return Segmenter{}
	}
	k, _ := known.Of(tag)
	return Segmenter{k}
}

// Sentences ranges over the sentences of text, in order. They do not overlap.
// Every byte that is not blank (as [unicode.IsSpace] defines it) is in one, and
// none starts or ends with a blank or is longer than [MaxSentence] bytes. Their
// paragraphs are numbered 0, 1, 2 and so on. The text may be any bytes.
func (s Segmenter) Sentences(text string) iter.Seq[Sentence] {
	return func(yield func(Sentence) bool) {
		c := newCutter(s.known, layoutOf(text[:min(len(text), layoutSample)]))
		c.text, c.final = text, true
		for {
			sentence, ok := c.next()
			if !ok || !yield(sentence) {
				return
			}
		}
	}
}
