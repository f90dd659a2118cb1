package detect

import (
	"sync"

	"golang.org/x/text/language"
)

// A profile is what is known of a language before any text is read.
type profile struct {
	script script
	rivals []string // languages that it is mistaken for
}

// profiles reads data/languages.txt, once.
var profiles = sync.OnceValue(func() map[string]profile {
	m := make(map[string]profile)
	for fields := range rows("data/languages.txt") {
		for i, s := range scripts {
			if s.code == fields[1] {
				m[fields[0]] = profile{script(i), fields[2:]}
			}
		}
	}
	return m
})

// codeOf is the code of a language in the embedded data and in lingua.
func codeOf(tag language.Tag) string {
	base, _, _ := tag.Raw()
	switch code := base.String(); code {
	case "no":
		return "nb"
	case "fil":
		return "tl"
	default:
		return code
	}
}
