package dictionary

import (
	"testing"

	"golang.org/x/text/language"
)

// Words that share a translation mean the same in their own language.
func TestParaphrasesByWayOfAnotherLanguage(t *testing.T) {
	l := glossary(t, language.English, language.German, "vessel\tschiff", "ship\tschiff", "ship\tversenden", "house\thaus")
	given, other := read(t, "vessel house strange"), read(t, "ship houses vessels")
	from, err := NewPivot(t.Context(), l, given)
	if err != nil {
		t.Fatal(err)
	}
	to, err := NewPivot(t.Context(), l, other)
	if err != nil {
		t.Fatal(err)
	}
	table := from.Table(to)
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"vessel", "ship", true},
		{"vessel", "vessels", true},
		{"house", "houses", true},
		{"house", "ship", false},
		{"strange", "ship", false},
	} {
		if p := probability(table, given, other, test.a, test.b); p > 0 != test.want || p > 1 {
			t.Errorf("%s means %s with the probability %g", test.a, test.b, p)
		}
	}
}
