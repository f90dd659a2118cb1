package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/golden"
)

// These pages tell one story; "other" is in no language.
var story = map[string]string{
	"kapal.txt": `Kapal feri Laut Biru kandas pada hari Senin di dekat pulau Wangi-Wangi. Tidak ada yang terluka.
Kapten Rahman mengatakan 128 penumpang dibawa ke darat dengan perahu nelayan.

Tinggalkan komentar Anda di bawah ini.
`,
	"ferry.txt": `The ferry Laut Biru ran aground on Monday near the island of Wangi-Wangi. Nobody was hurt.
Captain Rahman said 128 passengers were brought ashore in fishing boats.
`,
	"other.txt": "12 34 56\n",
	"wide.txt":  "H\x00i\x00",
}

// in makes a folder with the files, moves the test there, and runs the program.
func in(t *testing.T, files map[string]string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, err bytes.Buffer
	code = run(t.Context(), args, &out, &err)
	return code, out.String(), err.String()
}

func TestText(t *testing.T) {
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	code, out, stderr := in(t, story, "kapal.txt", "ferry.txt", "other.txt")
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	t.Chdir(here)
	golden.Check(t, "story.txt", regexp.MustCompile(`\b[01]\.\d\d\b`).ReplaceAllString(out, "n.nn"))
}

func TestPagesThatAreNoVersionsAreNamedAndNotShown(t *testing.T) {
	const pairs, versions = 27, 9 // of nine pages, three to a story
	code, out, stderr := in(t, nil)
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	head, tables, _ := strings.Cut(out, "┬")
	_, others, ok := strings.Cut(head, "Hardly versions of one text; -all shows them too:\n\n")
	if !ok || strings.Count(head, "% of ") != 2*pairs || strings.Count(others, "% of ") != 2*(pairs-versions) {
		t.Errorf("printed\n%s", head)
	}
	if got := 1 + strings.Count(tables, "┬"); got != versions {
		t.Errorf("shown are %d pairs, want %d", got, versions)
	}
	if _, out, _ := in(t, nil, "-all"); strings.Count(out, "┬") != pairs {
		t.Errorf("with -all shown are %d pairs, want %d", strings.Count(out, "┬"), pairs)
	}
}

func TestJSON(t *testing.T) {
	files := map[string]string{"kapal.txt": "\ufeff" + story["kapal.txt"], "ferry.txt": story["ferry.txt"], "other.txt": story["other.txt"]}
	code, out, stderr := in(t, files, "-format", "json", "kapal.txt", "./ferry.txt", "other.txt")
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	decoder := json.NewDecoder(strings.NewReader(out))
	decoder.DisallowUnknownFields()
	var report jsonReport
	if err := decoder.Decode(&report); err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct{ name, language string }{{"kapal.txt", "id"}, {"./ferry.txt", "en"}, {"other.txt", "und"}} {
		if d := report.Documents[i]; d.Name != want.name || d.Language != want.language {
			t.Errorf("document %d is %s in %s, want %s in %s", i, d.Name, d.Language, want.name, want.language)
		}
	}
	first := report.Documents[0].Sentences[0]
	if got := files["kapal.txt"][first[0]:first[1]]; got != "Kapal feri Laut Biru kandas pada hari Senin di dekat pulau Wangi-Wangi." {
		t.Errorf("the first sentence is %q", got)
	}
	if len(report.Alignments) != 1 || report.Alignments[0].Source != "kapal.txt" || report.Alignments[0].Target != "./ferry.txt" {
		t.Fatalf("aligned %+v", report.Alignments)
	}
	everySentenceOnce(t, report)
	if strings.Contains(out, "null") {
		t.Error("an empty span or list is null")
	}
}

