package difference

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sejajar/sejajar/align/internal/tokens"
)

//go:embed data/determiners.txt
var determiners string

var determinerSet = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(determiners) {
		if !strings.HasPrefix(line, "#") {
			for _, word := range strings.Fields(line) {
				set[word] = true
			}
		}
	}
	return set
})

// determines reports whether a noun follows a word.
func determines(word string) bool { return determinerSet()[word] }

// countriesOf returns the names of countries that are one word, normalised, in
// a language (Unicode CLDR), nil where they are not known.
func countriesOf(tag language.Tag) map[string]bool {
	namer := display.Regions(tag)
	if namer == nil {
		return nil
	}
	set := map[string]bool{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !region.IsCountry() {
				continue
			}
			if name := namer.Name(region); name != "" && !strings.Contains(name, " ") {
				set[tokens.Normalise(name)] = true
			}
		}
	}
	return set
}
