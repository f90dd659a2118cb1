package languages

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
)

func TestIndexReadsEachFolderOnce(t *testing.T) {
	folders := fstest.MapFS{
		"und/a.txt": {Data: []byte("common")},
		"de/a.txt":  {Data: []byte("# German\neins zwei # and more\n\n drei")},
		"fr/b.txt":  {Data: []byte("un")},
		"sv/a.txt":  {Data: []byte("broken")},
	}
	reads := make(map[string]int)
	index := NewIndex(folders, func(f Folder) (string, error) {
		reads[f.Language]++
		if f.Language == "sv" {
			return "", errors.New("broken")
		}
		if !f.Has("a.txt") {
			f = f.Common()
		}
		return strings.Join(slices.Sorted(maps.Keys(f.Words("a.txt"))), " "), nil
	})
	if len(reads) > 0 {
		t.Error("folders are read before they are asked for")
	}
	for range 2 {
		for tag, want := range map[string]string{"de-AT": "drei eins zwei", "fr": "common", "und": "common", "und-DE": "common"} {
			if got, ok := index.Of(language.MustParse(tag)); !ok || got != want {
				t.Errorf("%s: %q, %t, want %q", tag, got, ok, want)
			}
		}
		for _, tag := range []string{"en", "sv"} {
			if got, ok := index.Of(language.Make(tag)); ok || got != "" {
				t.Errorf("%s: %q, %t", tag, got, ok)
			}
		}
	}
	if err := index.Check(); err == nil || err.Error() != "broken" {
		t.Errorf("Check: %v", err)
	}
	for folder, n := range reads {
		if n != 1 {
			t.Errorf("%s is read %d times", folder, n)
		}
	}
}

func TestEachNamesTheLine(t *testing.T) {
	f := Folder{"de", fstest.MapFS{"de/a.txt": {Data: []byte("good\nbad # line\n")}}}
	err := f.Each("a.txt", func(line string) error {
		if line == "bad" {
			return fs.ErrInvalid
		}
		return nil
	})
	if !errors.Is(err, fs.ErrInvalid) || err.Error() != `de/a.txt: "bad": invalid argument` {
		t.Error(err)
	}
}