// everySentenceOnce checks that the beads hold the sentences of both sides in
// order, each once.
func everySentenceOnce(t *testing.T, report jsonReport) {
	sentences := make(map[string][][]int)
	for _, d := range report.Documents {
		sentences[d.Name] = d.Sentences
	}
	for _, a := range report.Alignments {
		for _, side := range []struct {
			name string
			of   func(jsonBead) []int
		}{
			{a.Source, func(b jsonBead) []int { return b.Source }},
			{a.Target, func(b jsonBead) []int { return b.Target }},
		} {
			rest := sentences[side.name]
			for _, bead := range a.Beads {
				span := side.of(bead)
				if len(span) == 0 {
					continue
				}
				if len(rest) == 0 || rest[0][0] != span[0] {
					t.Fatalf("%s: bead %v does not begin with the next sentence", side.name, span)
				}
				for len(rest) > 0 && rest[0][1] < span[1] {
					rest = rest[1:]
				}
				if len(rest) == 0 || rest[0][1] != span[1] {
					t.Fatalf("%s: bead %v does not end with a sentence", side.name, span)
				}
				rest = rest[1:]
			}
			if len(rest) > 0 {
				t.Errorf("%s: %d sentences are in no bead", side.name, len(rest))
			}
		}
	}
}

func TestStoriesThatComeWithIt(t *testing.T) {
	code, out, stderr := in(t, nil, "-format", "json")
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	var report jsonReport
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Documents {
		if want := strings.TrimSuffix(filepath.Base(d.Name), ".txt"); d.Language != want {
			t.Errorf("%s is in %s", d.Name, d.Language)
		}
	}
	everySentenceOnce(t, report)
}

func TestOutputs(t *testing.T) {
	for _, test := range []struct{ name, out, file, want string }{
		{"one file", "all.tsv", "all.tsv", "source\ttarget\tconfidence"},
		{"the report as text", "report.txt", "report.txt", "ferry.txt"},
		{"the report as JSON", "report.json", "report.json", `{"documents":[`},
		{"a folder", "made/", "made/ferry--kapal.txt", "ferry.txt"},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := in(t, story, "-all", "-o", test.out, "ferry.txt", "kapal.txt")
			if code != command.Done || stdout != "" || stderr != "" {
				t.Fatalf("exit code %d, printed %q, complained %q", code, stdout, stderr)
			}
			if got, err := os.ReadFile(test.file); err != nil || !strings.Contains(string(got), test.want) {
				t.Errorf("it holds %.80q, %v", got, err)
			}
		})
	}
}

func TestExitCodes(t *testing.T) {
	tests := []struct {
		name           string
		args           []string
		code           int
		stdout, stderr string
	}{
		{"help", []string{"-h"}, command.Done, "usage: news", ""},
		{"a language alone", []string{"ferry.txt"}, command.Done, "nothing to pair", ""},
		{"no known language", []string{"other.txt"}, command.Done, "und", ""},
		{"a missing file does not lose the others", []string{"none.txt", "ferry.txt"}, command.Failed, "ferry.txt", "none.txt: no such file"},
		{"nothing is said of nothing", []string{"none.txt"}, command.Failed, "", "1 of 1 files could not be read"},
		{"UTF-16", []string{"wide.txt"}, command.Failed, "", "wide.txt: is UTF-16 or no text; if it is UTF-16, say so: -encoding utf-16le"},
		{"an unknown format", []string{"-format", "pdf", "ferry.txt"}, command.Misused, "", "-format pdf: want text, moses, json, tsv"},
		{"all pairs on standard output", []string{"-all", "-format", "tmx", "kapal.txt", "ferry.txt"}, command.Done, "<tmx", ""},
		{"an unknown ending", []string{"-o", "out.pdf", "ferry.txt"}, command.Misused, "", "out.pdf: no format is known by that ending"},
		{"over an input", []string{"-o", "ferry.txt", "ferry.txt"}, command.Misused, "", "-o would overwrite ferry.txt"},
		{"several pairs in a format for one", []string{"-format", "ladder", "-o", "out"}, command.Misused, "", "ladder holds one pair of documents, and there are"},
		{"an unknown flag", []string{"-nonsense"}, command.Misused, "", "-nonsense"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := in(t, story, test.args...)
			if code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
			if !strings.Contains(stdout, test.stdout) || !strings.Contains(stderr, test.stderr) {
				t.Errorf("printed %q and %q", stdout, stderr)
			}
			if test.stderr == "" && stderr != "" {
				t.Errorf("complained %q", stderr)
			}
		})
	}
}

func TestInterrupt(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out, err bytes.Buffer
	if code := run(ctx, nil, &out, &err); code != command.Failed || out.Len() > 0 || !strings.Contains(err.String(), "canceled") {
		t.Errorf("exit code %d, printed %q, complained %q", code, out.String(), err.String())
	}
}
