package evaluate

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

const (
	german = `Die Fähre Laut Biru lief am Montag um 7:45 Uhr vor Wangi-Wangi auf Grund.
Kapitän Rahman brachte 128 Passagiere an Land.
`
	english = `The ferry Laut Biru ran aground off Wangi-Wangi at 7:45 on Monday.
Captain Rahman brought 128 passengers ashore.
`
)

// bench is a set of two sentences a side, as lines and as running text.
var bench = map[string]string{
	"bench/lines/de-en/a/src.txt":      german,
	"bench/lines/de-en/a/tgt.txt":      english,
	"bench/lines/de-en/a/gold.txt":     "[0]:[0]\n[1]:[1]\n",
	"bench/raw/de-en/a/src.txt":        german,
	"bench/raw/de-en/a/tgt.txt":        english,
	"bench/raw/de-en/a/gold-spans.tsv": "0\t74\t0\t66\n75\t122\t67\t112\n",
	"bench/other/notes.txt":            "no gold",
	"strange/set/one/a/gold.txt":       "[0]:[0]\n",
	"strange/set/one/a/src.txt":        "a\n",
	"strange/set/one/a/tgt.txt":        "a\n",
	"silent/set/de-en/a/gold.txt":      "[0]:[]\n",
	"silent/set/de-en/a/src.txt":       german,
	"silent/set/de-en/a/tgt.txt":       "",
	"lacking/set/de-en/a/gold.txt":     "[0]:[0]\n",
	"de-en.tsv":                        "Fähre\tferry\n",
}

// masked hides the figures of confidence, which are the aligner's business.
func masked(table string) string {
	var b strings.Builder
	for line := range strings.Lines(lines(table)) {
		if strings.Contains(line, "cE") || len(line) < len("  0.000 0.000 0.000 0.000\n") {
			b.WriteString(line)
			continue
		}
		b.WriteString(line[:len(line)-len(" 0.000 0.000 0.000 0.000\n")] + " * * * *\n")
	}
	return b.String()
}

func TestBench(t *testing.T) {
	tree(t, bench)
	for _, test := range []struct{ args, want string }{
		{"-bench bench", `set            pair    docs  beads  P     R     F      cE    xE    cP    cR
lines          de-en      1      2  1.000 1.000 1.000  * * * *
raw            de-en      1      2  1.000 1.000 1.000  * * * *
together                  2      4  1.000 1.000 1.000  * * * *
`},
		{"-bench bench -no-lexicon -min-confidence 0.1 -set lines,none -pair id-en,de-en",
			`set            pair    docs  beads  P     R     F      cE    xE    cP    cR
lines          de-en      1      2  1.000 1.000 1.000  * * * *
together                  1      2  1.000 1.000 1.000  * * * *
`},
		{"-bench bench -full -per-doc -pair de-en -lexicon de-en.tsv",
			`set            pair    docs  beads  sP    sR    sF     vP    vR    vF     lP    lR    lF     nP    nR    nF     cE    xE    cP    cR
a              de-en             2  1.000 1.000 1.000  1.000 1.000 1.000  1.000 1.000 1.000  0.000 0.000 0.000  * * * *
lines          de-en      1      2  1.000 1.000 1.000  1.000 1.000 1.000  1.000 1.000 1.000  0.000 0.000 0.000  * * * *
together                  1      2  1.000 1.000 1.000  1.000 1.000 1.000  1.000 1.000 1.000  0.000 0.000 0.000  * * * *

set            pair    docs  beads  P     R     F      1P    1R    1F     aP    aR    aF     cE    xE    cP    cR
a              de-en             2  1.000 1.000 1.000  1.000 1.000 1.000  1.000 1.000 1.000  * * * *
raw            de-en      1      2  1.000 1.000 1.000  1.000 1.000 1.000  1.000 1.000 1.000  * * * *
together                  1      2  1.000 1.000 1.000  1.000 1.000 1.000  1.000 1.000 1.000  * * * *
`},
	} {
		code, stdout, stderr := call(strings.Fields(test.args)...)
		if got := masked(stdout); code != command.Done || got != test.want || stderr != "" {
			t.Errorf("%s: exit %d\ngot\n%swant\n%s%s", test.args, code, got, test.want, stderr)
		}
	}
}

func TestBenchSaysWhatIsWrong(t *testing.T) {
	tree(t, bench)
	for _, test := range []struct {
		args string
		code int
		want string
	}{
		{"-bench none", command.Failed, "none: no such file or folder"},
		{"-bench de-en.tsv", command.Failed, "de-en.tsv: is a file; -bench wants a folder"},
		{"-bench bench -set none", command.Failed, "bench: nothing to align; want SET/PAIR/DOC"},
		{"-bench strange", command.Failed, "set/one: is no pair of languages, as de-en"},
		{"-bench lacking", command.Failed, "src.txt: no such file"},
		{"-bench bench bench", command.Misused, "-bench makes the predictions; do not name bench"},
		{"-full bench bench", command.Misused, "-full and the flags that change how documents are aligned are for -bench"},
		{"-no-lexicon bench bench", command.Misused, "are for -bench"},
		{"-bench bench -lexicon de-en.tsv", command.Misused, "name them, as -pair id-en"},
		{"-bench bench -lexicon none.lex", command.Failed, "none.lex: no such file"},
	} {
		code, _, stderr := call(strings.Fields(test.args)...)
		if code != test.code || !strings.Contains(stderr, test.want) {
			t.Errorf("%s: exit %d, want %d\n%s", test.args, code, test.code, stderr)
		}
	}
}

func TestBenchLearnsWhatThereIs(t *testing.T) {
	tree(t, bench)
	code, stdout, stderr := call("-bench", "silent", "-self-train")
	const want = "evaluate: warning: set/de-en: no sentences are paired surely enough to learn from\n"
	if code != command.Done || stderr != want || !strings.Contains(stdout, "together") {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
}

func TestBenchStopsWithTheContext(t *testing.T) {
	tree(t, bench)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out, warnings bytes.Buffer
	code := Program.Run(ctx, []string{"-bench", "bench"}, nil, &out, &warnings)
	if code != command.Failed || warnings.String() != "evaluate: interrupted\n" {
		t.Errorf("exit code %d, complained %q", code, warnings.String())
	}
}
