package role

import (
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/internal/languages"
)

func TestAside(t *testing.T) {
	for sentence, want := range map[string]bool{
		"Leave a Reply":                            true,
		"Required fields are marked *":             true,
		"Lea Milis Reuters":                        true,
		"Tinggalkan Balasan":                       true,
		"What is at stake":                         true,
		"Associated Press.":                        true,
		"https://example.org/images/ferry-12.jpeg": true,
		"2025-08-17 18:31:00":                      true,
		"":                                         true,
		"Staff: 3,200":                             false,
		"STAY TUNED!”":                             false,
		"What happens now?":                        false,
		"Nobody was hurt.":                         false,
		"Your email address will not be published.":                                      true,
		"Learn how your comment data is processed.":                                      true,
		"All rights reserved.":                                                           true,
		"© 2025 Kantor Berita Sarei. All rights reserved.":                               true,
		"Photo by Lea Milis, 19 June 2025.":                                              true,
		"Anneke Sulaiman in Sarei and Tom Reed in Kingsmere contributed to this report.": true,
		"Situs ini menggunakan Akismet untuk mengurangi spam.":                           true,
		"Ihre E-Mail-Adresse wird nicht veröffentlicht. Pflichtfelder sind markiert.":    true,
		"Erfahre, wie deine Kommentardaten verarbeitet werden.":                          true,
		"Fotos von der Unglücksstelle zeigen das Schiff.":                                false,
		"The mayor’s email address will not be published, the court ruled.":              false,
		"All rights to the mine were reserved for the state, the court found.":           false,
		"He had contributed to this report for the ministry of transport in June.":       false,
		"Learn how your comment data is processed by the two ministries of Orvania.":     false,
		"Orvania's top court strikes down the permit for a mine in Karvela":              false,
		"沒有人受傷。": false,
	} {
		if got := IsAside(sentence); got != want {
			t.Errorf("%q is an aside: %t", sentence, got)
		}
	}
}

// A formula is found in every form that its line has.
func TestFormulas(t *testing.T) {
	for _, folder := range languages.All() {
		for line := range folder.Lines("furniture.txt") {
			f := newFormula(line)
			if len(f.words) == 0 {
				t.Errorf("%s: %q fits every sentence", folder.Language, line)
			}
			if bare := strings.ToUpper(strings.Trim(line, "… ")); !isFormula(bare + "!") {
				t.Errorf("%s: %q is no formula", folder.Language, bare)
			}
		}
	}
	for _, test := range []struct {
		line, sentence string
		want           bool
	}{
		{"share this", "Share this!", true},
		{"share this", "Share this story", false},
		{"share this …", "Share this story", true},
		{"share this …", "Do share this", false},
		{"… share this", "Do share this.", true},
		{"… share this", "Do share this story.", false},
		{"share this …", "Share", false},
	} {
		if got := newFormula(test.line).fits(normalised(test.sentence)); got != test.want {
			t.Errorf("%q fits %q: %t", test.line, test.sentence, got)
		}
	}
}
