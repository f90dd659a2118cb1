package command

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOpenText(t *testing.T) {
	t.Chdir(t.TempDir())
	long := "\ufeff" + strings.Repeat("Eine lange Zeile. ", 1000)
	for name, content := range map[string]string{
		"text": long, "empty": "", "one byte": "a",
		"marked": "\xfe\xff\x00H\x00i", "wide": "H\x00e\x00l\x00l\x00o\x00", "zero": "\x00",
	} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	stdin := "from standard input"
	for _, test := range []struct {
		name  string
		stdin io.Reader
		want  string
		err   string
	}{
		{"text", nil, long, ""},
		{"empty", nil, "", ""},
		{"one byte", nil, "a", ""},
		{"-", strings.NewReader(stdin), stdin, ""},
		{"text", strings.NewReader(stdin), long, ""},
		{"-", nil, "", "-: no such file"},
		{"none", nil, "", "none: no such file; check the name"},
		{".", nil, "", ".: is a folder; name the files in it"},
		{"marked", nil, "", "marked: is UTF-16; convert it with: iconv"},
		{"wide", nil, "", "wide: is UTF-16 or no text; convert"},
		{"zero", nil, "", "zero: is UTF-16 or no text"},
		{"-", strings.NewReader("\xff\xfe"), "", "-: is UTF-16"},
	} {
		text, err := OpenText(test.name, test.stdin)
		if test.err != "" {
			if err == nil || !strings.HasPrefix(err.Error(), test.err) {
				t.Errorf("%s: error %v, want %s", test.name, err, test.err)
			}
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		if got, err := io.ReadAll(text); string(got) != test.want || err != nil {
			t.Errorf("%s: read %.40q, %v", test.name, got, err)
		}
		if err := text.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestCanonicalIsTheSameForEveryNameOfAFile(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("file", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", "link"); err != nil {
		t.Skip(err)
	}
	whole, err := filepath.Abs("file")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"./file", "folder/../file", "link", whole} {
		if got, want := Canonical(name), Canonical("file"); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	for _, name := range []string{"./new", "folder/../new"} {
		if got, want := Canonical(name), Canonical("new"); got != want {
			t.Errorf("%s, which is not there, is %s, want %s", name, got, want)
		}
	}
	if Canonical("file") == Canonical("new") {
		t.Error("two files have one name")
	}
}

func TestWriteFileKeepsLinksAndModes(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("file", []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", "link"); err != nil {
		t.Skip(err)
	}
	write := func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return err
	}
	if err := WriteFile("link", write); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat("link"); err != nil || info.Mode().IsRegular() {
		t.Error("the link is one no more")
	}
	if got, err := os.ReadFile("file"); string(got) != "new" || err != nil {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if info, err := os.Stat("file"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	if err := WriteFile(".", write); err == nil || !strings.Contains(err.Error(), ".: is a folder; name a file in it") {
		t.Errorf("writing into a folder: %v", err)
	}
}
