package segment

import (
	"slices"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/languages/languagestest"
)

func TestFoldersAreRead(t *testing.T) {
	if err := known.Check(); err != nil {
		t.Error(err)
	}
}

func TestListsThatCannotBe(t *testing.T) {
	for name, folders := range map[string]fstest.MapFS{
		"an abbreviation of two kinds": {"de/never.txt": {Data: []byte("Dr")}, "de/before-name.txt": {Data: []byte("Dr")}},
		"one that most languages have": {"de/never.txt": {Data: []byte("Dr")}, "und/before-name.txt": {Data: []byte("Dr")}},
		"a full stop in a list":        {"de/never.txt": {Data: []byte("Dr.")}},
	} {
		index := languages.NewIndex(folders, readKnowledge)
		if k, ok := index.Of(language.German); ok || k != nil || index.Check() == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

// TestLanguageIsAFolder cuts the sentences of a language that has nothing but a
// folder of data.
func TestLanguageIsAFolder(t *testing.T) {
	k, ok := languages.NewIndex(languagestest.Folders(t), readKnowledge).Of(languagestest.Toy)
	if !ok {
		t.Fatal("the language is not known")
	}
	for _, test := range []struct {
		text          string
		toy, anywhere []string
	}{
		{"Dro. Karlo venis.", []string{"Dro. Karlo venis."}, []string{"Dro.", "Karlo venis."}},
		{"Vidu paĝ. 3 kaj 4.", []string{"Vidu paĝ. 3 kaj 4."}, nil},
		{
			"La pomoj kaj piroj ktp. 12 el ili.",
			[]string{"La pomoj kaj piroj ktp. 12 el ili."}, []string{"La pomoj kaj piroj ktp.", "12 el ili."},
		},
		{"Je la 3. Majo ĝi venis.", []string{"Je la 3. Majo ĝi venis."}, []string{"Je la 3.", "Majo ĝi venis."}},
		{"Ĉe Yahoo! li laboras.", []string{"Ĉe Yahoo! li laboras."}, nil},
	} {
		if got := texts(Segmenter{k}, test.text); !slices.Equal(got, test.toy) {
			t.Errorf("%q, want %q", got, test.toy)
		}
		if got := texts(Segmenter{}, test.text); test.anywhere != nil && !slices.Equal(got, test.anywhere) {
			t.Errorf("without the folder %q, want %q", got, test.anywhere)
		}
	}
}
