package news

import (
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// These pages tell one story in French and in English; a third is in Indonesian.
var navire = map[string]string{
	"navire.txt": `Le navire a quitté le port le matin du 3 mai avec 128 passagers. Le capitaine Rahman a dit que personne n'a été blessé.
Les pêcheurs ont amené les gens à terre dans leurs bateaux. Le gouvernement a promis une enquête sur les causes de l'accident.
`,
	"ship.txt": `The ship left the harbour on the morning of 3 May with 128 passengers. Captain Rahman said that nobody was hurt.
Fishermen brought the people ashore in their boats. The government promised an inquiry into the causes of the accident.
`,
	"kapal.txt":   story["kapal.txt"],
	"mots.tsv":    "navire\tship\nport\tharbour\npersonne\tnobody\npêcheurs\tfishermen\ngouvernement\tgovernment\n",
	"latin.txt":   "Der Preis f\xff\xfer Reis\n",
	"numbers.txt": "12 34 56\n",
}

func TestOtherLanguagesAreComparedWhenAsked(t *testing.T) {
	code, out, stderr := in(t, navire, "-languages", "fr,en", "-lexicon", "mots.tsv", "navire.txt", "ship.txt")
	if code != command.Done || stderr != "" || !strings.Contains(out, "2 pages in 1 group of versions.") || !strings.Contains(out, "French") {
		t.Errorf("exit code %d, complained %q, printed\n%s", code, stderr, out)
	}
}

func TestWhatIsLeftOutIsTold(t *testing.T) {
	files := []string{"navire.txt", "ship.txt", "kapal.txt", "numbers.txt", "latin.txt", "none.txt"}
	for _, test := range []struct {
		format string
		want   []string
	}{
		{"json", []string{
			`"errors":[{"name":"latin.txt","error":"line 1, column 12: the text is not utf-8;`,
			`{"name":"none.txt","error":"no such file; check the name and the folder"}]`,
			`"skipped":[{"name":"navire.txt","reason":"is in none of the languages looked for, id,en,de; name others with -languages"}`,
			`{"name":"numbers.txt","reason":"holds no prose to tell its language by"}`,
		}},
		{"text", []string{"Not compared\n  – latin.txt: line 1",
			"– none.txt: no such file", "– navire.txt: is in none of the languages looked for"}},
		{"html", []string{"<li><bdi>navire.txt: is in none of the languages looked for", "<li><bdi>none.txt: no such file"}},
	} {
		code, out, _ := in(t, navire, append([]string{"-format", test.format}, files...)...)
		if code != command.Failed {
			t.Errorf("%s: exit code %d", test.format, code)
		}
		for _, want := range test.want {
			if !strings.Contains(out, want) {
				t.Errorf("%s: %q is not in\n%s", test.format, want, out)
			}
		}
	}
}

// A format that holds nothing but pairs cannot tell what was left out.
func TestWhatIsLeftOutOfABitextIsWarnedOf(t *testing.T) {
	_, _, stderr := in(t, navire, "-format", "tmx", "navire.txt", "ship.txt", "kapal.txt")
	if want := "news: warning: navire.txt: is in none of the languages looked for"; !strings.Contains(stderr, want) {
		t.Errorf("complained %q, want %q", stderr, want)
	}
}

func TestLexiconsAndLanguagesThatCannotBe(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"-languages id,klingon ship.txt", `"klingon" is no language tag; give tags such as id,en,de`},
		{"-languages tlh ship.txt", "language tlh is not one of the 75 known"},
		{"-lexicon mots.tsv ship.txt", "a glossary does not say what languages it is of; name them, as -languages id,en"},
		{"-lexicon mots.tsv -no-lexicon ship.txt", "-lexicon and -no-lexicon exclude each other"},
	} {
		code, _, stderr := in(t, navire, strings.Fields(test.args)...)
		if code != command.Misused || !strings.Contains(stderr, test.want) {
			t.Errorf("%s: exit code %d, complained %q, want %q", test.args, code, stderr, test.want)
		}
	}
}
