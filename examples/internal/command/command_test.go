package command

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// try is a program that returns an error with the operands, and the one flag -lines.
func try(got *[]string, lines *bool, err error) Program {
	return Program{
		Name:     "try",
		Synopsis: []string{"[flags] FILE...", "-lines FILE"},
		Help:     "Tries. See {other} -lines.",
		Define: func(flags *flag.FlagSet) Run {
			flags.BoolVar(lines, "lines", false, "one sentence per line")
			return func(_ context.Context, _ *Call, operands []string) error {
				*got = operands
				return err
			}
		},
	}
}

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
			var got []string
			var lines bool
			if code := try(&got, &lines, nil).Run(t.Context(), test.args, nil, nil, nil); code != Done {
				t.Errorf("exit code %d", code)
			}
			if !slices.Equal(got, test.want) || lines != test.lines {
				t.Errorf("got %q, -lines=%t", got, lines)
			}
		})
	}
}

func TestRun(t *testing.T) {
	tests := []struct {
		name           string
		args           []string
		err            error
		code           int
		stdout, stderr string
	}{
		{"done", nil, nil, Done, "", ""},
		{"help is no error", []string{"-h"}, nil, Done,
			"usage: suite try [flags] FILE...\n       suite try -lines FILE\n\nTries. See suite other -lines.\n\n  -lines\n", ""},
		{"the version is no error", []string{"file", "-version"}, nil, Done, "suite try (devel), " + runtime.Version() + " ", ""},
		{"an unknown flag", []string{"-nonsense"}, nil, Misused, "",
			"suite try: flag provided but not defined: -nonsense; suite try -h tells how to call it\n"},
		{"misuse", nil, fmt.Errorf("wrapped: %w", Misuse("two files")), Misused, "", "suite try: wrapped: two files; suite try -h"},
		{"failure", nil, errors.New("broken"), Failed, "", "suite try: broken\n"},
		{"an interrupt", nil, fmt.Errorf("align: %w", context.Canceled), Failed, "", "suite try: interrupted\n"},
		{"hostile names", nil, errors.New("\x1b[2J: broken"), Failed, "", "suite try: ␛[2J: broken\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			call := &Call{Name: "suite try", Args: test.args, Stdout: &stdout, Stderr: &stderr}
			if code := call.Run(t.Context(), try(new([]string), new(bool), test.err)); code != test.code {
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

func TestUsageOfAProgramAlone(t *testing.T) {
	usage := try(new([]string), new(bool), nil).Usage("try")
	if !strings.HasPrefix(usage, "usage: try [flags] FILE...\n") || !strings.Contains(usage, "\n\nTries. See other -lines.\n\n") {
		t.Errorf("printed %q", usage)
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
