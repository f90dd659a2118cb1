package pages

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/detect"
)

// mixedShare is how much of a text, in bytes, makes it one in another language
// too.
const mixedShare = 0.25

// Mixed returns a warning that a good part of a file is in other languages too than
// that of the result, which it is taken for, and nil if it is not.
func Mixed(ctx context.Context, detector *detect.Detector, file *extract.File, result detect.Result) error {
	others, err := others(ctx, detector, file.Prose(), result)
	if err != nil {
		return fmt.Errorf("warning: %s: other languages in it are not looked for: %w", file.Name, err)
	}
	if len(others) == 0 {
		return nil
	}
	names := []string{result.Tag.String()}
	for _, other := range others {
		names = append(names, other.String())
	}
	return fmt.Errorf("warning: %s: is in %s; it is taken for %s, which most of it is in", file.Name, strings.Join(names, " and "), result.Tag)
}

// others returns the languages besides that of the result that a good part of a
// text is in. A text of which the detector is certain is in one.
func others(ctx context.Context, detector *detect.Detector, text string, result detect.Result) (others []language.Tag, err error) {
	const certain = 0.999
	if result.Tag == language.Und || result.Confidence >= certain {
		return nil, nil
	}
	passages, err := detector.Passages(ctx, text)
	if err != nil {
		return nil, err
	}
	bytes := make(map[language.Tag]int)
	for _, p := range passages {
		before := bytes[p.Tag]
		bytes[p.Tag] += p.End - p.Start
		least := mixedShare * float64(len(text))
		if p.Tag != language.Und && p.Tag != result.Tag && float64(before) < least && float64(bytes[p.Tag]) >= least {
			others = append(others, p.Tag)
		}
	}
	return others, nil
}
