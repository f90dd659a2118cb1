package tokens

import "strings"

// IsNumber reports whether a word is written in ASCII digits, with or without
// separators between them.
func IsNumber(word string) bool {
	if word == "" || word[0] < '0' || word[0] > '9' {
		return false
	}
	for i := range len(word) {
		if c := word[i]; (c < '0' || c > '9') && c != '.' && c != ',' {
			return false
		}
	}
	return true
}

// number writes a number in one form for all languages: "1.000,5", "1,000.5"
// and "1000.5" are one word. A single separator before exactly three digits is
// taken for a thousands separator, which is right more often than not. Dates
// and other numbers with more separators are left as they are.
func number(word string) string {
	last := strings.LastIndexAny(word, ".,")
	if last < 0 {
		return word
	}
	whole, fraction := word[:last], word[last+1:]
	if len(fraction) != 3 && strings.IndexByte(whole, word[last]) >= 0 {
		return word
	}
	if len(fraction) == 3 && !strings.Contains(whole, string(otherSeparator(word[last]))) {
		return joined.Replace(word)
	}
	return joined.Replace(whole) + "." + fraction
}

// joined leaves out separators.
var joined = strings.NewReplacer(".", "", ",", "")

func otherSeparator(c byte) byte {
	if c == '.' {
		return ','
	}
	return '.'
}
