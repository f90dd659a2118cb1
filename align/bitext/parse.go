package bitext

import (
	"fmt"
	"strconv"
)

// maxNumber is past the last byte of any document.
const maxNumber = 1<<40 - 1

func parseNumber(field string) (int, error) {
	n, err := strconv.Atoi(field)
	if err != nil || n < 0 || n > maxNumber {
		return 0, fmt.Errorf("%s is not a number from 0 to %d", quote(field), maxNumber)
	}
	return n, nil
}

func parseConfidence(field string) (float64, error) {
	c, err := strconv.ParseFloat(field, 64)
	if err != nil || !(c >= 0 && c <= 1) {
		return 0, fmt.Errorf("%s is not a confidence, a number from 0 to 1", quote(field))
	}
	return c, nil
}

// quote quotes the beginning of what a file says.
func quote(s string) string {
	const most = 40
	if runes := []rune(s[:min(len(s), 4*most)]); len(runes) > most {
		return strconv.Quote(string(runes[:most])) + "..."
	}
	return strconv.Quote(s)
}

// proceed turns the answer of a yield function into an error.
func proceed(more bool) error {
	if !more {
		return errEnough
	}
	return nil
}
