package texts

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

func named(t *testing.T, name string) (s Settings) {
	t.Helper()
	var flags flag.FlagSet
	s.Flag(&flags)
	if name != "" {
		if err := flags.Parse([]string{"-encoding", name}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// Files are opened and read, with the same result but that errors in what is
// opened do not name the file.
func TestOpenAndRead(t *testing.T) {
	t.Chdir(t.TempDir())
	long := "\ufeff" + strings.Repeat("Eine lange Zeile. ", 1000)
	for name, content := range map[string]string{
		"text": long, "empty": "", "latin": "l\n\xe4\x80", "unmarked": "H\x00e\x00l\x00l\x00o\x00", "zero": "H\x00\x00\x00",
		"cut":       "\xff\xfeH\x00i",
		"said.html": "<meta charset=iso-8859-2><p>\xb1", "wrong.xhtml": "<meta charset=utf-8><p>\xfc", "paper.pdf": "%PDF-1.4",
		"deep.html": strings.Repeat("<div>", 1000),
	} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const stdin = "from standard input"
	for _, test := range []struct {
		name, encoding string
		want, err      string
	}{
		{"text", "", long, ""},
		{"empty", "", "", ""},
		{"-", "", stdin, ""},
		{"unmarked", "UTF-16LE", "Hello", ""},
		{"unmarked", "", "Hello", ""},
		{"unmarked", "utf-16be", "",
			"unmarked: line 1, column 1: the text is not utf-16be; it is in the other order; say so: -encoding utf-16le"},
		{"zero", "", "", "zero: is UTF-16 or no text; save it as text, or if it is UTF-16, say so: -encoding utf-16le"},
		{"latin", "windows-1252", "l\nä€", ""},
		{"latin", "", "", "line 2, column 1: the text is not utf-8; if it is in another encoding, name that, as -encoding windows-1252"},
		{"cut", "", "", "line 1, column 2: the text is not utf-16le; if it is in another encoding, leave out -encoding or name that"},
		{"none", "", "", "none: no such file; check the name"},
		{".", "", "", ".: is a folder; name the files in it"},
		{"said.html", "", "ą", ""},
		{"said.html", "windows-1252", "±", ""},
		{"wrong.xhtml", "", "", "wrong.xhtml: line 1, column 24: the text is not utf-8"},
		{"deep.html", "", "", "deep.html: is a web page that cannot be read: html: open stack of elements exceeds 512 nodes"},
		{"paper.pdf", "", "", "paper.pdf: is a PDF that cannot be read: pdftotext"},
	} {
		opened, err := func() (string, error) {
			file, err := Open(test.name, strings.NewReader(stdin), named(t, test.encoding))
			if err != nil {
				return "", err
			}
			text, err := io.ReadAll(iotest.HalfReader(file))
			return string(text), errors.Join(err, file.Close())
		}()
		check(t, test.name, opened, test.want, err, test.err)
		if test.name == "-" {
			continue
		}
		read := ""
		file, err := Read(t.Context(), test.name, named(t, test.encoding))
		if err == nil {
			read = file.Text
		}
		if strings.HasPrefix(test.err, "line") {
			test.err = test.name + ": " + test.err
		}
		check(t, test.name, read, test.want, err, test.err)
	}
}

func check(t *testing.T, name, got, want string, err error, wantErr string) {
	t.Helper()
	switch {
	case wantErr != "":
		if err == nil || !strings.HasPrefix(err.Error(), wantErr) {
			t.Errorf("%s: error %v, want %s", name, err, wantErr)
		}
	case err != nil || got != want:
		t.Errorf("%s: read %.40q, %v, want %.40q", name, got, err, want)
	}
}

// A page with too little text for an article is read whole, with a warning
// unless that is what was asked for.
func TestPagesWithoutAnArticleAreWarnedOf(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("list.html", []byte(`<nav><a href="/">Home</a></nav><p>One.`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, {"-whole"}} {
		var (
			s        Settings
			flags    flag.FlagSet
			warnings []string
		)
		s.Flag(&flags)
		s.Warn = func(warning error) { warnings = append(warnings, warning.Error()) }
		if err := flags.Parse(args); err != nil {
			t.Fatal(err)
		}
		file, err := Read(t.Context(), "list.html", s)
		if err != nil {
			t.Fatal(err)
		}
		opened, err := Open("list.html", nil, s)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(opened)
		if err = errors.Join(err, opened.Close()); err != nil || string(text) != "Home\n\nOne." || file.Prose() != "Home\n\nOne." {
			t.Errorf("%v: %q, %q, %v", args, file.Prose(), text, err)
		}
		want := "warning: list.html: no article can be told from what is around it; all of the page is taken, as with -whole"
		if len(args) == 0 && (len(warnings) != 2 || warnings[0] != want) || len(args) > 0 && warnings != nil {
			t.Errorf("%v: %q", args, warnings)
		}
	}
}

func TestDocuments(t *testing.T) {
	t.Chdir(t.TempDir())
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	member, err := w.Create("word/document.xml")
	if err == nil {
		_, err = io.WriteString(member, "<w:document><w:body><w:p><w:r><w:t>Satu.</w:t></w:r></w:p></w:body></w:document>")
	}
	if err = errors.Join(err, w.Close(), os.WriteFile("a.docx", packed.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	file, err := Read(t.Context(), "a.docx", Settings{})
	if err != nil || file.Text != "Satu." {
		t.Errorf("got %+v, %v", file, err)
	}
	opened, err := Open("a.docx", nil, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	if text, err := io.ReadAll(opened); err != nil || string(text) != "Satu." {
		t.Errorf("got %q, %v", text, err)
	}
}
