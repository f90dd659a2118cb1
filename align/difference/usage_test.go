package difference

import (
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/languages/languagestest"
)

func TestFoldersAreRead(t *testing.T) {
	if err := usages.Check(); err != nil {
		t.Error(err)
	}
	if !determiners(language.MustParse("de-AT"))["im"] || len(determiners(language.English)) > 0 || len(determiners(language.Und)) > 0 {
		t.Error("the determiners are not those of German alone")
	}
}

func TestCountriesThatCannotBe(t *testing.T) {
	folders := fstest.MapFS{"de/countries.txt": {Data: []byte("Holland: NL")}}
	if err := languages.NewIndex(folders, readUsage).Check(); err == nil {
		t.Error("Holland is taken for a code")
	}
}

// TestLanguageIsAFolder knows determiners and countries of a language that has
// nothing but a folder of data.
func TestLanguageIsAFolder(t *testing.T) {
	u, ok := languages.NewIndex(languagestest.Folders(t), readUsage).Of(languagestest.Toy)
	if !ok || !u.determiners["la"] || !u.determiners["tiu"] || len(u.determiners) != 2 {
		t.Errorf("the determiners are %v", u.determiners)
	}
	names := gazetteer{}
	for _, c := range u.countries {
		names.add(c.name, c.code)
	}
	if names["germanujo"] != "DE" || len(names) != 1 {
		t.Errorf("the countries are %v", names)
	}
}
