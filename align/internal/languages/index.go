package languages

import (
	"errors"
	"io/fs"
	"sync"

	"golang.org/x/text/language"
)

// An Index holds what a package has read from the folders of languages. A folder is
// read when its language is first asked for, and once. An Index is safe for use by many goroutines.
type Index[T any] struct {
	known func() map[string]func() (T, error) // by base
}

// NewIndex returns the Index of what read makes of each folder. The folders lie
// in the root of a file system such as [Folders].
func NewIndex[T any](folders fs.FS, read func(Folder) (T, error)) *Index[T] {
	return &Index[T]{sync.OnceValue(func() map[string]func() (T, error) {
		known := make(map[string]func() (T, error))
		entries, _ := fs.ReadDir(folders, ".")
		for _, entry := range entries {
			folder := Folder{entry.Name(), folders}
			known[entry.Name()] = sync.OnceValues(func() (T, error) { return read(folder) })
		}
		return known
	})}
}

// Of returns what is known of the language of a tag; that of a tag without a
// language is what most have in common. It is false for a language that has no
// folder, or one that cannot be read: see [Index.Check].
func (x *Index[T]) Of(tag language.Tag) (T, bool) {
	read, ok := x.known()[Base(tag)]
	if !ok {
		var none T
		return none, false
	}
	known, err := read()
	return known, err == nil
}

// Check reads all folders and returns what is wrong with them. The folders are
// part of the program, so that tests check them and nobody has to later.
func (x *Index[T]) Check() error {
	var errs []error
	for _, read := range x.known() {
		_, err := read()
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
