package score

import (
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/internal/band"
)

// A heading shares its word with the sentence below, and with the translation
// of that, but is no part of it.
func TestAHeadingIsIdleBesideItsParagraph(t *testing.T) {
	for _, test := range []struct {
		name           string
		source, target string
		idle           bool
	}{
		{"the translation lacks the heading", "NATO\nWitkoff 4 Berlin NATO 17 23 Kyjiw 32 1949", "Witkoff 4 Berlin NATO 17 23 Kyjiw 32 1949",
			true},
		{"the translation has the heading", "Bogor 312\nWitkoff 4 Berlin NATO 17 23 Kyjiw 32 1949",
			"Bogor 312 Witkoff 4 Berlin NATO 17 23 Kyjiw 32 1949", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			// Much else makes the words rare.
			source := read(t, test.source+strings.Repeat("\nlain lagi", 40))
			target := read(t, test.target+strings.Repeat("\nsonst noch", 40))
			ahead, back, err := Cognates(t.Context(), nil, source, target)
			if err != nil {
				t.Fatal(err)
			}
			m, err := New(t.Context(), nil, source, target, ahead, back, Usage{}, band.Full(42, 41))
			if err != nil {
				t.Fatal(err)
			}
			if err := m.Score(t.Context(), all(source, target)); err != nil {
				t.Fatal(err)
			}
			if said := m.idle(0, 2, 0, 1); said > 0 != test.idle {
				t.Errorf("said for idle sentences: %g", said)
			}
			if said := m.idle(0, 1, 0, 1); said != 0 {
				t.Errorf("of one sentence with one: %g", said)
			}
		})
	}
}
