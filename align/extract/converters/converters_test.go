package converters

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/extract"
)

func TestMissingPrograms(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, test := range []struct{ name, content, want string }{
		{"a.pdf", "%PDF-1.4", "a.pdf: is a PDF that cannot be read: pdftotext, which reads it, is not installed (apt install poppler-utils; "},
		{"a.rtf", `{\rtf1 a}`, "a.rtf: is a document in Rich Text Format that cannot be read: LibreOffice, which reads it, is not installed " +
			"(apt install "},
		{"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc: is an old Office document that cannot be read: LibreOffice, which reads it, " +
			"is not installed"},
	} {
		_, err := extract.Parse(t.Context(), test.name, []byte(test.content), All()...)
		if _, ok := errors.AsType[*MissingError](err); !ok || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("got %v, want %s", err, test.want)
		}
	}
}

// script puts a program of a name on the PATH.
func script(t *testing.T, name, lines string) {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no sh")
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+lines), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
}

func TestWhatProgramsComplainOf(t *testing.T) {
	script(t, "pdftotext", "echo 'Syntax Error:  no pages' >&2; exit 3")
	_, err := Poppler(t.Context(), "a.pdf", nil)
	if want := "pdftotext: Syntax Error: no pages (exit status 3)"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestAProgramThatWritesTooMuchIsEnded(t *testing.T) {
	script(t, "pdftotext", "echo '<page><line><word>'; exec yes '</word><word>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'")
	if _, err := Poppler(t.Context(), "a.pdf", nil); !errors.Is(err, errTooLong) {
		t.Errorf("got %v", err)
	}
}

func TestFoldersAreRemoved(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	script(t, "pdftotext", `echo '<page></page>'`)
	if _, err := Poppler(t.Context(), "a.pdf", nil); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("%v, %v are left", left, err)
	}
}

// words makes what pdftotext -bbox-layout says of lines, each where it begins,
// how far from the top it stands, and its text.
func words(lines ...any) string {
	var page strings.Builder
	page.WriteString("<page><block>")
	for k := 0; k < len(lines); k += 3 {
		if lines[k+2] == "" {
			page.WriteString("</block><block>")
			continue
		}
		page.WriteString(line10(lines[k].(int), lines[k+1].(int), lines[k+2].(string)))
	}
	return page.String() + "</block></page>"
}

// line10 is a line that is 10 points high.
func line10(left, top int, text string) string {
	return strings.NewReplacer("LEFT", strconv.Itoa(left), "TOP", strconv.Itoa(top), "BOTTOM", strconv.Itoa(top+10), "TEXT", text).
		Replace(`<line xMin="LEFT" yMin="TOP" xMax="300" yMax="BOTTOM"><word>TEXT</word></line>`)
}

func TestParagraphsByTheirPlaces(t *testing.T) {
	for _, test := range []struct{ name, words, want string }{
		{"lines of a paragraph", words(50, 10, "a", 50, 22, "b", 50, 34, "c"), "a\nb\nc\n\f"},
		{"space between", words(50, 10, "a", 50, 22, "b", 50, 40, "c", 50, 52, "d"), "a\nb\n\nc\nd\n\f"},
		{"indents", words(60, 10, "a", 50, 22, "b", 50, 34, "c", 60, 46, "d", 50, 58, "e"), "a\nb\nc\n\nd\ne\n\f"},
		{"hanging indents", words(50, 10, "a", 60, 22, "b", 60, 34, "c"), "a\nb\nc\n\f"},
		{"columns", words(50, 10, "a", 50, 22, "b", 0, 0, "", 200, 10, "c", 200, 22, "d"), "a\nb\n\nc\nd\n\f"},
		{"pages and control characters", words(50, 10, "a\x01") + words(50, 10, "&lt;b"), "a\n\f<b\n\f"},
	} {
		got, err := pagesText(t.Context(), strings.NewReader("<doc>"+test.words+"</doc>"))
		if err != nil || string(got) != test.want {
			t.Errorf("%s: got %q, %v, want %q", test.name, got, err, test.want)
		}
	}
}
