package news

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/golden"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/testdata"
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
	"wide.txt":  "H\x00\x00\x00",
}

// stdin is what the program gets as standard input: a list of files.
const stdin = "kapal.txt\r\n\nferry.txt\n"

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
	code = Program.Run(t.Context(), args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

// digits are confidences, which change a little with every change of the
// model.
var digits = regexp.MustCompile(`\b(0\.\d\d|1\.00)\b`)

var here, _ = os.Getwd()

func TestText(t *testing.T) {
	code, out, stderr := in(t, story, "kapal.txt", "ferry.txt", "other.txt")
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	t.Chdir(here)
	golden.Check(t, "story.txt", digits.ReplaceAllString(out, "n.nn"))
}

func TestStoriesThatComeWithItAreShownInShort(t *testing.T) {
	code, out, stderr := in(t, nil)
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	for _, want := range []string{"9 pages in 3 groups of versions.", "translation  de–en", "What differs", "Left out of", "Only in",
		"rows more", "-rows 0 shows all"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	const most = 150
	lines := strings.Split(out, "\n")
	for _, line := range lines {
		if wide := terminal.Width(line); wide > terminal.Columns(nil) {
			t.Errorf("%d columns wide: %s", wide, line)
		}
	}
	if len(lines) > most {
		t.Errorf("%d lines, want %d at most", len(lines), most)
	}
}

// stories returns the files of one of the stories that come with the module.
func stories(t *testing.T, name string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	for _, file := range []string{"de.txt", "en.txt", "id.txt"} {
		text, err := fs.ReadFile(testdata.Files, "stories/"+name+"/"+file)
		if err != nil {
			t.Fatal(err)
		}
		files[file] = string(text)
	}
	return files
}

func TestAllShowsEveryTwoFiles(t *testing.T) {
	const pairs, versions = 27, 9 // of nine pages, three to a story
	_, out, _ := in(t, nil, "-all", "-rows", "1")
	_, others, ok := strings.Cut(out, "FILE... does it")
	if got := strings.Count(others, "sentences paired"); !ok || got != 2*(pairs-versions) {
		t.Errorf("shown are %d sides of pairs, want %d", got, 2*(pairs-versions))
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
		{"the report as a page", "report.html", "report.html", "<!doctype html>"},
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

func TestVersionsOfAGroupAreOneUnit(t *testing.T) {
	files := stories(t, "lake")
	_, memory, _ := in(t, files, "-format", "tmx", "de.txt", "en.txt", "id.txt")
	most := 0
	for unit := range strings.SplitSeq(memory, "</tu>") {
		most = max(most, strings.Count(unit, "<tuv "))
	}
	if most != len(files) {
		t.Errorf("the largest unit holds %d versions, want %d", most, len(files))
	}
	if code, _, stderr := in(t, files, "-format", "jsonl", "-o", "made/", "de.txt", "en.txt", "id.txt"); code != command.Done {
		t.Fatal(stderr)
	}
	if made, _ := filepath.Glob("made/*"); len(made) != 1 {
		t.Errorf("made %v, want a file for the group", made)
	}
	if code, _, stderr := in(t, files, "-format", "tsv", "-o", "made/", "de.txt", "en.txt", "id.txt"); code != command.Done {
		t.Fatal(stderr)
	}
	if made, _ := filepath.Glob("made/*"); len(made) != 3 {
		t.Errorf("made %v, want a file for each pair", made)
	}
}

func TestUnitsOfClaimsAreSure(t *testing.T) {
	files := make(map[string]string)
	for _, name := range []string{"de1.txt", "en1.txt"} {
		text, err := fs.ReadFile(testdata.Files, "retold/transfer/"+name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	pairs := func(args ...string) (n int) {
		code, out, stderr := in(t, files, append(args, "-format", "jsonl", "de1.txt", "en1.txt")...)
		if code != command.Done {
			t.Fatal(stderr)
		}
		for line := range strings.Lines(out) {
			if strings.Contains(line, `"de"`) && strings.Contains(line, `"en"`) {
				n++
			}
		}
		return n
	}
	usual := pairs()
	if same, more := pairs("-min-confidence", "0.9"), pairs("-min-confidence", "0.5"); usual == 0 || same != usual || more <= usual {
		t.Errorf("%d pairs, %d at 0.9, %d at 0.5", usual, same, more)
	}
}

func TestAWorkbookHasAColumnForEachVersion(t *testing.T) {
	code, out, stderr := in(t, stories(t, "lake"), "-format", "xlsx", "de.txt", "en.txt", "id.txt")
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, complained %q", code, stderr)
	}
	archive, err := zip.NewReader(strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := fs.ReadFile(archive, "xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	if others, err := fs.Glob(archive, "xl/worksheets/*"); len(others) != 1 || err != nil {
		t.Errorf("there are sheets %q, %v", others, err)
	}
	head, _, _ := strings.Cut(string(sheet), "</row>")
	for _, column := range []string{">de<", ">en<", ">id<", ">confidence<", ">document id<"} {
		if !strings.Contains(head, column) {
			t.Errorf("the first row is %s, without %s", head, column)
		}
	}
}

func TestLists(t *testing.T) {
	files := maps.Clone(story)
	files["list"] = "\ufeffkapal.txt\nferry.txt\nkapal.txt\n"
	files["gone"] = "kapal.txt\nnone.txt\nferry.txt\n"
	files["blank"] = "\n \n"
	for _, test := range []struct {
		name, list     string
		code           int
		stdout, stderr string
	}{
		{"a file", "list", command.Done, "2 pages in 1 group", "news: warning: kapal.txt: is named twice; it is read once"},
		{"standard input", "-", command.Done, "2 pages in 1 group", ""},
		{"a file of it is missing", "gone", command.Failed, "2 pages in 1 group", "none.txt: no such file"},
		{"no list", "none", command.Failed, "", "none: no such file"},
		{"no names", "blank", command.Failed, "", "blank: names no file; want one a line"},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := in(t, files, "-list", test.list)
			if code != test.code || !strings.Contains(stdout, test.stdout) || !strings.Contains(stderr, test.stderr) {
				t.Errorf("exit code %d, printed %q and %q", code, stdout, stderr)
			}
		})
	}
}

func TestLinesAreSentences(t *testing.T) {
	files := map[string]string{"a.txt": "Tidak ada yang terluka. Kapal itu\n128 penumpang dibawa ke darat\n"}
	if _, out, _ := in(t, files, "-lines", "-format", "json", "a.txt"); !strings.Contains(out, `"sentences":[[0,33],[34,63]]`) {
		t.Errorf("printed %s", out)
	}
}

func TestAFileThatCannotBeComparedDoesNotLoseTheOthers(t *testing.T) {
	files := maps.Clone(story)
	files["long.txt"] = "The ferry left. " + strings.Repeat("and then the ferry left the harbour ", 1<<15)
	const why = "long.txt: line 1: sentence 1 is 1179664 bytes long, the limit is 1048576; break it into lines"
	for _, test := range []struct {
		format string
		want   []string
	}{
		{"text", []string{"3 pages: 2 in 1 group of versions, 1 left out", "Not compared\n  – " + why[:80]}},
		{"html", []string{"<h2>Not compared</h2>\n<ul>\n<li><bdi>" + why + "</bdi></li>"}},
		{"json", []string{`{"documents":["long.txt"],"pairs":[],"rows":[]}`,
			`"errors":[{"name":"long.txt","error":"` + strings.TrimPrefix(why, "long.txt: ") + `"},`}},
	} {
		code, out, stderr := in(t, files, "-lines", "-format", test.format, "long.txt", "kapal.txt", "ferry.txt")
		if code != command.Failed || !strings.Contains(stderr, why) || !strings.Contains(stderr, "1 of 3 files could not be compared") {
			t.Errorf("%s: exit code %d, complained %q", test.format, code, stderr)
		}
		for _, want := range test.want {
			if !strings.Contains(out, want) {
				t.Errorf("%s: %q is not in %.2000q", test.format, want, out)
			}
		}
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
		{"a page alone", []string{"ferry.txt"}, command.Done, "nothing to compare it with", ""},
		{"no versions", []string{"ferry.txt", "other.txt"}, command.Done, "no two of them are versions", ""},
		{"fewer rows than none", []string{"-rows", "-1"}, command.Misused, "", "-rows -1: want 0 or more"},
		{"no confidence", []string{"-min-confidence", "NaN"}, command.Misused, "", "-min-confidence is NaN: want 0 to 1"},
		{"no known language", []string{"other.txt"}, command.Done, "holds no prose to tell its language by", ""},
		{"a missing file does not lose the others", []string{"none.txt", "ferry.txt"}, command.Failed, "ferry.txt", "none.txt: no such file"},
		{"nothing is said of nothing", []string{"none.txt"}, command.Failed, "", "1 of 1 files could not be read"},
		{"zero bytes", []string{"wide.txt"}, command.Failed, "",
			"wide.txt: is UTF-16 or no text; save it as text, or if it is UTF-16, say so: -encoding utf-16le"},
		{"an unknown format", []string{"-format", "pdf", "ferry.txt"}, command.Misused, "",
			"-format pdf: want text, moses, opus, json, html, tsv"},
		{"standard input as text", []string{"-format", "json", "-", "ferry.txt"}, command.Done, `[{"name":"-",`, ""},
		{"a folder", []string{"-format", "json", "."}, command.Failed, `[{"name":"ferry.txt",`, "wide.txt: is UTF-16"},
		{"names and text of standard input", []string{"-list", "-", "-"}, command.Misused, "", "write ./-"},
		{"all pairs on standard output", []string{"-all", "-format", "tmx", "kapal.txt", "ferry.txt"}, command.Done, "<tmx", ""},
		{"an unknown ending", []string{"-o", "out.pdf", "ferry.txt"}, command.Misused, "", "out.pdf: no format is known by that ending"},
		{"over an input", []string{"-o", "ferry.txt", "ferry.txt"}, command.Misused, "", "-o would overwrite ferry.txt"},
		{"over a glossary", []string{"-lexicon", "other.txt", "-o", "./other.txt", "ferry.txt"}, command.Misused, "",
			"-o would overwrite ./other.txt"},
		{"over the list", []string{"-list", "other.txt", "-o", "./other.txt"}, command.Misused, "", "-o would overwrite ./other.txt"},
		{"several pairs in a format for one", []string{"-format", "ladder", "-o", "out"}, command.Misused, "",
			"ladder holds one pair of documents, and there are"},
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
	code := Program.Run(ctx, nil, nil, &out, &err)
	if code != command.Failed || out.Len() > 0 || !strings.Contains(err.String(), "interrupted") {
		t.Errorf("exit code %d, printed %q, complained %q", code, out.String(), err.String())
	}
}
