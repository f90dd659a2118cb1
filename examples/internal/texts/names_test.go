package texts

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

func TestNames(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{
		"in/b.txt", "in/a.HTML", "in/deep/er/c.md", "in/.git/d.txt", "in/.e.txt", "in/f.csv", "in/g", "h.csv", "empty/x.go",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile("list", []byte("\ufeffin\r\n\n h \nin/b.txt\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	inFolder := []string{"in/a.HTML", "in/b.txt", "in/deep/er/c.md"}
	for _, test := range []struct {
		what          string
		names         Names
		operands      []string
		stdin         string
		want          []string
		warnings, err string
	}{
		{what: "nothing"},
		{what: "files as they are named", operands: []string{"h.csv", "none", "-"}, want: []string{"h.csv", "none", "-"}},
		{what: "a folder", operands: []string{"in"}, want: inFolder},
		{what: "a folder and a file of it", operands: []string{"in/b.txt", "./in"}, want: []string{"in/b.txt", "in/a.HTML", "in/deep/er/c.md"},
			warnings: "warning: in/b.txt: is named twice; it is read once"},
		{what: "a file by another name", operands: []string{"h.csv", "in/../h.csv"}, want: []string{"h.csv"},
			warnings: "warning: in/../h.csv: is the same file as h.csv; it is read once"},
		{what: "standard input twice", operands: []string{"-", "-"}, want: []string{"-"},
			warnings: "warning: -: is named twice; it is read once"},
		{what: "a list", names: Names{List: "list"}, want: append(slices.Clone(inFolder), " h "),
			warnings: "warning: in/b.txt: is named twice; it is read once"},
		{what: "a list from standard input", names: Names{List: "-"}, operands: []string{"h.csv"}, stdin: "in\n",
			want: append([]string{"h.csv"}, inFolder...)},
		{what: "other endings", names: Names{Endings: []string{".csv"}}, operands: []string{"in"}, want: []string{"in/f.csv"}},
		{what: "names and text of standard input", names: Names{List: "-"}, operands: []string{"-"}, stdin: "in\n", err: "write ./-"},
		{what: "a folder of other files", operands: []string{"empty"}, err: "empty: has no file in it with a name in .txt, .text, .html"},
		{what: "too many in a folder", names: Names{Most: 2}, operands: []string{"in"}, err: "in: has more than 2 files"},
		{what: "too many", names: Names{Most: 2}, operands: []string{"a", "b", "c"}, err: "c: more than 2 files"},
		{what: "a list of nothing", names: Names{List: "-"}, stdin: " \n", err: "-: names no file; want one a line"},
		{what: "a list that is missing", names: Names{List: "none"}, err: "none: no such file"},
	} {
		var warnings []string
		warn := func(warning error) { warnings = append(warnings, warning.Error()) }
		got, err := test.names.Files(test.operands, strings.NewReader(test.stdin), warn)
		switch {
		case test.err != "":
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("%s: error %v, want %s", test.what, err, test.err)
			}
		case err != nil || strings.Join(warnings, "\n") != test.warnings:
			t.Errorf("%s: warnings %q, %v, want %q", test.what, warnings, err, test.warnings)
		case !slices.EqualFunc(got, test.want, func(a, b string) bool { return filepath.ToSlash(a) == b || a == filepath.Clean(b) }):
			t.Errorf("%s: got %q, want %q", test.what, got, test.want)
		}
	}
}

func TestFoldersOfNothingAreMisuse(t *testing.T) {
	_, err := new(Names).Files([]string{t.TempDir()}, nil, nil)
	if code := command.Code(err); code != command.Misused {
		t.Errorf("exit code %d, %v", code, err)
	}
}
