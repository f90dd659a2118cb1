package clean

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/detect"
)

const train = "../../../../../shared/train/"

func lines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(train + name)
	if err != nil {
		t.Skip("no training text in the shared folder beside the checkout")
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// corpus returns n pairs of sentences of all texts of a pair of languages, in runs of ten.
func corpus(t *testing.T, pair string, n int, random *rand.Rand) (units []bitext.Unit) {
	t.Helper()
	tags := strings.Split(pair, "-")
	names, err := filepath.Glob(train + pair + "/*." + tags[0] + ".txt")
	if err != nil || len(names) == 0 {
		t.Skip("no training text in the shared folder beside the checkout")
	}
	var runs [][]bitext.Unit
	seen := make(map[string]bool)
	for _, name := range names {
		stem := strings.TrimSuffix(filepath.Base(name), "."+tags[0]+".txt")
		source, target := lines(t, pair+"/"+stem+"."+tags[0]+".txt"), lines(t, pair+"/"+stem+"."+tags[1]+".txt")
		var run []bitext.Unit
		for i := range source {
			u := unit(tags, source[i], target[i])
			if key := side(u, 0) + "\n" + side(u, 1); !seen[key] && len(source[i]) > 0 && len(target[i]) > 0 {
				seen[key] = true
				run = append(run, u)
			}
			if len(run) == 10 {
				runs, run = append(runs, run), nil
			}
		}
	}
	random.Shuffle(len(runs), func(i, k int) { runs[i], runs[k] = runs[k], runs[i] })
	for _, run := range runs {
		if len(units) < n {
			units = append(units, run...)
		}
	}
	return units[:n]
}

func unit(tags []string, source, target string) bitext.Unit {
	return bitext.Unit{Versions: []bitext.Version{
		{Language: language.Make(tags[0]), Text: source}, {Language: language.Make(tags[1]), Text: target},
	}}
}

var kinds = []string{"misaligned", "wrong language", "truncated", "copied", "boilerplate"}

// damage damages a fifth of the units, and tells how, "" where it did not.
func damage(units []bitext.Unit, foreign []string, random *rand.Rand) (how []string) {
	notices := []string{
		"Subscribe to our newsletter for the latest news.", "All rights reserved.", "Click here to read more.",
		"This page uses cookies to offer you a better experience.", "Share this on Facebook and Twitter.", "Log in or register to post comments.",
	}
	how = make([]string, len(units))
	texts := make([]string, len(units))
	for i, u := range units {
		texts[i] = u.Versions[1].Text
	}
	for i := range units {
		if random.IntN(5) > 0 {
			continue
		}
		how[i] = kinds[random.IntN(len(kinds))]
		to := &units[i].Versions[1].Text
		switch how[i] {
		case "misaligned":
			k := i + 1 + random.IntN(5) // a line near it
			if random.IntN(2) == 0 || k >= len(texts) {
				k = random.IntN(len(texts)) // or any
			}
			if k == i {
				k = (i + 1) % len(texts)
			}
			*to = texts[k]
		case "wrong language":
			*to = foreign[random.IntN(len(foreign))]
		case "truncated":
			words := strings.Fields(*to)
			if len(words) < 4 {
				how[i] = ""
				continue
			}
			*to = strings.Join(words[:max(1, len(words)*(1+random.IntN(4))/10)], " ")
		case "copied":
			*to = units[i].Versions[0].Text
		case "boilerplate":
			*to = notices[random.IntN(len(notices))]
		}
	}
	return how
}

// TestDamageIsFound wants what was damaged out, and the rest in.
func TestDamageIsFound(t *testing.T) {
	if testing.Short() {
		t.Skip("aligns 10,000 pairs of sentences, which takes seconds")
	}
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	detector, err := detect.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range []string{"id-en", "de-en"} {
		random := rand.New(rand.NewPCG(7, 7))
		units := corpus(t, pair, 10_000, random)
		how := damage(units, lines(t, "de-fr/news-tatoeba.fr.txt"), random)
		reasons, err := judge(t.Context(), aligner, detector, units, defaults)
		if err != nil {
			t.Fatal(err)
		}
		found, all := make(map[string]int), make(map[string]int)
		lost := make(map[Reason]int)
		right, damaged, good, gone := 0, 0, 0, 0
		for i, h := range how {
			if all[h]++; reasons[i] != keptReason {
				found[h]++
			}
			switch {
			case h != "":
				damaged++
				if reasons[i] != keptReason {
					right++
				}
			default:
				if good++; reasons[i] != keptReason {
					gone++
					lost[reasons[i]]++
				}
			}
		}
		for _, kind := range kinds {
			t.Logf("%s, %s: %d of %d", pair, kind, found[kind], all[kind])
		}
		t.Logf("%s: found %.4f of the damaged, lost %.4f of the good: %v",
			pair, float64(right)/float64(damaged), float64(gone)/float64(good), lost)
		if float64(right) < 0.97*float64(damaged) || float64(gone) > 0.03*float64(good) {
			t.Error("want 0.97 and 0.03")
		}
	}
}
