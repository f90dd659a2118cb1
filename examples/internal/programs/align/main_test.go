package align

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/golden"
	"github.com/sejajar/sejajar/testdata"
)

// files is what stands in the folder that the tests run in.
var files = map[string]string{
	"ship.de": `Die Fähre Laut Biru lief am Montag um 7:45 Uhr vor Wangi-Wangi auf Grund.
Niemand wurde verletzt.

Kapitän Rahman sagte, 128 Passagiere seien in Fischerbooten an Land gebracht worden.
`,
	"ship.en": `The ferry Laut Biru ran aground off Wangi-Wangi at 7:45 on Monday.
Nobody was hurt.

Captain Rahman said 128 passengers had been brought ashore in fishing boats.
`,
	"digits":    "1 2 3\n",
	"plain":     "4 5 6\n",
	"form":      "Die Fähre Laut Biru lief am Montag um 7:45 Uhr vor Wangi-Wangi auf\x01 Grund.\n",
	"de-en.tsv": "niemand\tnobody\nwurde\twas\nverletzt\thurt\n",
	"en-fr.tsv": "nobody\tpersonne\n",
	"pairs":     "ship.de\tship.en\tpairs\n",
	"empty":     "",
	"utf8":      "Die F\u00e4hre lief auf.\n",
	"latin":     "Die F\xe4hre Laut Biru lief am Montag um 7:45 Uhr vor Wangi-Wangi auf Grund. Niemand wurde verletzt.\n",
	"wide":      "\xff\xfeD\x00i\x00e\x00 \x00F\x00\xe4\x00h\x00r\x00e\x00 \x00l\x00i\x00e\x00f\x00 \x00a\x00u\x00f\x00.\x00",
	"page.html": "<title>no</title><script>no()</script><h1>The ferry ran aground</h1><div>The ferry Laut Biru ran aground off " +
		"Wangi-Wangi at <b>7:45</b>\non Monday. Nobody was hurt.</div>",
}

