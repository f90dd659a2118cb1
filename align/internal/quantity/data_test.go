package quantity

import (
	"slices"
	"strings"
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

func TestLinesThatCannotBeRead(t *testing.T) {
	for _, line := range []string{
		"colour 5: red", ": five", "number: five", "number five: five", "number 5", "number 5: five,", "part: ein", "part 1: ",
		"fraction half: half", "fraction 1/0: none", "unit: kilometre", "unit parsec: parsec",
		"define parsec length", "define parsec length long", "decimal:", "decimal: point", "home: here",
	} {
		folders := fstest.MapFS{"de/figures.txt": {Data: []byte("define km length 1000\n" + line)}}
		err := languages.NewIndex(folders, read).Check()
		if err == nil || !strings.HasPrefix(err.Error(), "de/figures.txt: ") {
			t.Errorf("%q: error %v", line, err)
		}
	}
}

// TestLanguageIsAFolder reads the figures of a language that has nothing but a
// folder of data.
func TestLanguageIsAFolder(t *testing.T) {
	rules, ok := languages.NewIndex(languagestest.Folders(t), read).Of(languagestest.Toy)
	if !ok || !rules.worded {
		t.Fatal("the language has no words of its own")
	}
	var found []string
	for _, m := range rules.Find("Je lundo la 3 de majo 2025 tri dek kvin homoj iris 1,5 kilometroj; du mil kostas 5 km aŭ 20 %.") {
		found = append(found, m.Readings[0].show())
	}
	if want := []string{"2025-5-3/1", "35", "1.5 km", "2000", "5 km", "20 %"}; !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	date, english := rules.Find("3 de majo 2025"), For(language.English).Find("May 3, 2025")
	if len(date) != 1 || len(english) != 1 || !Agree(date[0], english[0]) {
		t.Errorf("%v is not the date %v", date, english)
	}
}
