package difference

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
)

// one is the span of a sentence.
func one(i int) align.Span { return align.Span{Start: i, End: i + 1} }

func TestOnlyWhatBothSpeakOf(t *testing.T) {
	source := align.FromSentences("a", language.English,
		"The ferry carried 512 people, Mayor Rahmat Suryawiguna said on Sunday.", "It was 210 metres long.", "It cost 12 million euros.")
	target := align.FromSentences("b", language.English,
		"Rahmat Suriawiguna counted 521 people.", "The ship has three decks.", "The crew of 512 people left.",
		"Greta Lindholm paid 14 million euros.")
	finder := New(lexicon.EmbeddedSet())
	for _, test := range []struct {
		name  string
		beads [][2]int
		want  string
	}{
		{"a figure and a name", [][2]int{{0, 0}}, "[512|521 Suryawiguna|Suriawiguna]"},
		{"what another sentence tells as well or leaves out", [][2]int{{0, 0}, {0, 2}}, "[]"},
		{"figures of other things", [][2]int{{1, 1}}, "[]"},
		{"a figure, and a name that one lacks", [][2]int{{2, 3}}, "[12 million euros|14 million euros]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var beads []align.Bead
			for _, b := range test.beads {
				beads = append(beads, align.Bead{Source: one(b[0]), Target: one(b[1]), Confidence: 0.9})
			}
			found, err := finder.OfClaims(t.Context(), source, target, beads, 0.9)
			if err != nil {
				t.Fatal(err)
			}
			list := []string{}
			for _, d := range found {
				if d.Subject == Sentence {
					continue
				}
				list = append(list, d.Source.In(source.Text)+"|"+d.Target.In(target.Text))
			}
			if got := fmt.Sprint(list); got != test.want {
				t.Errorf("told %s, want %s", got, test.want)
			}
		})
	}
}

func TestWordsOfOneStemAreNoVariants(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"ukraine", "ukrainian", true},
		{"limnologischen", "limnological", true},
		{"rahmat", "rachmat", false},
		{"prayogo", "prayoga", false},
		{"lestuni", "lestuny", false},
		{"hartawidjaja", "hartawijaya", false},
	} {
		if got := derived(test.a, test.b); got != test.want {
			t.Errorf("%s and %s are of one stem: %t", test.a, test.b, got)
		}
	}
}

// In titles, and where a language writes them small elsewhere, words that lexicons
// translate are no names for all their capitals.
func TestWordsOfTitlesAreNoNames(t *testing.T) {
	finder := New(lexicon.EmbeddedSet())
	for _, test := range []struct{ source, target, want string }{
		{"Read also: Rice Prices in Wetara Rise Ahead of Lebaran", "Baca juga: Harga Beras di Wetara Naik Jelang Lebaran", "[]"},
		{"Operator Deny", "Operator Membantah", "[]"},
		{"Rice Prices in Wetara Rise", "Harga Beras di Lamahala Naik", "[Wetara|Lamahala]"},
		{"The lake at a glance: Wulangeni has 74 sq km of water.", "Data singkat: danau ini, menurut data, luasnya 74 km².", "[]"},
	} {
		source := align.FromSentences("a", language.English, test.source)
		target := align.FromSentences("b", language.Indonesian, test.target)
		found, err := finder.Between(t.Context(), source, target, []align.Bead{{Source: one(0), Target: one(0), Confidence: 1}})
		if err != nil {
			t.Fatal(err)
		}
		list := []string{}
		for _, d := range found {
			list = append(list, d.Source.In(source.Text)+"|"+d.Target.In(target.Text))
		}
		if got := fmt.Sprint(list); got != test.want {
			t.Errorf("%s\n%s\n  told %s, want %s", test.source, test.target, got, test.want)
		}
	}
}

// Sentences in no bead are told, and nothing within beads that are not sure.
func TestClaimsThatAreNotSure(t *testing.T) {
	source := align.FromSentences("a", language.English, "The ferry carried 512 people.", "It was late.")
	target := align.FromSentences("b", language.English, "The ferry carried 521 people.", "Nobody was hurt.")
	beads := []align.Bead{{Source: one(0), Target: one(0), Confidence: 0.6}}
	for least, want := range map[float64]string{0.5: "[512|521 |Nobody was hurt. It was late.|]", 0.8: "[|Nobody was hurt. It was late.|]"} {
		found, err := New(lexicon.EmbeddedSet()).OfClaims(t.Context(), source, target, beads, least)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, d := range found {
			list = append(list, d.Source.In(source.Text)+"|"+d.Target.In(target.Text))
		}
		if got := fmt.Sprint(list); got != want {
			t.Errorf("at %g: told %s, want %s", least, got, want)
		}
	}
}

// Two spellings of a name are alike in length and in all letters but few; two short names
// that differ in more than one letter are two, and a compound is more than its first part.
func TestSpelledAlike(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"witkoff", "whitkov", true},
		{"zelenskyy", "zellinski", true},
		{"veld", "velt", true},
		{"tesk", "tesque", true},
		{"rahmat", "rachmat", true},
		{"hartawidjaja", "hartawijaya", true},
		{"steve", "state", false},
		{"archipelpokals", "archipelago", false},
		{"lindner", "lindenblatt", false},
	} {
		if got := spelledAlike(sound(test.a), sound(test.b)); got != test.want {
			t.Errorf("%s and %s are spelled alike: %t", test.a, test.b, got)
		}
	}
}
