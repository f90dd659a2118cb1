package lattice

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Signs are how a sentence looks at its ends: the classes of its first and last
// characters. A translation looks much alike: titles are without a full stop on both
// sides, speech begins with a quotation mark or a dash.
type Signs struct{ Begin, End Sign }

// A Sign is a class of characters.
type Sign uint8

// The signs. A sentence begins with one of those from none to mark, and ends
// with any.
const (
	none Sign = iota // no character at all
	upper
	lower
	digit
	quote
	dash
	bracket
	mark // any other
	stop
	ellipsis
	question
	exclamation
	colon
	comma // or semicolon
	signs // the number of signs
)

const (
	quotes   = "\"'“”„‚‘’‛«»‹›"
	brackets = "()[]{}<>"
	bullets  = "•*·"
)

// ReadSigns returns the signs of a sentence. Quotation marks and brackets that
// close after the last character are passed over.
func ReadSigns(sentence string) Signs {
	sentence = strings.TrimSpace(sentence)
	first, _ := utf8.DecodeRuneInString(sentence)
	end := strings.TrimRightFunc(sentence, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(quotes, r) || strings.ContainsRune(brackets, r)
	})
	if end == "" {
		end = sentence
	}
	if strings.HasSuffix(end, "..") {
		return Signs{begin(first), ellipsis}
	}
	last, _ := utf8.DecodeLastRuneInString(end)
	return Signs{begin(first), ending(last)}
}

func begin(r rune) Sign {
	switch {
	case r == utf8.RuneError:
		return none
	case unicode.IsLower(r):
		return lower
	case unicode.IsLetter(r):
		return upper
	case unicode.IsDigit(r):
		return digit
	case strings.ContainsRune(quotes, r):
		return quote
	case unicode.Is(unicode.Pd, r) || strings.ContainsRune(bullets, r):
		return dash
	case strings.ContainsRune(brackets, r):
		return bracket
	}
	return mark
}

func ending(r rune) Sign {
	switch r {
	case '.', '。', '．', '।':
		return stop
	case '…':
		return ellipsis
	case '?', '？', '؟':
		return question
	case '!', '！':
		return exclamation
	case ':', '：':
		return colon
	case ',', ';', '،', '、':
		return comma
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return lower // titles and the ends of lines: case tells nothing
	}
	return begin(r)
}
