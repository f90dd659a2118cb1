package aligners

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

func TestDoubt(t *testing.T) {
	sides := func(from, to language.Tag, pairs ...[2]string) *align.Alignment {
		var source, target []string
		a := new(align.Alignment)
		for k, p := range pairs {
			source, target = append(source, p[0]), append(target, p[1])
			one := align.Span{Start: k, End: k + 1}
			a.Beads = append(a.Beads, align.Bead{Source: one, Target: one})
		}
		a.Source, a.Target = align.FromSentences("a", from, source...), align.FromSentences("b", to, target...)
		return a
	}
	same, other := [2]string{"Jakarta 2", "Jakarta 2"}, [2]string{"Ja.", "Yes."}
	for _, test := range []struct {
		name string
		a    *align.Alignment
		want string
	}{
		{"a translation", sides(language.German, language.English, other, other, same), ""},
		{"a title and a name", sides(language.German, language.English, same, same), ""},
		{"half of it", sides(language.German, language.English, same, same, same, other, other, other), ""},
		{"a copy", sides(language.German, language.English, same, same, same, other), "3 of 4 pairs are the same text"},
		{"no language", sides(language.Und, language.Und, other), "neither is in a language that is known"},
		{"one language", sides(language.Und, language.English, other), ""},
		{"nothing", sides(language.German, language.English), ""},
	} {
		got := Doubt(test.a)
		if test.want == "" && got != nil || test.want != "" && (got == nil || !strings.Contains(got.Error(), test.want)) {
			t.Errorf("%s: got %v, want %q", test.name, got, test.want)
		}
	}
}
