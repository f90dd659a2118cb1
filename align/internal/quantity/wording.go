package quantity

import (
	"strconv"
	"strings"
)

// A Wording is what a figure is compared as where words are compared.
type Wording struct {
	Start, End int // half-open byte range of the sentence
	Words      []string
}

// Wordings returns the figures of a sentence that languages write in different
// words, dates and numbers without digits, as words that are the same in all
// languages: "21", and of a date the day, the month as "05", the year, and the
// weekday as "0003". The number one is left as it is: it is mostly no number but an
// article or a pronoun.
func (r *Rules) Wordings(sentence string) (list []Wording) {
	for _, m := range r.Find(sentence) {
		var words []string
		switch v := m.Readings[0]; {
		case v.Kind == Date:
			words = v.dateWords()
		case v.Kind == Number && m.Worded && v.Unit == "" && v.Number > 1:
			words = []string{strconv.FormatFloat(v.Number, 'f', -1, 64)}
		default:
			continue
		}
		list = append(list, Wording{m.Start, m.End, words})
	}
	return list
}

func (v Value) dateWords() (words []string) {
	for _, part := range []struct {
		number int
		zeros  string
	}{{v.Day, ""}, {v.Month, "0"}, {v.Year, ""}, {v.Weekday, "000"}} {
		if part.number > 0 {
			words = append(words, part.zeros+strconv.Itoa(part.number))
		}
	}
	return words
}

// Begins reports whether a word, in lower case, can belong to a figure that
// has a [Wording]. Every such figure has a word that it is true of, unless it is
// a date such as 9/11: articles, the number one and parts of one become such
// figures only beside others. It is a cheap look at a word that spares most
// sentences the reading.
func (r *Rules) Begins(word string) bool {
	if isDigit(rune(word[0])) {
		return strings.Count(word, ".") > 1 || len(word) == 2 && word[0] == '0'
	}
	for _, e := range r.forms[word] {
		switch e.class {
		case asMonth, asWeekday:
			return true
		case asFraction:
			if e.value > 1 {
				return true
			}
		case asNumber, asOrdinal:
			if isNumeral(e.atoms) {
				return true
			}
		}
	}
	atoms, _ := r.compound(word)
	return isNumeral(atoms) || r.daypart(word) > 0
}
