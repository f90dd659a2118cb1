package outputs

import (
	"fmt"
	"hash/crc64"
	"os"
	"path/filepath"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// Names returns for each pair of files the name of one in the folder that
// their alignment goes into: the names of both, with the folders that they do
// not all share where they need them to differ, and with the ending of the
// format. What is too long for the name of a file is cut. It makes the folder if it is not there.
func (s *Settings) Names(folder string, pairs [][2]string) ([]string, error) {
	format, err := s.FormatOf(folder + "/")
	if err != nil {
		return nil, err
	}
	if err := command.ReachFolder(folder); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, fmt.Errorf("%s: cannot make this folder: %w", folder, err)
	}
	names, taken := join(pairs, filepath.Base), make(map[string]bool)
	for _, name := range names {
		taken[strings.ToLower(name)] = true
	}
	if len(taken) < len(names) {
		names = distinct(join(pairs, shortener(pairs)))
	}
	for k, name := range names {
		names[k] = filepath.Join(folder, name+Ending(format))
	}
	return names, nil
}

// join makes a name of each pair of files, without their endings.
func join(pairs [][2]string, short func(string) string) []string {
	names := make([]string, len(pairs))
	for k, pair := range pairs {
		source, target := pair[0], pair[1]
		names[k] = fit(short(strings.TrimSuffix(source, filepath.Ext(source))) + "--" + short(strings.TrimSuffix(target, filepath.Ext(target))))
	}
	return names
}

// longestName is so many bytes that file systems, which take 255, take it with a
// number, a language and an ending.
const longestName = 180

// fit cuts a name that is too long for a file. A checksum of what it was tells it
// from others that begin as it does.
func fit(name string) string {
	if len(name) <= longestName {
		return name
	}
	sum := fmt.Sprintf("~%016x", crc64.Checksum([]byte(name), crc64.MakeTable(crc64.ECMA)))
	return command.Cut(name, longestName-len(sum)) + sum
}

// distinct numbers names that stand there before, in whatever case.
func distinct(names []string) []string {
	taken := make(map[string]bool)
	for k, name := range names {
		for n := 2; taken[strings.ToLower(names[k])]; n++ {
			names[k] = fmt.Sprintf("%s-%d", name, n)
		}
		taken[strings.ToLower(names[k])] = true
	}
	return names
}

// shortener returns a function that takes the folders off a name in which all
// of the files are, and makes one word of the rest.
func shortener(pairs [][2]string) func(string) string {
	common := parts(pairs[0][0])
	for _, pair := range pairs {
		for _, name := range pair {
			folders, same := parts(filepath.Dir(name)), 0
			for same < min(len(common), len(folders)) && common[same] == folders[same] {
				same++
			}
			common = common[:same]
		}
	}
	return func(name string) string { return strings.Join(parts(name)[len(common):], "-") }
}

// parts are the folders of a name, from the root, and the name itself.
func parts(name string) []string {
	if whole, err := filepath.Abs(name); err == nil {
		name = whole
	}
	return strings.FieldsFunc(filepath.ToSlash(name), func(r rune) bool { return r == '/' })
}
