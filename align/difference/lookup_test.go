package difference

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
)

// glossary reads entries of the form "source = target", each so many times:
// the more often, the surer.
func glossary(t *testing.T, times int, entries ...string) *lexicon.Lexicon {
	t.Helper()
	table := strings.ReplaceAll(strings.Join(entries, "\n"), " = ", "\t") + "\n"
	l, err := lexicon.ReadGlossary(t.Context(), strings.NewReader(strings.Repeat(table, times)), language.Indonesian, language.English)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestOrderOfLexiconsDoesNotMatter(t *testing.T) {
	for _, test := range []struct {
		name           string
		source, target string
		first, second  *lexicon.Lexicon
		want           string // the changed names
		torn           bool   // with the lexicons joined into one, their order would matter
	}{
		{
			"one holds a word to be a name, the other does not", "Kemarin Garuda mendarat.", "Yesterday Boeing landed.",
			glossary(t, 1, "kemarin = yesterday", "mendarat = landed", "garuda = eagle"),
			glossary(t, 1, "garuda = garudas"),
			"Garuda, Boeing", true,
		},
		{
			"one translates a name, the other is sure that it stays", "Kemarin Surya tiba.", "Yesterday Helios arrived.",
			glossary(t, 30, "kemarin = yesterday", "tiba = arrived", "surya = surya", "helios = helios"),
			glossary(t, 1, "surya = helios", "surya = sun", "surya = daylight", "dewa = helios", "matahari = helios"),
			"", true,
		},
		{
			"one knows no word", "Kemarin Surya tiba.", "Yesterday Helios arrived.",
			glossary(t, 1, "kemarin = yesterday", "tiba = arrived"),
			glossary(t, 1, "rumah = house"),
			"Surya, Helios", false,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			source := align.FromSentences("source", language.Indonesian, test.source)
			target := align.FromSentences("target", language.English, test.target)
			changed := func(lexicons ...*lexicon.Lexicon) []Difference {
				bead := align.Bead{Source: align.Span{End: 1}, Target: align.Span{End: 1}}
				found, err := New(lexicon.NewSet(lexicons...)).Between(t.Context(), source, target, []align.Bead{bead})
				if err != nil {
					t.Fatal(err)
				}
				return found
			}
			one, other := changed(test.first, test.second), changed(test.second.Reverse(), test.first)
			if !slices.Equal(one, other) {
				t.Errorf("%v in one order and %v in the other", one, other)
			}
			var names string
			for _, d := range one {
				names += d.Source.In(test.source) + ", " + d.Target.In(test.target)
			}
			if names != test.want {
				t.Errorf("changed names %q, want %q", names, test.want)
			}
			forward, _ := lexicon.NewSet(test.first, test.second).Between(language.Indonesian, language.English)
			backward, _ := lexicon.NewSet(test.second, test.first).Between(language.Indonesian, language.English)
			if torn := !slices.Equal(changed(forward), changed(backward)); torn != test.torn {
				t.Errorf("joined into one, the order of the lexicons matters: %t, want %t", torn, test.torn)
			}
		})
	}
}