// in makes a folder with the files, moves the test there, and runs the program.
func in(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
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

// hide takes out the confidences, which are the aligner's business, and the
// time.
func hide(out string) string {
	out = regexp.MustCompile(`"\d{8}T\d{6}Z"`).ReplaceAllString(out, `"now"`)
	return regexp.MustCompile(`\b\d{1,3}\.\d{2,4}\b`).ReplaceAllString(out, "n.nn")
}

func TestFormats(t *testing.T) {
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{
		"text", "vecalign", "spans", "tsv", "jsonl", "translation", "fast_align", "bicleaner", "tmx", "xliff", "ladder", "xces",
		"pharaoh", "words",
	} {
		t.Run(format, func(t *testing.T) {
			code, out, stderr := in(t, "", "-from", "de", "-to", "en", "-lines", "-no-lexicon", "-format", format, "ship.de", "ship.en")
			if code != command.Done || stderr != "" {
				t.Fatalf("exit code %d, %s", code, stderr)
			}
			code, _, stderr = in(t, "", "-from", "de", "-to", "en", "-lines", "-no-lexicon", "-format", format, "-o", "out", "ship.de", "ship.en")
			if code != command.Done || stderr != "" {
				t.Fatalf("exit code %d, %s", code, stderr)
			}
			if written, _ := os.ReadFile("out"); hide(string(written)) != hide(out) {
				t.Errorf("wrote %q into the file, and %q to standard output", written, out)
			}
			t.Chdir(here)
			golden.Check(t, format+".txt", hide(out))
		})
	}
}

func TestTheNameOfTheOutputTellsTheFormat(t *testing.T) {
	args := []string{"-from", "de", "-to", "en", "-lines", "ship.de", "ship.en"}
	for _, name := range []string{"out", "out.txt", "out.tmx", "out.XLF", "out.vecalign", "folder/"} {
		code, _, stderr := in(t, "", append(args, "-o", name)...)
		if code != command.Done || stderr != "" {
			t.Fatalf("%s: exit code %d, %s", name, code, stderr)
		}
		if name == "folder/" {
			name = "folder/ship--ship.txt"
		}
		got, err := os.ReadFile(name)
		want := map[string]string{"out": "──", "out.txt": "──", "folder/ship--ship.txt": "──", "out.tmx": "<tmx", "out.XLF": "<xliff",
			"out.vecalign": "[0]:[0]"}[name]
		if err != nil || !bytes.Contains(got, []byte(want)) {
			t.Errorf("%s holds %.80q, %v", name, got, err)
		}
	}
}

func TestManyPairsIntoAFolder(t *testing.T) {
	code, _, stderr := in(t, "ship.de\tship.en\nform\tpage.html\n", "-from", "de", "-to", "en", "-format", "jsonl", "-pairs", "-", "-o",
		"made/here")
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	for _, name := range []string{"made/here/ship--ship.jsonl", "made/here/form--page.jsonl"} {
		if got, err := os.ReadFile(name); err != nil || !bytes.HasPrefix(got, []byte(`{"versions":[`)) {
			t.Errorf("%s holds %.80q, %v", name, got, err)
		}
	}
}

func TestMosesMakesTwoFiles(t *testing.T) {
	code, out, stderr := in(t, "", "-from", "de", "-to", "en", "-format", "moses", "-o", "corpus", "ship.de", "ship.en")
	if code != command.Done || out != "" || stderr != "" {
		t.Fatalf("exit code %d, %q, %s", code, out, stderr)
	}
	for _, tag := range []string{"de", "en"} {
		got, err := os.ReadFile("corpus." + tag)
		if want := strings.ReplaceAll(files["ship."+tag], "\n\n", "\n"); err != nil || string(got) != want {
			t.Errorf("in %s %q, %v", tag, got, err)
		}
	}
}

func TestPagesAndEncodings(t *testing.T) {
	args := []string{"-from", "de", "-to", "en", "-no-lexicon", "-format", "tsv", "-encoding", "windows-1252"}
	for _, test := range []struct{ source, target, want string }{
		{"latin", "page.html", "Die Fähre Laut Biru lief am Montag um 7:45 Uhr vor Wangi-Wangi auf Grund.\tThe ferry Laut Biru ran " +
			"aground off Wangi-Wangi at 7:45 on Monday.\t"},
		{"wide", "page.html", "Die Fähre lief auf."},
	} {
		code, out, stderr := in(t, "", append(args, test.source, test.target)...)
		if code != command.Done || stderr != "" || !strings.Contains(out, test.want) || strings.Contains(out, "no") &&
			strings.Contains(out, "script") {
			t.Errorf("exit code %d, %s, printed %s", code, stderr, out)
		}
	}
}

func TestLanguagesAreDetected(t *testing.T) {
	code, out, stderr := in(t, "", "-format", "tsv", "ship.de", "ship.en")
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	for unit, err := range bitext.Read(strings.NewReader(out), bitext.TSV) {
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(unit.Versions[0].Language, unit.Versions[1].Language); got != "de en" {
			t.Errorf("found %s", got)
		}
	}
}

func TestUnknownLanguageIsAligned(t *testing.T) {
	code, _, stderr := in(t, "", "digits", "empty")
	if code != command.Done {
		t.Errorf("exit code %d", code)
	}
	for _, want := range []string{"warning: digits: the language is not known; -from tells it", "warning: empty: holds no sentence"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("complained %q, want %q", stderr, want)
		}
	}
}

func TestLexicon(t *testing.T) {
	args := []string{"-lines", "-from", "de", "-to", "en", "-format", "vecalign", "ship.de", "ship.en"}
	_, without, _ := in(t, "", append(args, "-no-lexicon")...)
	code, with, stderr := in(t, "", append(args, "-lexicon", "de-en.tsv")...)
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	if with == without || hide(with) != hide(without) {
		t.Errorf("with a lexicon %q, without %q", with, without)
	}
}

func TestMinConfidenceLeavesNoPairBelowIt(t *testing.T) {
	args := []string{"-lines", "-from", "de", "-to", "en", "-no-lexicon", "-format", "spans", "ship.de", "ship.en"}
	_, out, _ := in(t, "", args...)
	confidences := func(out string) (list []string) {
		for line := range strings.Lines(out) {
			fields := strings.Fields(line)
			list = append(list, fields[len(fields)-1])
		}
		slices.Sort(list)
		return list
	}
	every := confidences(out)
	if len(every) != 3 {
		t.Fatalf("paired with %v", every)
	}
	code, out, stderr := in(t, "", append(args, "-min-confidence", every[1])...)
	if got := confidences(out); code != command.Done || stderr != "" || len(got) == 0 || got[0] < every[1] || len(got) >= len(every) {
		t.Errorf("exit code %d, %s, paired with %v of %v", code, stderr, got, every)
	}
}

