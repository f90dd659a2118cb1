// Package languagestest has a made-up language, for tests of the packages that
// read the folders of package languages.
package languagestest

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
)

// Toy is the tag of the made-up language: one of those that BCP 47 leaves to private use.
var Toy = language.MustParse("qaa")

// Folders returns the folders of this module's languages and one more, that of
// Toy. The language is a little like Esperanto, but that its nouns have capitals.
func Folders(t testing.TB) fs.FS {
	t.Helper()
	all := fstest.MapFS{}
	known := languages.Folders()
	err := fs.WalkDir(known, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(known, name)
		all[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range toy {
		all[Toy.String()+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

var toy = map[string]string{
	"never.txt":         "# Titles.\ndro sino",
	"before-number.txt": "paĝ",
	"before-lower.txt":  "ktp",
	"openers.txt":       "la ĝi",
	"ordinals.txt":      "majo junio",
	"habits.txt":        "dotted-ordinals capital-nouns",
	"figures.txt": `# Numbers and months.
decimal: ,
slash: day month
number 1: unu
number 2: du
number 3: tri
number 5: kvin
number x10: dek
number 100: cent
number 1000: mil
weekday 1: lundo
month 5: majo
month 6: junio
before-day: la
of: de
unit km: kilometroj
`,
	"affixes.txt":     "least 3\nsuffix j n jn\nsuffix o a as is\nprefix mal\njoin o",
	"determiners.txt": "la tiu",
	"countries.txt":   "DE: Germanujo",
}
