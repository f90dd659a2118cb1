package role

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/quantity"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// Lines of names, bylines and captions tell nothing; what a sentence is attributed to
// belongs to it; headlines stand above the text, and it takes up what they say.
func TestRoles(t *testing.T) {
	for _, test := range []struct {
		name string
		tag  language.Tag
		text string
		want []Role
	}{
		{"nothing", language.English, "", nil},
		{
			"a page", language.English,
			"Home » Travel » News\n\nFerry Narwala Halted With 512 On Board\n\nPublished on June 19\n\nAnneke Sulaiman Reuters\n\n" +
				"The ferry Narwala was halted on Tuesday. It had 512 people on board.",
			[]Role{Label, Title, Telling, Label, Telling, Telling},
		},
		{
			"tags", language.Indonesian,
			"Trump Putin Steve Witkoff Ukraina Jaminan Keamanan\n\nPutin setuju dengan jaminan keamanan untuk Ukraina, kata Witkoff.",
			[]Role{Label, Telling},
		},
		{
			"attributions", language.English,
			"“We are still far from the agreement,” he said on Sunday. CNN. ABC News.\n\nAssociated Press",
			[]Role{Telling, Attribution, Attribution, Label},
		},
		{"what cries or asks", language.German, "Resmi!\n\nBreaking News\n\nWarum Kingsmere?", []Role{Telling, Label, Telling}},
		{
			"a table", language.English,
			"Ferries of the port in June\n\nThe ferry Narwala: port of Sarei\n\nThe ferry Timoro: port of Sarei\n\nThe ferry Sagara: port of Sarei",
			[]Role{Telling, Title, Title, Telling},
		},
		{"figures", language.English, "Staff: 3,200", []Role{Telling}},
		{"no capital letters", language.Thai, "เรือข้ามฟาก", []Role{Telling}},
	} {
		d := align.Parse("page", test.tag, test.text)
		text, err := tokens.Read(t.Context(), d.Text, d.Sentences, quantity.For(test.tag))
		if err != nil {
			t.Fatal(err)
		}
		rarity := make([]float64, len(text.Words))
		for w, word := range text.Words {
			if !slices.Contains(common, word) {
				rarity[w] = 1
			}
		}
		if got := Of(d, text, rarity); fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%s: the roles are %v, want %v", test.name, got, test.want)
		}
	}
}

// common are words that say nothing themselves.
var common = strings.Fields("a and are from had he in it of on said still the was we dengan untuk")
