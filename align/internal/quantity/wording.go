package quantity

import (
	"strconv"
	"strings"
)

// A Wording is the words that stand for a figure where words are compared.
type Wording struct {
	Start, End int // half-open byte range of the sentence
	Words      []string
}

// Wordings returns the dates of a sentence and the numbers that it has in words,
// each as words that are the same in all languages. "twenty-one" is "21"; a date
// is its day, its month as "05", its year and its weekday as "0003", as far as it has
// them. A word for one is left out: it is mostly an article or a pronoun.
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

// Zeros tell a month and a weekday from other numbers.
const (
	monthZeros   = "0"
	weekdayZeros = "000"
)

// IsWeekday reports whether a word of a [Wording] is a weekday.
func IsWeekday(word string) bool {
	return len(word) == len(weekdayZeros)+1 && strings.HasPrefix(word, weekdayZeros)
}

// IsMonth reports whether a word of a [Wording] is a month.
func IsMonth(word string) bool {
	number, ok := strings.CutPrefix(word, monthZeros)
	return ok && number != "" && len(number) <= 2 && number[0] != '0' && !strings.Contains(number, ".")
}

func (v Value) dateWords() (words []string) {
	for _, part := range []struct {
		number int
		zeros  string
	}{{v.Day, ""}, {v.Month, monthZeros}, {v.Year, ""}, {v.Weekday, weekdayZeros}} {
		if part.number > 0 {
			words = append(words, part.zeros+strconv.Itoa(part.number))
		}
	}
	return words
}

// Begins reports whether a word, in lower case, tells that its sentence may have a
// [Wording]. Most sentences have no such word, and need not be searched for figures.
// Dates such as 9/11 have none and are missed. Articles, the word for one and those
// for fractions below one do not count: they are part of such a figure only beside
// another word that counts.
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
