package languages

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// TestFilesAreDocumented finds files and habits that nobody reads, because
// their names are wrong, or that the documentation does not have.
func TestFilesAreDocumented(t *testing.T) {
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	documented := make(map[string]bool)
	for _, name := range regexp.MustCompile(`[a-z-]+\.txt|\t[a-z]+-[a-z]+ `).FindAllString(string(source), -1) {
		documented[strings.TrimSpace(name)] = true
	}
	used := make(map[string]bool)
	err = fs.WalkDir(Folders(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		folder, file := path.Split(name)
		used[file] = true
		f := Folder{path.Clean(folder), Folders()}
		if base, err := language.ParseBase(f.Language); err != nil || base.String() != f.Language {
			t.Errorf("%s is not named by the base subtag of a language", name)
		}
		if file == "habits.txt" {
			for habit := range f.Words(file) {
				used[habit] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range used {
		if !documented[name] {
			t.Errorf("the documentation does not have %s", name)
		}
	}
	for name := range documented {
		if !used[name] {
			t.Errorf("no language has %s, which the documentation tells of", name)
		}
	}
}
