package detect_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/detect"
)

// TestPassagesAccuracy mixes documents whose runs are known.
func TestPassagesAccuracy(t *testing.T) {
	folder := shared(t)
	d, err := detect.New()
	if err != nil {
		t.Fatal(err)
	}
	_, sentences := own(t, folder)
	_, strange := foreign(t, folder)
	byTag := make(map[string][]string)
	for _, s := range append(sentences, strange...) {
		if len(s.text) > 40 {
			byTag[s.tag] = append(byTag[s.tag], s.text)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, mix := range []struct {
		name string
		tags []string
		size int // lines in a run
	}{
		{"one language", []string{"id"}, 30},
		{"one language", []string{"en"}, 30},
		{"one language", []string{"de"}, 30},
		{"single sentences in turn", []string{"id", "en", "id", "en", "id", "en"}, 1},
		{"single sentences in turn", []string{"de", "en", "de", "en", "de", "en"}, 1},
		{"pairs in turn", []string{"id", "en", "id", "en", "id", "en"}, 2},
		{"a box in a page", []string{"de", "en", "de"}, 4},
		{"a foreign box in a page", []string{"id", "und", "id"}, 4},
	} {
		const rounds = 200
		exact, more, fewer := 0, 0, 0
		for range rounds {
			var lines, want []string
			foreignAt := random.IntN(len(byTag["und"])/60) * 60
			for _, tag := range mix.tags {
				for range mix.size {
					i := random.IntN(len(byTag[tag]))
					if tag == "und" {
						i = foreignAt + random.IntN(50)
					}
					lines = append(lines, byTag[tag][i])
					want = append(want, tag)
				}
			}
			passages := d.Passages(strings.Join(lines, "\n\n"))
			var got []string
			start := 0
			for i, line := range lines {
				for _, p := range passages {
					if p.Start <= start && start < p.End {
						got = append(got, p.Tag.String())
					}
				}
				_ = i
				start += len(line) + 2
			}
			switch {
			case strings.Join(got, " ") == strings.Join(want, " "):
				exact++
			case len(passages) > len(mix.tags):
				more++
			default:
				fewer++
			}
		}
		t.Logf("%-26s %v: %5.1f%% exact, %4.1f%% with too many runs", mix.name, mix.tags, 100*float64(exact)/rounds, 100*float64(more)/rounds)
	}
}
