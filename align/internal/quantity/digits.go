package quantity

import (
	"slices"
	"strconv"
	"strings"
)

// readDigits returns what digits with separators can mean, the likeliest
// first, and nothing if they are no number, as "28.05.2025" is none.
func (r *Rules) readDigits(text string) []float64 {
	text = plain(text)
	last := strings.LastIndexAny(text, ".,")
	if last < 0 {
		return parse(text)
	}
	whole, fraction := text[:last], text[last+1:]
	grouped := strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", "")
	before := strings.IndexAny(whole, ".,")
	switch {
	case before < 0 && len(fraction) == 3 && last <= 3 && whole[0] != '0':
		if text[last] == r.decimal {
			return slices.Concat(parse(whole+"."+fraction), parse(grouped))
		}
		if r.decimal != 0 && text[last] == thousands(r.decimal) {
			return parse(grouped)
		}
		return slices.Concat(parse(grouped), parse(whole+"."+fraction))
	case before < 0:
		return parse(whole + "." + fraction)
	case whole[before] == text[last]:
		if groups(text, text[last]) {
			return parse(grouped)
		}
		return nil
	case groups(whole, whole[before]):
		return parse(grouped[:len(grouped)-len(fraction)] + "." + fraction)
	}
	return nil
}

// plain takes spaces and apostrophes out.
func plain(text string) string {
	if strings.Trim(text, "0123456789.,") == "" {
		return text
	}
	return strings.Map(func(c rune) rune {
		if c == ' ' || strings.ContainsRune(groupSpaces, c) {
			return -1
		}
		return c
	}, text)
}

// groups reports whether all digits after the first separator are in groups of three.
func groups(text string, separator byte) bool {
	parts := strings.Split(text, string(separator))
	for _, part := range parts[1:] {
		if len(part) != 3 {
			return false
		}
	}
	return len(parts[0]) <= 3 && !strings.ContainsAny(text, string(thousands(separator)))
}

// thousands returns the separator of thousands where decimal is that of
// decimals.
func thousands(decimal byte) byte {
	if decimal == '.' {
		return ','
	}
	return '.'
}

// longestNumber is how many bytes of digits are read as a number.
const longestNumber = 40

func parse(text string) []float64 {
	if len(text) > longestNumber {
		return nil
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil
	}
	return []float64{v}
}
