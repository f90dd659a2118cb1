package claims

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
)

// Lines of names, bylines and captions tell nothing; what a sentence is attributed to
// belongs to it; headlines stand above the text, and it takes up what they say.
func TestRoles(t *testing.T) {
	for _, test := range []struct {
		name string
		tag  language.Tag
		text string
		want []role
	}{
		{"nothing", language.English, "", nil},
		{
			"a page", language.English,
			"Home » Travel » News\n\nFerry Narwala Halted With 512 On Board\n\nPublished on June 19\n\nAnneke Sulaiman Reuters\n\n" +
				"The ferry Narwala was halted on Tuesday. It had 512 people on board.",
			[]role{label, title, telling, label, telling, telling},
		},
		{
			"tags", language.Indonesian,
			"Trump Putin Steve Witkoff Ukraina Jaminan Keamanan\n\nPutin setuju dengan jaminan keamanan untuk Ukraina, kata Witkoff.",
			[]role{label, telling},
		},
		{
			"attributions", language.English,
			"“We are still far from the agreement,” he said on Sunday. CNN. ABC News.\n\nAssociated Press",
			[]role{telling, attribution, attribution, label},
		},
		{"what cries or asks", language.German, "Resmi!\n\nBreaking News\n\nWarum Kingsmere?", []role{telling, label, telling}},
		{
			"a table", language.English,
			"Ferries of the port in June\n\nThe ferry Narwala: port of Sarei\n\nThe ferry Timoro: port of Sarei\n\nThe ferry Sagara: port of Sarei",
			[]role{telling, title, title, telling},
		},
		{"figures", language.English, "Staff: 3,200", []role{telling}},
		{"no capital letters", language.Thai, "เรือข้ามฟาก", []role{telling}},
	} {
		story, err := New(t.Context(), []align.Document{align.Parse("page", test.tag, test.text)}, lexicon.EmbeddedSet(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := story.pages[0].roles; fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%s: the roles are %v, want %v", test.name, got, test.want)
		}
	}
}

// What a sentence is attributed to counts for it.
func TestAttributionsCount(t *testing.T) {
	en := align.Parse("en", language.English, "He spoke of a first step on the way. CNN.\n\nNobody else had been there before.")
	de := align.Parse("de", language.German, "Im Sender CNN sprach er von einem Anfang.\n\nMehr war nicht zu hören.")
	story, err := New(t.Context(), []align.Document{en, de}, lexicon.EmbeddedSet(), nil)
	if err != nil {
		t.Fatal(err)
	}
	told := func(i int) (words []string) {
		for _, w := range story.pages[0].told[i] {
			words = append(words, story.pages[0].text.Words[w])
		}
		return words
	}
	if got := fmt.Sprint(told(0), told(1)); got != "[he spoke of a first step on the way cnn] []" {
		t.Errorf("the sentences say %s", got)
	}
}
