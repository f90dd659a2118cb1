package detect

import "unicode"

// A script is an index into scripts.
type script uint8

const (
	latin   script = 0
	unknown script = script(len(scripts) - 1) // one that no known language is written in
)

// scripts are those of lingua's languages, with their ISO 15924 codes. Chinese
// and Japanese share one.
var scripts = [...]struct {
	code   string
	tables []*unicode.RangeTable
}{
	{"Latn", []*unicode.RangeTable{unicode.Latin}},
	{"Cyrl", []*unicode.RangeTable{unicode.Cyrillic}},
	{"Arab", []*unicode.RangeTable{unicode.Arabic}},
	{"Deva", []*unicode.RangeTable{unicode.Devanagari}},
	{"Jpan", []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}},
	{"Hang", []*unicode.RangeTable{unicode.Hangul}},
	{"Grek", []*unicode.RangeTable{unicode.Greek}},
	{"Hebr", []*unicode.RangeTable{unicode.Hebrew}},
	{"Armn", []*unicode.RangeTable{unicode.Armenian}},
	{"Geor", []*unicode.RangeTable{unicode.Georgian}},
	{"Beng", []*unicode.RangeTable{unicode.Bengali}},
	{"Guru", []*unicode.RangeTable{unicode.Gurmukhi}},
	{"Gujr", []*unicode.RangeTable{unicode.Gujarati}},
	{"Taml", []*unicode.RangeTable{unicode.Tamil}},
	{"Telu", []*unicode.RangeTable{unicode.Telugu}},
	{"Thai", []*unicode.RangeTable{unicode.Thai}},
	{"Zzzz", []*unicode.RangeTable{unicode.L}},
}

// scriptOf tells the script of a letter, trying first the one of the letter
// before it. It reports false for what is no letter.
func scriptOf(r rune, before script) (script, bool) {
	if unicode.In(r, scripts[before].tables...) {
		return before, unicode.IsLetter(r)
	}
	if !unicode.IsLetter(r) {
		return 0, false
	}
	for i, s := range scripts {
		if unicode.In(r, s.tables...) {
			return script(i), true
		}
	}
	return unknown, true
}
