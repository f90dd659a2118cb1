package evaluate

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// tree writes files, by their names under a new folder, and goes there.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func call(args ...string) (code int, stdout, stderr string) {
	var out, warnings bytes.Buffer
	code = Program.Run(context.Background(), args, strings.NewReader("[0]:[0]:0.98\n"), &out, &warnings)
	return code, out.String(), warnings.String()
}

// lines takes the padding off the ends of lines.
func lines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String()
}

var sets = map[string]string{
	"gold/one/id-en/a/gold.txt":       "[0]:[0]\n[1,2]:[1]\n[3]:[]\n",
	"gold/one/id-en/a/src.txt":        "a\nb\n\nc\nd\n",
	"gold/one/id-en/a/tgt.txt":        "A\nB\n",
	"gold/one/id-en/b/gold.txt":       "[0]:[0]\n",
	"gold/one/id-en/b/src.txt":        "a\n",
	"gold/one/id-en/b/tgt.txt":        "A\n",
	"gold/two/de-en/c/gold-spans.tsv": "0\t10\t0\t10\n10\t20\t10\t20\n",
	"gold/two/no-en/c/gold.txt":       "[0]:[0]\n",
	"predicted/one/id-en/a.txt":       "[0]:[0]:0.95\n[1]:[1]:0.65\n[2]:[]:0.4\n[3]:[]:0.8\n",
	"predicted/two/de-en/c.tsv":       "0\t20\t0\t20\t0.75\n",
}

func TestFolders(t *testing.T) {
	tree(t, sets)
	code, stdout, stderr := call("gold", "predicted")
	want := `set            pair    docs  beads  sP    sR    sF     vP    vR    vF     lP    lR    lF     nP    nR    nF
one            id-en      2      3  0.500 0.333 0.400  0.500 0.333 0.400  0.750 0.667 0.706  0.250 1.000 0.400

set            pair    docs  beads  P     R     F      1P    1R    1F     aP    aR    aF
two            de-en      1      2  1.000 1.000 1.000  0.000 0.000 0.000  0.500 1.000 0.667
`
	if code != command.Done || lines(stdout) != want {
		t.Errorf("exit %d\ngot\n%swant\n%s", code, lines(stdout), want)
	}
	if want := "evaluate: warning: 1 of 2 predictions are missing and count as empty, the first is one/id-en/b.txt\n"; stderr != want {
		t.Errorf("got  %swant %s", stderr, want)
	}
}

func TestPredictionsFromStandardInput(t *testing.T) {
	tree(t, sets)
	code, stdout, stderr := call("gold/one/id-en/b/gold.txt", "-")
	if code != command.Done || stderr != "" || !strings.Contains(stdout, " 1.000 1.000 1.000 ") {
		t.Errorf("exit code %d, printed %s, complained %q", code, stdout, stderr)
	}
	if code, _, stderr := call("-", "-"); code != command.Misused || !strings.Contains(stderr, "not both") {
		t.Errorf("exit code %d, complained %q", code, stderr)
	}
}

func TestConfidence(t *testing.T) {
	tree(t, sets)
	_, stdout, _ := call("-confidence", "-set", "one", "gold", "predicted")
	for _, want := range []string{
		"  cE    xE    cP    cR",
		"  0.350 0.325 1.000 1.000",
		"\ntogether                  2      3  0.500 ",
	} {
		if !strings.Contains(stdout, want) {
			t.Errorf("no %q in\n%s", want, stdout)
		}
	}
	_, stdout, _ = call("-confidence", "-threshold", "0.5", "-set", "two", "gold", "predicted")
	if want := "  0.250 0.250 1.000 1.000"; !strings.Contains(stdout, want) {
		t.Errorf("no %q in\n%s", want, stdout)
	}
}

