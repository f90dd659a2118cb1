package lines

import (
	"fmt"
	"strconv"
)

// Number reads a whole number from 0 to most.
func Number(field string, most int) (int, error) {
	n, err := strconv.Atoi(field)
	if err != nil || n < 0 || n > most {
		return 0, fmt.Errorf("%s is not a number from 0 to %d", Quote(field), most)
	}
	return n, nil
}

// Quote quotes the beginning of what a file says.
func Quote(s string) string {
	const most = 40
	if runes := []rune(s[:min(len(s), 4*most)]); len(runes) > most {
		return strconv.Quote(string(runes[:most])) + "..."
	}
	return strconv.Quote(s)
}
