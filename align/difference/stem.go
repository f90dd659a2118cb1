package difference

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/derivations.txt
var derivations string

var endings = sync.OnceValue(func() (list []string) {
	for line := range strings.Lines(derivations) {
		if !strings.HasPrefix(line, "#") {
			list = append(list, strings.Fields(line)...)
		}
	}
	return list
})

// shortestStem is how many bytes of two words must be the same without their endings.
const shortestStem = 5

// derived reports whether two words are of one stem, one of them by an ending that makes
// another kind of word: Ukraine and Ukrainian, limnologischen and limnological.
func derived(a, b string) bool {
	for _, ending := range endings() {
		if len(ending) < 2 {
			continue
		}
		for _, words := range [][2]string{{a, b}, {b, a}} {
			stem, ok := strings.CutSuffix(words[0], ending)
			if ok && len(stem) >= shortestStem && plainStem(words[1], stem) {
				return true
			}
		}
	}
	return false
}

// plainStem reports whether a word is a stem with one of the endings or none.
func plainStem(word, stem string) bool {
	rest, ok := strings.CutPrefix(word, stem)
	if !ok || rest == "" {
		return ok
	}
	for _, ending := range endings() {
		if rest == ending {
			return true
		}
	}
	return false
}