func TestPerDocument(t *testing.T) {
	tree(t, sets)
	_, stdout, _ := call("gold", "predicted", "-per-doc", "-pair", "id-en")
	want := `set            pair    docs  beads  sP    sR    sF     vP    vR    vF     lP    lR    lF     nP    nR    nF
a              id-en             2  0.500 0.500 0.500  0.500 0.500 0.500  0.750 1.000 0.857  0.500 1.000 0.667
b              id-en             1  0.000 0.000 0.000  0.000 0.000 0.000  0.000 0.000 0.000  0.000 0.000 0.000
one            id-en      2      3  0.500 0.333 0.400  0.500 0.333 0.400  0.750 0.667 0.706  0.250 1.000 0.400
`
	if lines(stdout) != want {
		t.Errorf("got\n%swant\n%s", lines(stdout), want)
	}
}

func TestFiles(t *testing.T) {
	tree(t, map[string]string{
		"gold.txt":  "[0]:[0]\n[1]:[]\n",
		"mine.txt":  "[0]:[0]\n",
		"gold.tsv":  "0\t1\t0\t1\n",
		"spans.tsv": "0\t1\t0\t1\n",
	})
	for _, test := range []struct{ gold, predicted, want string }{
		{"gold.txt", "mine.txt", "mine.txt                  1      1  1.000 1.000 1.000  1.000 1.000 1.000  1.000 1.000 1.000  1.000 " +
			"1.000 1.000"},
		{"gold.tsv", "spans.tsv", "spans.tsv                 1      1  1.000 1.000 1.000  1.000 1.000 1.000  1.000 1.000 1.000"},
	} {
		code, stdout, stderr := call(test.gold, test.predicted)
		if code != command.Done || !strings.HasSuffix(stdout, test.want+"\n") {
			t.Errorf("exit %d, want %s\ngot\n%s%s", code, test.want, stdout, stderr)
		}
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	tree(t, map[string]string{
		"gold.txt":         "[0]:[0]\n",
		"broken.txt":       "[0]:[0]\n0-1\n",
		"cost.txt":         "[0]:[0]:3.5\n",
		"outside.txt":      "[7]:[0]\n[7]:[]\n",
		"empty/set/pair/x": "",
		"src.txt":          "a\n",
	})
	for _, test := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"one name", []string{"gold.txt"}, command.Misused, "want GOLD and PREDICTIONS, or -bench GOLD; got 1 names"},
		{"an unknown flag", []string{"-x", "gold.txt", "gold.txt"}, command.Misused, "-x"},
		{"a wild threshold", []string{"-threshold", "NaN", "gold.txt", "gold.txt"}, command.Misused, "want 0 to 1"},
		{"no such file", []string{"gold.txt", "none.txt"}, command.Failed, "none.txt"},
		{"a file and a folder", []string{"gold.txt", "empty"}, command.Misused, "give two files or two folders"},
		{"not a bead", []string{"gold.txt", "broken.txt"}, command.Failed, "broken.txt: line 2, column 1: "},
		{"a cost for a confidence", []string{"-confidence", "gold.txt", "cost.txt"}, command.Failed, "leave out -confidence"},
		{"nothing predicted", []string{"empty", "empty"}, command.Failed, "PREDICTIONS/SET/PAIR/DOC.txt"},
		{"sentences that are not there", []string{"gold.txt", "outside.txt"}, command.Done,
			"mention 2 source sentences outside the document of 1, the first is 7"},
		{"sentences used twice", []string{"gold.txt", "outside.txt"}, command.Done, "mention 1 source sentences more than once, the first is 7"},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, _, stderr := call(test.args...)
			if code != test.code || !strings.Contains(stderr, test.want) {
				t.Errorf("exit %d, want %d\n%s", code, test.code, stderr)
			}
		})
	}
}

func TestHelpIsOnStandardOutput(t *testing.T) {
	code, stdout, stderr := call("-h")
	if code != command.Done || !strings.Contains(stdout, "GOLD PREDICTIONS") || stderr != "" {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
}