func TestSelfTrain(t *testing.T) {
	in(t, "") // for the folder
	var list strings.Builder
	for _, story := range testdata.Stories() {
		for _, tag := range []string{"de", "en"} {
			text, err := fs.ReadFile(testdata.Files, "stories/"+story+"/"+tag+".txt")
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(story+"."+tag, text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprintf(&list, "%[1]s.de\t%[1]s.en\t%[1]s.out\n", story)
	}
	args := []string{"-from", "de", "-to", "en", "-no-lexicon", "-format", "tsv", "-pairs", "-"}
	paired := func(args ...string) string {
		var stderr bytes.Buffer
		code := Program.Run(t.Context(), args, strings.NewReader(list.String()), io.Discard, &stderr)
		if code != command.Done || stderr.Len() > 0 {
			t.Fatalf("exit code %d, %s", code, stderr.String())
		}
		out, err := os.ReadFile(testdata.Stories()[0] + ".out")
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	if paired(args...) == paired(append(args, "-self-train=2")...) {
		t.Error("what was learned makes no difference")
	}
}

func TestSelfTrainWhereThereIsNothingToLearn(t *testing.T) {
	in(t, "")
	var complaints bytes.Buffer
	args := []string{"-from", "de", "-to", "en", "-pairs", "-", "-self-train=1"}
	code := Program.Run(t.Context(), args, strings.NewReader("digits\tempty\tout\nnone\tempty\tother\n"), io.Discard, &complaints)
	for _, want := range []string{"-: no sentences are paired surely enough to learn from", "-:2: none: no such file", "1 of 2 pairs failed"} {
		if code != command.Failed || strings.Count(complaints.String(), want) != 1 {
			t.Errorf("exit code %d, no %q in %q", code, want, complaints.String())
		}
	}
}

func TestLexiconOfOtherLanguagesIsWarnedOf(t *testing.T) {
	glossary := []string{"-from", "en", "-to", "fr", "-lexicon", "en-fr.tsv", "-pairs", "-", "-format", "vecalign"}
	code, _, stderr := in(t, "ship.en\tship.de\tout\n", glossary...)
	if code != command.Done || stderr != "" {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	t.Run("of the languages found", func(t *testing.T) {
		var made, err bytes.Buffer
		in(t, "") // for the files
		l, _ := lexicon.ReadGlossary(t.Context(), strings.NewReader(files["en-fr.tsv"]), language.English, language.French)
		if _, err := l.WriteTo(&made); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("en-fr.lex", made.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		code := Program.Run(t.Context(), []string{"-lexicon", "en-fr.lex", "ship.de", "ship.en"}, nil, io.Discard, &err)
		want := "align: warning: ship.de, ship.en: no -lexicon is between de and en; words are looked up nowhere\n"
		if code != command.Done || err.String() != want {
			t.Errorf("exit code %d, complained %q", code, err.String())
		}
	})
}

func TestCharactersThatAFormatCannotHoldAreWarnedOf(t *testing.T) {
	want := "align: warning: form, ship.en: the format cannot hold 1 of the characters; they are left out, or a space between words\n"
	code, out, stderr := in(t, "", "-from", "de", "-to", "en", "-format", "tmx", "form", "ship.en")
	if code != command.Done || stderr != want || strings.Contains(out, "\x01") {
		t.Errorf("exit code %d, printed %q, complained %q", code, out, stderr)
	}
	code, _, stderr = in(t, "form\tship.en\tout\n", "-from", "de", "-to", "en", "-format", "tmx", "-pairs", "-")
	if code != command.Done || stderr != want {
		t.Errorf("in a list: exit code %d, complained %q", code, stderr)
	}
}

func TestPairs(t *testing.T) {
	list := "ship.de\tship.en\tfirst.txt\n" +
		"ship.de\tmissing\tsecond.txt\r\n" +
		"\n" +
		"ship.en\tship.de\tno/such/folder.txt\n" +
		"ship.en\tship.de\tlast.txt\n"
	code, out, stderr := in(t, list, "-lines", "-from", "de", "-to", "en", "-format", "vecalign", "-pairs", "-")
	if code != command.Failed || out != "" {
		t.Errorf("exit code %d, printed %q", code, out)
	}
	want := `align: -:2: missing: no such file; check the name and the folder
align: -:4: no/such: no such folder; make it first
align: -: 2 of 4 pairs failed
`
	if stderr != want {
		t.Errorf("complained %q, want %q", stderr, want)
	}
	for _, name := range []string{"first.txt", "last.txt"} {
		if beads, err := os.ReadFile(name); err != nil || len(beads) == 0 {
			t.Errorf("%s: %q, %v", name, beads, err)
		}
	}
	if _, err := os.Stat("second.txt"); err == nil {
		t.Error("a pair that failed left a file")
	}
}

func TestManyPairsEqualOneByOne(t *testing.T) {
	var list strings.Builder
	for i := range 100 {
		fmt.Fprintf(&list, "ship.de\tship.en\tout%d\n", i)
	}
	args := []string{"-lines", "-format", "vecalign", "-from", "de", "-to", "en"}
	_, want, _ := in(t, "", append(args, "ship.de", "ship.en")...)
	if code, _, stderr := in(t, list.String(), append(args, "-pairs", "-")...); code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	for i := range 100 {
		if got, err := os.ReadFile(fmt.Sprintf("out%d", i)); err != nil || string(got) != want {
			t.Fatalf("out%d holds %q, want %q", i, got, want)
		}
	}
}

func TestStandardInputIsAText(t *testing.T) {
	args := []string{"-from", "de", "-to", "en", "-format", "vecalign"}
	_, want, _ := in(t, "", append(args, "ship.de", "ship.en")...)
	for _, names := range [][]string{{"-", "ship.en"}, {"ship.de", "-"}} {
		text := files["ship."+map[bool]string{true: "de", false: "en"}[names[0] == "-"]]
		if code, out, stderr := in(t, text, append(args, names...)...); code != command.Done || out != want || stderr != "" {
			t.Errorf("%q: exit code %d, printed %q, complained %q", names, code, out, stderr)
		}
	}
	if err := os.WriteFile("list", []byte("-\tship.en\tout\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	code := Program.Run(t.Context(), append(args, "-pairs", "list"), strings.NewReader(files["ship.de"]), io.Discard, &stderr)
	if got, err := os.ReadFile("out"); code != command.Done || string(got) != want || err != nil || stderr.Len() > 0 {
		t.Errorf("in a list: exit code %d, made %q, complained %q", code, got, &stderr)
	}
}

func TestDoubtsAreToldOnce(t *testing.T) {
	for _, test := range []struct {
		want string
		args []string
	}{
		{"align: warning: ship.de, ./ship.de: are the same file\nalign: warning: ship.de, ./ship.de: 3 of 3 pairs are the same text on both " +
			"sides; see whether one of the files is a copy, or holds what is not translated, such as code\n", []string{"ship.de", "./ship.de"}},
		{"align: warning: digits, plain: neither is in a language that is known, and what is paired may be no text at all; " +
			"look what the files are, or tell their languages\n", []string{"digits", "plain"}},
	} {
		if code, _, stderr := in(t, "", test.args...); code != command.Done || stderr != test.want {
			t.Errorf("%q: exit code %d, complained %q, want %q", test.args, code, stderr, test.want)
		}
	}
}

func TestMistakes(t *testing.T) {
	tests := []struct {
		name  string
		args  []string
		stdin string
		code  int
		want  string
	}{
		{"no files", nil, "", command.Misused, "want SOURCE and TARGET, or -pairs LIST; got 0 names"},
		{"standard input twice", []string{"-", "-"}, "", command.Misused, "one of SOURCE and TARGET can be standard input, not both"},
		{"a list that names itself", []string{"-pairs", "-"}, "-\tb\tc", command.Failed, "-:1: - is the list itself"},
		{"three files", []string{"a", "b", "c"}, "", command.Misused, "got 3 names"},
		{"learning without order", []string{"-any-order", "-self-train", "-from", "de", "-to", "en", "-pairs", "-"}, "", command.Misused,
			"leave out -any-order"},
		{"a list and files", []string{"-pairs", "-", "a", "b"}, "", command.Misused, "do not name a"},
		{"a list with outputs and a folder for them", []string{"-pairs", "-", "-o", "a"}, "a\tb\tc", command.Failed,
			"-:1: names an output, and so does -o"},
		{"a list without outputs", []string{"-pairs", "-"}, "a\tb", command.Failed,
			"-:1: want SOURCE, TARGET and OUT with one tab between, or a folder for all outputs after -o"},
		{"an unknown ending", []string{"-o", "out.pdf", "a", "b"}, "", command.Misused,
			"out.pdf: no format is known by that ending; give -format text, moses, opus, pharaoh, words, tsv"},
		{"an unknown ending in a list", []string{"-pairs", "-"}, "a\tb\tc.pdf", command.Misused, "-:1: c.pdf: no format is known by that ending"},
		{"two files on standard output", []string{"-format", "moses", "a", "b"}, "", command.Misused,
			"-format moses makes two files; name them with -o"},
		{"two files of one language", []string{"-format", "moses", "-o", "c", "-from", "de", "-to", "de", "ship.de", "ship.en"}, "",
			command.Failed, "both sides are in de"},
		{"two files over the source", []string{"-format", "moses", "-o", "ship", "-from", "de", "-to", "en", "ship.de", "ship.en"}, "",
			command.Failed, "would overwrite ship.de"},
		{"too many sentences", []string{"-max-sentences", "2", "-from", "de", "-to", "en", "ship.de", "ship.en"}, "", command.Failed,
			"3 sentences, the limit is 2; raise it or align the documents in parts; -max-sentences raises it"},
		{"an unknown encoding", []string{"-encoding", "none", "a", "b"}, "", command.Misused, "no encoding is called none"},
		{"a file that is UTF-8", []string{"-encoding", "windows-1252", "-from", "de", "-to", "en", "utf8", "ship.en"}, "", command.Failed,
			"utf8: line 1, column 6: the text is not windows-1252; it is UTF-8; leave out -encoding"},
		{"an unknown format", []string{"-format", "pdf", "a", "b"}, "", command.Misused,
			"-format pdf: want text, moses, opus, pharaoh, words, tsv"},
		{"a malformed language", []string{"-from", "%", "a", "b"}, "", command.Misused, `"%" for flag -from`},
		{"an output over the source", []string{"-o", "ship.de", "ship.de", "ship.en"}, "", command.Misused, "-o would overwrite ship.de"},
		{"an output over the source by another name", []string{"-o", "./ship.de", "ship.de", "ship.en"}, "", command.Misused,
			"-o would overwrite ./ship.de"},
		{"an output over a glossary",
			[]string{"-lexicon", "de-en.tsv", "-o", "./de-en.tsv", "-from", "de", "-to", "en", "ship.de", "ship.en"}, "",
			command.Misused, "-o would overwrite ./de-en.tsv"},
		{"a pair over a glossary", []string{"-lexicon", "de-en.tsv", "-from", "de", "-to", "en", "-pairs", "-"},
			"ship.de\tship.en\tde-en.tsv\n", command.Failed,
			"-:1: would overwrite de-en.tsv"},
		{"a list over itself", []string{"-pairs", "pairs"}, "", command.Failed, "pairs:1: would overwrite pairs"},
		{"learning from one pair", []string{"-self-train=2", "-from", "de", "-to", "en", "ship.de", "ship.en"}, "", command.Misused,
			"give -pairs LIST, -from and -to"},
		{"learning from unknown languages", []string{"-self-train=2", "-pairs", "-"}, "", command.Misused, "give -pairs LIST, -from and -to"},
		{"a confidence above 1", []string{"-min-confidence", "2", "ship.de", "ship.en"}, "", command.Misused,
			"-min-confidence is 2: want 0 to 1"},
		{"missing files", []string{"a", "b"}, "", command.Failed, "a: no such file"},
		{"a folder", []string{".", "ship.en"}, "", command.Failed, ".: is a folder"},
		{"a missing list", []string{"-pairs", "none"}, "", command.Failed, "none: no such file"},
		{"a line with two columns", []string{"-pairs", "-"}, "\na\tb\n", command.Failed,
			"-:2: want SOURCE, TARGET and OUT with one tab between, or a folder"},
		{"two pairs into one file", []string{"-pairs", "-"}, "a\tb\tc\nd\te\tc\n", command.Failed, "-:2: writes into c as -:1 does"},
		{"a pair over a source by another name", []string{"-pairs", "-"}, "a\tb\tc\nd\te\t./a\n", command.Failed, "-:2: would overwrite ./a"},
		{"a list of nothing", []string{"-pairs", "-"}, "\n\n", command.Failed, "-: holds no pair; want lines of SOURCE"},
		{"a list in UTF-16", []string{"-pairs", "-"}, "a\x00\x00\x00\x00", command.Failed, "-: is UTF-16"},
		{"a pair over a source", []string{"-pairs", "-"}, "a\tb\tc\nd\te\ta\n", command.Failed, "-:2: would overwrite a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, out, stderr := in(t, test.stdin, test.args...)
			if code != test.code || out != "" || !strings.Contains(stderr, test.want) {
				t.Errorf("exit code %d, printed %q, complained %q", code, out, stderr)
			}
		})
	}
}

func TestDetectorIsNotAskedWhereLanguagesAreTold(t *testing.T) {
	code, _, stderr := in(t, "", "-from", "id", "-to", "en", "digits", "empty")
	if code != command.Done || stderr != "align: warning: empty: holds no sentence\n" {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}

func TestInterrupt(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list := strings.NewReader("ship.de\tship.en\tout\n")
	if code := Program.Run(ctx, []string{"-pairs", "-"}, list, io.Discard, io.Discard); code != command.Failed {
		t.Errorf("exit code %d", code)
	}
}
