package main

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sejajar/sejajar/align/lexicon"
)

// dates holds the names of months and weekdays in a column for each language,
// from the Unicode Common Locale Data Repository 48.2 (calendar gregorian,
// stand-alone, wide, and of months abbreviated too), Unicode License v3.
//
//go:embed data/dates.tsv
var dates string

// names returns the lexicon of the names of countries, languages, months and
// weekdays.
func names(ctx context.Context, from, to language.Tag) (*lexicon.Lexicon, error) {
	var entries strings.Builder
	enter := func(source, target string) {
		if source != "" && target != "" {
			fmt.Fprintf(&entries, "%s\t%s\n", source, target)
		}
	}
	regions, translated := display.Regions(from), display.Regions(to)
	languages, translatedLanguages := display.Languages(from), display.Languages(to)
	for code := range codes {
		if r, err := language.ParseRegion(strings.ToUpper(code)); err == nil && r.IsCountry() {
			enter(regions.Name(r), translated.Name(r))
		}
		if b, err := language.ParseBase(code); err == nil {
			enter(languages.Name(b), translatedLanguages.Name(b))
		}
	}
	var source, target int
	for line := range strings.Lines(dates) {
		fields := strings.Fields(line)
		if source == target { // the first line names the languages
			source, target = slices.Index(fields, from.String()), slices.Index(fields, to.String())
			continue
		}
		enter(fields[source], fields[target])
	}
	return lexicon.ReadGlossary(ctx, strings.NewReader(entries.String()), from, to)
}

// codes ranges over all words of two letters, which the codes of countries
// (ISO 3166-1) and of most languages (ISO 639-1) are among.
func codes(yield func(string) bool) {
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			if !yield(string(a) + string(b)) {
				return
			}
		}
	}
}
