package difference

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// A usage is what the folder of a language tells of its names.
type usage struct {
	determiners map[string]bool // after which a capital letter means a noun and not a name
	countries   []country       // beside those of CLDR
}

type country struct{ name, code string }

// usages holds the usage of each language.
var usages = languages.NewIndex(languages.Folders(), readUsage)

func readUsage(folder languages.Folder) (usage, error) {
	u := usage{determiners: folder.Words("determiners.txt")}
	err := folder.Each("countries.txt", func(line string) error {
		code, names, _ := strings.Cut(line, ":")
		region, err := language.ParseRegion(code)
		if err != nil {
			return err
		}
		for name := range strings.SplitSeq(names, ",") {
			u.countries = append(u.countries, country{name, region.String()})
		}
		return nil
	})
	return u, err
}

// determiners returns the words of a language after which a capital letter
// means a noun and not a name.
func determiners(tag language.Tag) map[string]bool {
	u, _ := usages.Of(tag)
	return u.determiners
}

// A gazetteer holds the names of countries in one language (Unicode CLDR), by
// their words, normalised, with spaces between.
type gazetteer map[string]string

// mostParts is how many words the name of a country has at most.
const mostParts = 4

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
	u, _ := usages.Of(tag)
	for _, c := range u.countries {
		countries.add(c.name, c.code)
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
