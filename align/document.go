package align

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/segment"
)

// A Document is one version of a text: what it is called, the language it is
// in, the text as it was given, and the sentences found in it.
//
// The sentences are in order and do not overlap; their offsets are half-open
// byte ranges into Text. [Parse] finds them in running text, [ParseLines]
// takes one from each line, [FromSentences] takes them ready-made; a caller
// with a segmenter of its own fills in the struct.
type Document struct {
	ID        string
	Language  language.Tag
	Text      string
	Sentences []segment.Sentence
}

// Parse makes a document of running text, cut into sentences by the rules of
// its language. The text may be any bytes.
func Parse(id string, tag language.Tag, text string) Document {
	return Document{id, tag, text, slices.Collect(segment.For(tag).Sentences(text))}
}

// ParseLines makes a document of a text that holds one sentence per line; a
// blank line is a paragraph break.
func ParseLines(id string, tag language.Tag, text string) Document {
	return Document{id, tag, text, slices.Collect(segment.Lines(text))}
}

// FromSentences makes a document of one paragraph from ready sentences. Its
// Text is the sentences, each followed by a line feed.
func FromSentences(id string, tag language.Tag, sentences ...string) Document {
	d := Document{ID: id, Language: tag, Sentences: make([]segment.Sentence, len(sentences))}
	var text strings.Builder
	for i, s := range sentences {
		start := text.Len()
		text.WriteString(s)
		d.Sentences[i] = segment.Sentence{Start: start, End: text.Len()}
		text.WriteByte('\n')
	}
	d.Text = text.String()
	return d
}

// Check returns a [*SentenceError] unless the sentences are in order and within
// the text.
func (d Document) Check() error {
	last := 0
	for i, s := range d.Sentences {
		if s.Start < last || s.End < s.Start || s.End > len(d.Text) {
			return &SentenceError{i, s}
		}
		last = s.End
	}
	return nil
}

// Sentence returns the text of sentence i.
func (d Document) Sentence(i int) string { return d.Sentences[i].In(d.Text) }

// Slice returns the text from the first to the last sentence of span, with
// whatever stands between them, and "" for an empty span.
func (d Document) Slice(span Span) string { return d.Range(span).In(d.Text) }

// Range returns the bytes of Text from the first to the last sentence of span.
// For an empty span that is the empty range after the sentence before it.
func (d Document) Range(span Span) Range {
	switch {
	case span.Len() > 0:
		return Range{d.Sentences[span.Start].Start, d.Sentences[span.End-1].End}
	case span.Start > 0 && span.Start <= len(d.Sentences):
		end := d.Sentences[span.Start-1].End
		return Range{end, end}
	}
	return Range{}
}
