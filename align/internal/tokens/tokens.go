// Package tokens turns the sentences of a text into numbered words.
//
// Words are the Unicode words that hold a letter or a digit, but for letters in brackets
// and names after initials (scan.go). They are compared after compatibility normalisation
// and case folding, so that "Straße", "STRASSE" and "Strasse" are one word. Each distinct
// word of a text has a number, given in the order of first occurrence; everything after this
// package computes with the numbers.
//
// Between languages that package quantity knows, dates and numbers that are
// written in words are read as words of their value, so that "28. Mai" and
// "May 28" are the same two words.
package tokens

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/sejajar/sejajar/align/internal/quantity"
	"github.com/sejajar/sejajar/align/segment"
)

// A Text is the words of a document's sentences.
type Text struct {
	Sentences [][]int32 // the words of each sentence, by number
	Lengths   []int     // the characters of each sentence, white space left out
	Words     []string  // the normalised form of each word number
	Counts    []int32   // how often each word number occurs; 0 for a word of which all are parts of figures read by value
	Capitals  []int32   // by word number, within sentences: how often it has a capital letter, less how often it has none
	Total     int       // how many words there are in all

	numbers map[string]int32 // of Words
}

// Number returns the number of a normalised word, if it is in the text.
func (t *Text) Number(word string) (number int32, ok bool) {
	number, ok = t.numbers[word]
	return number, ok
}

// Read finds the words of the given sentences of text. With figures, the rules of
// their language, dates and numbers in words are read as words of their value; nil
// reads them as they are written.
func Read(ctx context.Context, text string, sentences []segment.Sentence, figures *quantity.Rules) (*Text, error) {
	return ReadWithin(ctx, text, sentences, figures, nil)
}

// Size is how much of a text has been read: its words, the distinct ones among them, and the
// bytes of these together.
type Size struct{ Words, Forms, Letters int }

// ReadWithin does what Read does, and asks check before every sentence, and within long ones,
// whether what has been read is still within what may be. It ends with the error of check.
func ReadWithin(
	ctx context.Context, text string, sentences []segment.Sentence, figures *quantity.Rules, check func(Size) error,
) (*Text, error) {
	b := NewBuilder()
	b.figures, b.check = figures, check
	b.expect(sentences)
	for _, s := range sentences {
		if err := b.Add(ctx, s.In(text)); err != nil {
			return nil, err
		}
	}
	return b.Text(), b.rest(ctx)
}

// A Builder makes a Text of sentences that come one at a time.
type Builder struct {
	text    *Text
	numbers map[string]int32 // of the words met so far
	normal  normaliser
	words   []int32         // the last sentences' words, one after the other
	forms   strings.Builder // the words met so far, one after the other
	figures *quantity.Rules
	begins  []bool           // by word number, with figures: a figure may begin with the word
	check   func(Size) error // nil if anything may be read
}

// NewBuilder returns a Builder of a text without sentences.
func NewBuilder() *Builder {
	return &Builder{text: new(Text), numbers: make(map[string]int32), normal: normaliser{fold: cases.Fold()}}
}

// expect makes room for the words of some sentences, so that those of a short text
// need no further allocation. A long text grows as it is read: of its words no more
// than most are expected.
func (b *Builder) expect(sentences []segment.Sentence) {
	const wordLength, most = 6, 1 << 12
	size := 0
	for _, s := range sentences {
		size += s.End - s.Start
	}
	all := min(size/wordLength, most)
	distinct := all * 3 / 4
	b.numbers = make(map[string]int32, distinct)
	b.forms.Grow(distinct * wordLength)
	b.words = make([]int32, 0, all)
	b.text.Words = make([]string, 0, distinct)
	b.text.Counts, b.text.Capitals, b.begins = make([]int32, 0, distinct), make([]int32, 0, distinct), make([]bool, 0, distinct)
	b.text.Sentences, b.text.Lengths = make([][]int32, 0, len(sentences)), make([]int, 0, len(sentences))
}

// Text returns the text of all sentences added.
func (b *Builder) Text() *Text {
	b.text.numbers = b.numbers
	return b.text
}

// breath is how many words are read before the context is checked again.
const breath = 1 << 12

