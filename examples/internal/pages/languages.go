package pages

import (
	"flag"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/detect"
)

// Languages are those that pages may be in. None are Indonesian, English and
// German.
type Languages []language.Tag

// Flag adds the flag -languages.
func (l *Languages) Flag(flags *flag.FlagSet) {
	flags.TextVar(l, "languages", Languages{language.Indonesian, language.English, language.German},
		"the `tags` of the languages that files may be in, separated by commas; others are left out")
}

// MarshalText returns the tags, separated by commas.
func (l Languages) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// String returns the tags, separated by commas.
func (l Languages) String() string {
	var tags []string
	for _, tag := range l {
		tags = append(tags, tag.String())
	}
	return strings.Join(tags, ",")
}

// UnmarshalText reads tags separated by commas. Its errors are for the user.
func (l *Languages) UnmarshalText(text []byte) error {
	*l = nil
	for tag := range strings.SplitSeq(string(text), ",") {
		parsed, err := language.Parse(strings.TrimSpace(tag))
		if err != nil {
			return fmt.Errorf("%q is no language tag; give tags such as id,en,de", tag)
		}
		*l = append(*l, parsed)
	}
	_, err := l.detector()
	return err
}

// Pair returns the two languages, if they are two, and language.Und twice if
// they are not.
func (l Languages) Pair() (from, to language.Tag) {
	if len(l) != 2 {
		return language.Und, language.Und
	}
	return l[0], l[1]
}

func (l Languages) detector() (*detect.Detector, error) {
	if len(l) == 0 {
		return detect.New()
	}
	return detect.New(detect.Languages(l...))
}
