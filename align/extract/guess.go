package extract

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// What a text is in that does not say so is guessed by what would be its
// letters in each encoding: a wrong one makes of the letters of German, French or
// Indonesian with its quotation marks those that no language in Western Europe
// has, or has not there: quotation marks and capitals in the middle of words,
// symbols, control characters. Where none fits, there is no guess.

// guessOneByte guesses which encoding of one byte a character a text is in, the
// zero Encoding if none fits. The first of several that fit as well is the most
// common.
func guessOneByte(text []byte) (best Encoding) {
	const least = -1.5 // of the mean of the characters
	highest := least
	for _, e := range []Encoding{windows1252, latin9, cp850} {
		if fit := meanFit(text, e.encoding.(*charmap.Charmap)); fit > highest {
			best, highest = e, fit
		}
	}
	return best
}

// misfit is the fit of a character that should not be where it is.
const misfit = -3.0

// meanFit returns how well the characters of a text fit that are not ASCII, the
// mean of what each has: 0 is best. It is misfit where one in ten is such, or
// where too many of the letters are not ASCII for a Latin script.
func meanFit(text []byte, encoding *charmap.Charmap) float64 {
	sum, count, misfits, letters, high := 0.0, 0, 0, 0, 0
	for i, b := range text {
		if b < utf8.RuneSelf {
			if isASCIILetter(rune(b)) {
				letters++
			}
			continue
		}
		before, after := ' ', ' '
		if i > 0 {
			before = encoding.DecodeByte(text[i-1])
		}
		if i+1 < len(text) {
			after = encoding.DecodeByte(text[i+1])
		}
		r := encoding.DecodeByte(b)
		f := fit(before, r, after)
		if b == 0xff {
			f = misfit // in no encoding a character that texts have, and a sign of what is no text
		}
		sum, count = sum+f, count+1
		if f <= misfit {
			misfits++
		}
		if unicode.IsLetter(r) {
			high++
		}
	}
	if count == 0 || 10*misfits > count || high > 5 && 2*high > letters {
		return misfit
	}
	return sum / float64(count)
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

// The letters beyond ASCII of the languages of Western Europe, from the most to
// the least frequent of them, by what their fit is. Letters that these hardly
// have, such as Ã, are in none.
var letterFits = []struct {
	letters string
	fit     float64
}{
	{"äöüßéÄÖÜ", 0},
	{"èàçêâôáíóñãåøæÉ", -0.5},
	{"îûëïùúœõòìÀÇÈÊÅØÆÁÓÍÚÑŒÔÎ", -1},
	{"šžŠŽðþýÞ", -1.5},
}

// fit returns how well a character that is not ASCII fits between two others.
func fit(before, r, after rune) float64 {
	inside := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch {
	case unicode.IsLetter(r) && r != 'µ':
		return letterFit(before, r, after)
	case r == '’':
		return 0
	case strings.ContainsRune("“”„‚‘«»‹›", r):
		if inside || unicode.IsLetter(before) && strings.ContainsRune("„‚", r) {
			return misfit
		}
		return 0
	case strings.ContainsRune("–—\u00a0", r):
		return 0
	case r == '…' || r == '\u00ad':
		return -0.5
	case strings.ContainsRune("€§°•·©®™½¼¾²³µ×±†¿¡£¢¥¹¶", r):
		if inside && r != 'µ' {
			return misfit
		}
		return -1
	case r == '´':
		return -2 // for an apostrophe
	}
	return 2 * misfit
}

func letterFit(before, r, after rune) float64 {
	known := 2 * misfit
	for _, tier := range letterFits {
		if strings.ContainsRune(tier.letters, r) {
			known = tier.fit
		}
	}
	alone := !unicode.IsLetter(before) && !unicode.IsLetter(after)
	switch {
	case unicode.IsUpper(r) && unicode.IsLower(before), unicode.IsLower(r) && unicode.IsUpper(after):
		return min(known, misfit) // a capital in the middle of a word
	case alone && !strings.ContainsRune("àèéóÀÈÉ", r):
		return min(known, misfit)
	}
	return known
}

// wideOrder returns which UTF-16 a text of Latin letters is in, the zero
// Encoding if it is in none.
func wideOrder(text []byte) Encoding {
	var zeros [2]int // among the first and among the second bytes of each two
	for i, b := range text {
		if b == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(text) / 2
	switch {
	case pairs < 2:
	case 2*zeros[1] > pairs && 20*zeros[0] < pairs:
		return utf16LE
	case 2*zeros[0] > pairs && 20*zeros[1] < pairs:
		return utf16BE
	}
	return Encoding{}
}

// checkAssumption returns an error where a text that starts so is certain to be
// in another encoding than the one that was named: in UTF-8 and not in one of
// one byte a character, or in UTF-16 of the other order.
func checkAssumption(name string, start []byte, whole bool, e Encoding) error {
	wrong := func(is Encoding, at int) error {
		before := start[:at]
		line := 1 + bytes.Count(before, []byte("\n"))
		return &EncodingError{Name: name, Encoding: e, Line: line, Column: at - bytes.LastIndexByte(before, '\n'), Is: is}
	}
	if _, oneByte := e.encoding.(*charmap.Charmap); oneByte {
		if at := bytes.IndexFunc(start, func(r rune) bool { return r >= utf8.RuneSelf }); at >= 0 && validUTF8(start, whole) {
			return wrong(utf8Encoding, at)
		}
	}
	if is := wideOrder(start); (e.name == utf16LE.name || e.name == utf16BE.name) && is.encoding != nil && is.name != e.name {
		return wrong(is, 0)
	}
	return nil
}
