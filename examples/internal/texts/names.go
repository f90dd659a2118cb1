package texts

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// NamesHelp tells people which files a program reads.
const NamesHelp = `A FILE may be -, the standard input, or a folder, which stands for the texts, web pages
and documents in it and in the folders in it, in the order of their names. Hidden files
are left out. -list reads more names from a file, or with - from standard input.`

// Names are the files that a program is given, beside the flag -list the operands.
type Names struct {
	List string // the file that names more of them, or ""

	// Endings are those of the files that a folder stands for, as ".txt"; those of
	// package extract if there are none.
	Endings []string

	// Most is how many files there may be; 0 is any number.
	Most int
}

// Flag adds the flag -list.
func (n *Names) Flag(flags *flag.FlagSet) {
	flags.StringVar(&n.List, "list", "", "read the names of files from this `file` too, one a line; - is standard input")
}

// Files returns the names of the files, each once, in their order. It calls warn
// for what is named twice, by whatever name.
func (n *Names) Files(operands []string, stdin io.Reader, warn func(error)) ([]string, error) {
	all, err := n.All(operands, stdin)
	if err != nil {
		return nil, err
	}
	var once []string
	first := make(map[string]string) // the name that a file was given before, by its canonical one
	for _, name := range all {
		file := name
		if name != "-" {
			file = command.Canonical(name)
		}
		if before, ok := first[file]; ok {
			warn(twice(name, before))
			continue
		}
		first[file] = name
		once = append(once, name)
	}
	return once, nil
}

// All returns the names of the files in their order, and what is named twice
// twice.
func (n *Names) All(operands []string, stdin io.Reader) (all []string, err error) {
	given := slices.Clone(operands)
	if n.List != "" {
		listed, err := readList(n.List, stdin)
		if err != nil {
			return nil, err
		}
		given = append(given, listed...)
	}
	if n.List == "-" && slices.Contains(given, "-") {
		return nil, command.Misuse("-list - reads the names from standard input, and - its text; to read a file of that name, write ./-")
	}
	for _, name := range given {
		files, err := n.in(name)
		if err != nil {
			return nil, err
		}
		if all = append(all, files...); n.Most > 0 && len(all) > n.Most {
			return nil, fmt.Errorf("%s: more than %d files; name fewer", name, n.Most)
		}
	}
	return all, nil
}

func twice(name, before string) error {
	if name == before {
		return fmt.Errorf("warning: %s: is named twice; it is read once", name)
	}
	return fmt.Errorf("warning: %s: is the same file as %s; it is read once", name, before)
}

// in returns the files that a name stands for: those in a folder, or itself.
func (n *Names) in(name string) (files []string, err error) {
	if info, err := os.Stat(name); name == "-" || err != nil || !info.IsDir() {
		return []string{name}, nil
	}
	wanted := n.Endings
	if wanted == nil {
		wanted = extract.Endings()
	}
	err = filepath.WalkDir(name, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("%s: cannot read this folder: %w", name, err)
		case file != name && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case isFile(file, entry) && slices.Contains(wanted, strings.ToLower(filepath.Ext(file))):
			files = append(files, file)
		}
		if n.Most > 0 && len(files) > n.Most {
			return fmt.Errorf("%s: has more than %d files; name fewer", name, n.Most)
		}
		return nil
	})
	if err == nil && len(files) == 0 {
		err = command.Misuse("%s: has no file in it with a name in %s", name, strings.Join(wanted, ", "))
	}
	return files, err
}

// isFile reports whether an entry of a folder is a file, or a link to one.
func isFile(name string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// readList reads names of files, one a line.
func readList(list string, stdin io.Reader) (names []string, err error) {
	file, err := Open(list, stdin, Settings{})
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines, line := bufio.NewScanner(file), 1
	for ; lines.Scan(); line++ {
		name := strings.TrimSuffix(lines.Text(), "\r")
		if line == 1 {
			name = strings.TrimPrefix(name, "\ufeff")
		}
		if strings.TrimSpace(name) != "" {
			names = append(names, name)
		}
	}
	switch err := lines.Err(); {
	case err == bufio.ErrTooLong:
		return nil, fmt.Errorf("%s:%d: the line is too long for the name of a file; want one a line", list, line)
	case err != nil:
		return nil, err
	case len(names) == 0:
		return nil, fmt.Errorf("%s: names no file; want one a line", list)
	}
	return names, nil
}
