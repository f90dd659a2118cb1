package bitext

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/lines"
)

// maxNumber is past the last byte of any document.
const maxNumber = 1<<40 - 1

func parseNumber(field string) (int, error) { return lines.Number(field, maxNumber) }

// parseRange reads a half-open range such as 3-5.
func parseRange(text string) (start, end int, err error) {
	before, after, ok := strings.Cut(text, "-")
	if !ok {
		return 0, 0, fmt.Errorf("%s is not a range, as 3-5", lines.Quote(text))
	}
	if start, err = parseNumber(before); err != nil {
		return 0, 0, err
	}
	if end, err = parseNumber(after); err != nil {
		return 0, 0, err
	}
	return start, end, checkRange(start, end)
}

// checkRanges returns an error where a range of the version ends before it
// begins.
func (v Version) checkRanges() error {
	return cmp.Or(checkRange(v.Range.Start, v.Range.End), checkRange(v.Sentences.Start, v.Sentences.End))
}

func checkRange(start, end int) error {
	if end < start {
		return fmt.Errorf("the range from %d to %d ends before it begins", start, end)
	}
	return nil
}

func parseConfidence(field string) (float64, error) {
	c, err := strconv.ParseFloat(field, 64)
	if err != nil || !(c >= 0 && c <= 1) {
		return 0, fmt.Errorf("%s is not a confidence, a number from 0 to 1", lines.Quote(field))
	}
	return c, nil
}

// proceed turns the answer of a yield function into an error.
func proceed(more bool) error {
	if !more {
		return errEnough
	}
	return nil
}

// languageOf returns the language of a tag in a file. Of an ill-formed tag package language keeps what it can but does
// not look for its modern name, which it would have once written and read again.
func languageOf(tag string) language.Tag {
	return language.Make(language.Make(tag).String())
}
