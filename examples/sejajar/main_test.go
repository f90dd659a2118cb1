package main

import (
	"bytes"
	"os/exec"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

func run(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	call := &command.Call{Name: "sejajar", Args: args, Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &err}
	code = sejajar().Run(t.Context(), call)
	return code, out.String(), err.String()
}

func TestCommands(t *testing.T) {
	for _, test := range []struct {
		args, stdin    string
		code           int
		stdout, stderr string // the beginnings
	}{
		{"segment -lang id -", "Satu. Dua.", command.Done, "Satu.\nDua.\n", ""},
		{"segment -h", "", command.Done, "usage: sejajar segment [-lang TAG] FILE\n", ""},
		{"extract -format sentences -", "Satu. Dua.", command.Done, "Satu.\nDua.\n", ""},
		{"detect none.txt", "", command.Failed, "", "sejajar detect: none.txt: no such file"},
		{"news -rows -1", "", command.Misused, "", "sejajar news: -rows -1: want 0 or more; sejajar news -h tells how to call it\n"},
		{"view -addr nonsense", "", command.Misused, "", "sejajar view: -addr nonsense: "},
		{"evaluate", "", command.Misused, "", "sejajar evaluate: want GOLD and PREDICTIONS"},
		{"train -h", "", command.Done, "usage: sejajar train [flags] -from LANGUAGE", ""},
		{"__complete news -format html", "", command.Done, "html\n", ""},
		{"__complete align -format words", "", command.Done, "words\n", ""},
		{"viewer", "", command.Misused, "", "sejajar: viewer: no such command; is it view; "},
	} {
		code, stdout, stderr := run(t, test.stdin, strings.Fields(test.args)...)
		if code != test.code || !strings.HasPrefix(stdout, test.stdout) || !strings.HasPrefix(stderr, test.stderr) ||
			test.stdout == "" && stdout != "" {
			t.Errorf("%s: exit code %d\n%s%s", test.args, code, stdout, stderr)
		}
	}
}

func TestVersion(t *testing.T) {
	code, stdout, stderr := run(t, "", "version")
	want := regexp.MustCompile(`^sejajar \S+\n(commit .*\n)?go      1\.\d\S* \w+/\w+\n` +
		`(lexicon (id-en|de-en|id-de), \d+ and \d+ words, sha256 [0-9a-f]{12}\n){3}$`)
	if code != command.Done || !want.MatchString(stdout) || stderr != "" {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
	var out strings.Builder
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.modified", Value: "true"}}}
	if err := writeVersion(&out, info); err != nil || !strings.HasPrefix(out.String(), "sejajar v1.2.3\ncommit  abc, and changes to it\ngo ") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestManualPage(t *testing.T) {
	code, page, stderr := run(t, "", "man")
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	for name, args := range map[string][]string{
		"groff":  {"-ww", "-man", "-Tutf8", "-z"},
		"mandoc": {"-T", "lint", "-W", "warning"},
	} {
		lint := exec.Command(name, args...)
		if lint.Err != nil {
			t.Logf("not looked at by %s: %v", name, lint.Err)
			continue
		}
		lint.Stdin = strings.NewReader(page)
		out, err := lint.CombinedOutput()
		for line := range strings.Lines(string(out)) {
			if !strings.Contains(line, "missing date") { // it has none
				t.Errorf("%s: %v, %s", name, err, line)
			}
		}
	}
}
