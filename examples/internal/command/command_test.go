package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	tests := []struct {
		name  string
		args  []string
		want  []string
		lines bool
	}{
		{"flags before operands", []string{"-lines", "a", "b"}, []string{"a", "b"}, true},
		{"flags after operands", []string{"a", "b", "-lines"}, []string{"a", "b"}, true},
		{"flags between operands", []string{"a", "-lines", "b"}, []string{"a", "b"}, true},
		{"operands after --", []string{"a", "--", "-lines", "b"}, []string{"a", "-lines", "b"}, false},
		{"nothing", nil, nil, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			flags := Flags("try", "try [flags] FILE...")
			lines := flags.Bool("lines", false, "one sentence per line")
			got, err := Parse(flags, test.args)
			if err != nil || !slices.Equal(got, test.want) || *lines != test.lines {
				t.Errorf("got %q, -lines=%t, %v", got, *lines, err)
			}
		})
	}
}

func TestExit(t *testing.T) {
	flags := Flags("try", "try FILE...")
	flags.Bool("lines", false, "one sentence per line")
	_, help := Parse(flags, []string{"-h"})
	_, unknown := Parse(flags, []string{"-nonsense"})
	_, version := Parse(Flags("try", "try FILE..."), []string{"file", "-version"})

	tests := []struct {
		name           string
		err            error
		code           int
		stdout, stderr string
	}{
		{"done", nil, Done, "", ""},
		{"help is no error", help, Done, "usage: try FILE...", ""},
		{"the version is no error", version, Done, "try (devel), " + runtime.Version() + " ", ""},
		{"an unknown flag", unknown, Misused, "", "try: flag provided but not defined: -nonsense; try -h tells how to call it"},
		{"misuse", fmt.Errorf("wrapped: %w", Misuse("two files")), Misused, "", "try: wrapped: two files; try -h"},
		{"failure", errors.New("broken"), Failed, "", "try: broken\n"},
		{"an interrupt", fmt.Errorf("align: %w", context.Canceled), Failed, "", "try: interrupted\n"},
		{"hostile names", errors.New("\x1b[2J: broken"), Failed, "", "try: ␛[2J: broken\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if code := Exit("try", test.err, &stdout, &stderr); code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
			for _, out := range []struct{ got, want string }{{stdout.String(), test.stdout}, {stderr.String(), test.stderr}} {
				if !strings.HasPrefix(out.got, out.want) || (out.want == "") != (out.got == "") {
					t.Errorf("printed %q, want %q", out.got, out.want)
				}
			}
		})
	}
}

func TestWriteFile(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "out.txt")
	write := func(text string, err error) func(io.Writer) error {
		return func(w io.Writer) error {
			io.WriteString(w, text)
			return err
		}
	}
	if err := WriteFile(name, write("first", nil)); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(name, write("second", errors.New("broken"))); err == nil {
		t.Error("the error of the writer was lost")
	}
	if got, _ := os.ReadFile(name); string(got) != "first" {
		t.Errorf("a failed write left %q", got)
	}
	if err := WriteFile(os.DevNull, write("gone", nil)); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s was replaced", os.DevNull)
	}
	if err := WriteFile(filepath.Join(folder, "no", "folder"), write("", nil)); err == nil {
		t.Error("wrote into a folder that is not there")
	}
	if files, _ := os.ReadDir(folder); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}
