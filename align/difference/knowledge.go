package difference

import (
	_ "embed"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

//go:embed data/determiners.txt
var determinersOfAll string

// determiners returns the words of a language after which a capital letter
// means a noun and not a name.
func determiners(tag language.Tag) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(determinersOfAll) {
		of, list, _ := strings.Cut(line, ":")
		if list != "" && languages.Same(tag, language.Make(of)) {
			for word := range strings.FieldsSeq(list) {
				set[word] = true
			}
		}
	}
	return set
}

// A gazetteer holds the names of countries in one language (Unicode CLDR), by
// their words, normalised, with spaces between.
type gazetteer map[string]string

// mostParts is how many words the name of a country has at most.
const mostParts = 4

//go:embed data/countries.txt
var otherCountries string

// countriesOf returns the names of countries, nil where they are not known in
// the language.
func countriesOf(tag language.Tag) gazetteer {
	namer := display.Regions(tag)
	if namer == nil {
		return nil
	}
	countries := gazetteer{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if region, err := language.ParseRegion(string([]rune{a, b})); err == nil && region.IsCountry() {
				countries.add(namer.Name(region), region.String())
			}
		}
	}
	for line := range strings.Lines(otherCountries) {
		head, names, _ := strings.Cut(line, ":")
		of, code, _ := strings.Cut(head, " ")
		region, err := language.ParseRegion(code)
		if err != nil || !languages.Same(tag, language.Make(of)) {
			continue
		}
		for name := range strings.SplitSeq(names, ",") {
			countries.add(name, region.String())
		}
	}
	return countries
}

func (g gazetteer) add(name string, country string) {
	parts := strings.FieldsFunc(name, func(c rune) bool { return unicode.IsSpace(c) || c == '-' })
	if len(parts) == 0 || len(parts) > mostParts {
		return
	}
	for i, part := range parts {
		parts[i] = tokens.Normalise(part)
	}
	g[strings.Join(parts, " ")] = country
}

// mark tells the words that are the name of a country, the longest name first.
func (g gazetteer) mark(list []word) {
	if len(g) == 0 {
		return
	}
	for i := 0; i < len(list); i++ {
		if !list[i].capital {
			continue
		}
		name, found := "", 0
		for k := i; k < min(len(list), i+mostParts) && (k == i || list[k].next); k++ {
			name += list[k].form
			if country, ok := g[name]; ok {
				list[i].country, found = country, k
			}
			name += " "
		}
		for k := i + 1; k <= found; k++ {
			list[k].country, list[k].further = list[i].country, true
		}
		i = max(i, found)
	}
}