// Add adds a sentence. Where the context ends first, the Builder is of no further use.
func (b *Builder) Add(ctx context.Context, sentence string) error {
	first, length, figures := len(b.words), 0, false
	for rest, n := sentence, 0; len(rest) > 0; n++ {
		if n%breath == 0 {
			if err := b.rest(ctx); err != nil {
				return err
			}
		}
		size, plain := token(rest)
		value := rest[:size]
		rest = rest[size:]
		if plain {
			length += size
		} else {
			length += characters(value)
		}
		if plain || wordlike(value) {
			word := b.number(value)
			if len(b.words) > first {
				b.text.Capitals[word] += capital(value)
			}
			b.words = append(b.words, word)
			figures = figures || b.figures != nil && b.begins[word]
		}
	}
	numbers := b.words[first:len(b.words):len(b.words)]
	if figures {
		numbers = b.reword(sentence, numbers)
	}
	for _, w := range numbers {
		b.text.Counts[w]++
	}
	b.text.Total += len(numbers)
	b.text.Sentences = append(b.text.Sentences, numbers)
	b.text.Lengths = append(b.text.Lengths, length)
	return nil
}

// rest returns an error where the context has ended, or more has been read than may be.
func (b *Builder) rest(ctx context.Context) error {
	if err := ctx.Err(); err != nil || b.check == nil {
		return err
	}
	return b.check(Size{len(b.words), len(b.text.Words), b.forms.Len()})
}

// reword returns the words of a sentence with those of its figures replaced.
func (b *Builder) reword(sentence string, numbers []int32) []int32 {
	wordings := b.figures.Wordings(sentence)
	if len(wordings) == 0 {
		return numbers
	}
	replaced := make([]int32, 0, len(numbers))
	for start := 0; start < len(sentence); {
		size, plain := token(sentence[start:])
		if plain || wordlike(sentence[start:start+size]) {
			for len(wordings) > 0 && wordings[0].End <= start {
				wordings = wordings[1:]
			}
			if len(wordings) == 0 || start < wordings[0].Start {
				replaced = append(replaced, numbers[0])
			} else {
				for _, word := range wordings[0].Words {
					replaced = append(replaced, b.number(word))
				}
				wordings[0].Words = nil
			}
			numbers = numbers[1:]
		}
		start += size
	}
	return replaced
}

// number returns the number of a word, which is a new one if the word was not
// met before.
func (b *Builder) number(value string) int32 {
	t := b.text
	form := b.normal.word(value)
	n, known := b.numbers[string(form)]
	if !known {
		first := b.forms.Len()
		b.forms.Write(form)
		word := b.forms.String()[first:]
		n = int32(len(t.Words))
		b.numbers[word] = n
		t.Words = append(t.Words, word)
		t.Counts, t.Capitals = append(t.Counts, 0), append(t.Capitals, 0)
		if b.figures != nil {
			b.begins = append(b.begins, b.figures.Begins(word))
		}
	}
	return n
}

// wordlike reports whether a Unicode word is more than punctuation or space.
func wordlike(token string) bool {
	for _, r := range token {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// capital is 1 for a word that begins with a capital letter and -1 for others.
func capital(token string) int32 {
	if r, _ := utf8.DecodeRuneInString(token); unicode.IsUpper(r) {
		return 1
	}
	return -1
}

func characters(token string) int {
	if r, _ := utf8.DecodeRuneInString(token); unicode.IsSpace(r) {
		return 0
	}
	return utf8.RuneCountInString(token)
}

// Normalise returns the form in which a word is compared.
func Normalise(word string) string {
	n := normaliser{fold: cases.Fold()}
	return string(n.word(word))
}

// unsewn leaves out what can stand in the midst of a word and is no part of it.
var unsewn = strings.NewReplacer("[", "", "]", "", "*", "")

// A normaliser brings words into the form in which they are compared.
type normaliser struct {
	fold   cases.Caser
	buffer []byte
}

// word returns the form of a word, which the next call overwrites.
func (n *normaliser) word(token string) []byte {
	n.buffer = n.buffer[:0]
	if IsNumber(token) {
		n.buffer = append(n.buffer, number(token)...)
		return n.buffer
	}
	for i := range len(token) {
		c := token[i]
		switch {
		case c >= utf8.RuneSelf:
			n.buffer = norm.NFKC.AppendString(n.buffer[:0], n.fold.String(norm.NFKC.String(unsewn.Replace(token))))
			return n.buffer
		case c == '[' || c == ']' || c == '*':
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		n.buffer = append(n.buffer, c)
	}
	return n.buffer
}
