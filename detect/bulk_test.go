package detect_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestMixedAccuracy puts pages of ten lines together from two languages, and
// measures how many get the tag of the larger part.
func TestMixedAccuracy(t *testing.T) {
	if testing.Short() {
		t.Skip("measures accuracy, which takes seconds")
	}
	folder := shared(t)
	d := detector(t)
	_, sentences := own(t, folder)
	_, strange := foreign(t, folder)
	pools := make(map[string][]string) // lines of one language, by its tag or the file of a foreign one
	for _, s := range sentences {
		pools[s.tag] = append(pools[s.tag], s.text)
	}
	for _, s := range strange {
		pools[s.name] = append(pools[s.name], s.text)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, mix := range []struct {
		large, small string
		lines        int // of the larger part
		right        int // at least so many pages in 100
	}{
		{"id", "und", 8, 95}, {"en", "und", 8, 98}, {"de", "und", 8, 98},
		{"id", "und", 7, 80}, {"en", "und", 7, 90}, {"de", "und", 7, 90},
		{"und", "id", 8, 97}, {"und", "en", 8, 97}, {"und", "de", 8, 97},
		{"id", "en", 7, 95}, {"en", "id", 7, 95}, {"de", "en", 7, 95}, {"en", "de", 7, 95},
	} {
		const pages = 500
		var texts []labelled
		for range pages {
			stranger := strange[random.IntN(len(strange))].name
			var lines []string
			for i := range 10 {
				language := mix.large
				if i >= mix.lines {
					language = mix.small
				}
				if language == "und" {
					language = stranger
				}
				lines = append(lines, pools[language][random.IntN(len(pools[language]))])
			}
			texts = append(texts, labelled{stranger, mix.large, strings.Join(lines, "\n")})
		}
		all := measure(t, d, texts)
		all.print(t, fmt.Sprintf("%d lines %s, %d %s", mix.lines, mix.large, 10-mix.lines, mix.small))
		if 100*all.right < mix.right*pages {
			t.Errorf("%s and %s: less than %d%% are right", mix.large, mix.small, mix.right)
		}
	}
}
