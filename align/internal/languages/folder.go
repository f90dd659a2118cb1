package languages

import (
	"embed"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"

	"golang.org/x/text/language"
)

//go:embed data
var data embed.FS

// Folders returns the folders of the languages that this module knows.
func Folders() fs.FS {
	folders, err := fs.Sub(data, "data")
	if err != nil {
		return embed.FS{}
	}
	return folders
}

// All returns the folders of the languages that this module knows.
func All() (all []Folder) {
	folders := Folders()
	entries, _ := fs.ReadDir(folders, ".")
	for _, entry := range entries {
		if entry.Name() != Unknown {
			all = append(all, Folder{entry.Name(), folders})
		}
	}
	return all
}

// Tags returns the languages that this module knows.
func Tags() (tags []language.Tag) {
	for _, folder := range All() {
		tags = append(tags, language.Make(folder.Language))
	}
	return tags
}

// A Folder holds the files of one language.
type Folder struct {
	Language string // its base
	folders  fs.FS
}

// Common returns the folder of what most languages have in common.
func (f Folder) Common() Folder { return Folder{Unknown, f.folders} }

// Has reports whether the folder has a file.
func (f Folder) Has(name string) bool {
	_, err := fs.Stat(f.folders, f.path(name))
	return err == nil
}

// Lines ranges over the lines of a file, without comments and blanks around
// them. Lines that then are empty are left out, and a file that is missing has none.
func (f Folder) Lines(name string) iter.Seq[string] {
	text, err := fs.ReadFile(f.folders, f.path(name))
	if err != nil {
		text = nil
	}
	return func(yield func(string) bool) {
		for line := range strings.Lines(string(text)) {
			line, _, _ = strings.Cut(line, "# ")
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
	}
}

// Words returns the words of a file, none if it is missing.
func (f Folder) Words(name string) map[string]bool {
	words := make(map[string]bool)
	for line := range f.Lines(name) {
		for word := range strings.FieldsSeq(line) {
			words[word] = true
		}
	}
	return words
}

// Each calls read with each line of a file, and returns its first error, which
// then names the file and the line.
func (f Folder) Each(name string, read func(line string) error) error {
	for line := range f.Lines(name) {
		if err := read(line); err != nil {
			return fmt.Errorf("%s: %q: %w", f.path(name), line, err)
		}
	}
	return nil
}

func (f Folder) path(name string) string { return path.Join(f.Language, name) }
