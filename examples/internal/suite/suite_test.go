package suite

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// colour is a flag that is one of a few.
type colour string

func (c *colour) Set(s string) error { *c = colour(s); return nil }
func (c *colour) String() string     { return string(*c) }
func (*colour) Values() []string     { return []string{"red", "green", "grey"} }

// tools is a suite of two programs, of which one prints what it gets.
func tools() Suite {
	paint := command.Program{
		Name: "paint", Summary: "paint a file", Synopsis: []string{"[flags] FILE...", "-list LIST"},
		Help: "Paints it, don't you see. See {mend}.\n\n  {paint} -colour red ./wall\n\n.Dots and 'quotes' and \\back and ü.",
		Define: func(flags *flag.FlagSet) command.Run {
			var c colour
			flags.Var(&c, "colour", "the `colour`; red when left out")
			flags.Bool("quick", false, "do it at once; it is not pretty")
			flags.String("o", "", "paint this `file`")
			flags.String("into", "", "paint into this `folder`,\nand no other")
			flags.String("name", "", "the painter's `name`")
			return func(_ context.Context, call *command.Call, operands []string) error {
				_, err := call.Stdout.Write([]byte(call.Name + ": " + string(c) + " " + strings.Join(operands, " ")))
				return err
			}
		},
	}
	mend := command.Program{
		Name: "mend", Summary: "mend a file", Synopsis: []string{"FILE"}, Help: "Mends it.",
		Define: command.NoFlags(func(context.Context, *command.Call, []string) error { return errors.New("cannot be mended") }),
	}
	return Suite{Name: "tools", Summary: "paint and mend", Help: "Paints and mends.", Programs: []command.Program{paint, mend}}
}

func run(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = tools().Run(t.Context(), &command.Call{Name: "elsewhere", Args: args, Stdout: &out, Stderr: &err})
	return code, out.String(), err.String()
}

func TestRun(t *testing.T) {
	const list = "usage: tools COMMAND [flags] [FILE...]\n\nPaints and mends.\n\n  paint       paint a file\n  mend "
	for _, test := range []struct {
		args           string
		code           int
		stdout, stderr string // the beginnings
	}{
		{"paint -colour red a b", command.Done, "tools paint: red a b", ""},
		{"paint -h", command.Done,
			"usage: tools paint [flags] FILE...\n       tools paint -list LIST\n\nPaints it, don't you see. See tools mend.\n", ""},
		{"mend", command.Failed, "", "tools mend: cannot be mended\n"},
		{"paint -no", command.Misused, "", "tools paint: flag provided but not defined: -no; tools paint -h tells how to call it\n"},
		{"", command.Misused, "", list},
		{"piant", command.Misused, "", "tools: piant: no such command; is it paint; tools -h"},
		{"Mend", command.Misused, "", "tools: Mend: no such command; is it mend; tools -h"},
		{"x", command.Misused, "", "tools: x: no such command; tools -h"},
		{"help", command.Done, list, ""},
		{"-h", command.Done, list, ""},
		{"--help", command.Done, list, ""},
		{"help mend", command.Done, "usage: tools mend FILE\n", ""},
		{"help mnd", command.Misused, "", "tools help: mnd: no such command; is it mend; tools help -h"},
		{"completion tcsh", command.Misused, "", "tools completion: name one shell: bash, zsh, fish; "},
		{"completion -h", command.Done, "usage: tools completion bash|zsh|fish\n", ""},
		{"man a", command.Misused, "", "tools man: want no operand, got 1; "},
	} {
		code, stdout, stderr := run(t, strings.Fields(test.args)...)
		if code != test.code || !strings.HasPrefix(stdout, test.stdout) || !strings.HasPrefix(stderr, test.stderr) ||
			(stdout == "") != (test.stdout == "") || (stderr == "") != (test.stderr == "") {
			t.Errorf("%s: exit code %d\n%s%s\nwant %d\n%s%s", test.args, code, stdout, stderr, test.code, test.stdout, test.stderr)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"news", "news", 0}, {"newz", "news", 1}, {"nwes", "news", 1}, {"new", "news", 1}, {"newss", "news", 1}, {"a", "news", 4},
	} {
		if got := distance(test.a, test.b); got != test.want {
			t.Errorf("%s, %s: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

// The manual page has all that -h tells, and roff finds nothing wrong with it.
func TestMan(t *testing.T) {
	code, page, stderr := run(t, "man")
	if code != command.Done || stderr != "" {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip(err)
	}
	roff := exec.Command(groff, "-ww", "-man", "-Tutf8", "-P-cbou", "-rLL=120n")
	roff.Stdin = strings.NewReader(page)
	var warnings strings.Builder
	roff.Stderr = &warnings
	shown, err := roff.Output()
	if err != nil || warnings.Len() > 0 {
		t.Errorf("%v, %s", err, warnings.String())
	}
	text := strings.ReplaceAll(string(shown), "\u2010", "-")
	for _, want := range []string{
		"tools - paint and mend\n", "tools paint [flags] FILE...\n", "tools paint -list LIST\n", "Paints it, don't you see. See tools mend.\n",
		"  tools paint -colour red ./wall\n", ".Dots and 'quotes' and \\back and ü.\n", "-colour colour\n", "the colour; red when left out\n",
		"-into folder\n", "-o file\n", "paint this file\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

func TestCompletions(t *testing.T) {
	for _, test := range []struct {
		words string
		want  []string
	}{
		{"", []string{"paint\tpaint a file", "mend\tmend a file", "completion\tprint what makes a shell complete the command line",
			"man\tprint the manual page", "help\tlist the commands, or tell what one does"}},
		{"m", []string{"mend\tmend a file", "man\tprint the manual page"}},
		{"x", nil},
		{"x ", nil},
		{"paint -", []string{"-colour\tthe colour", "-into\tpaint into this folder, and no other", "-name\tthe painter's name",
			"-o\tpaint this file",
			"-quick\tdo it at once", "-version\tprint the version of the program and of Go it was built with"}},
		{"paint --c", []string{"--colour\tthe colour"}},
		{"paint -colour ", []string{"red", "green", "grey"}},
		{"paint -colour gr", []string{"green", "grey"}},
		{"paint --colour=gr", []string{"--colour=green", "--colour=grey"}},
		{"paint -colour =", []string{"red", "green", "grey"}},
		{"paint -colour = r", []string{"red"}},
		{"paint -colour = red ", []string{files}},
		{"paint -colour red ", []string{files}},
		{"paint -quick ", []string{files}},
		{"paint -o ", []string{files}},
		{"paint -into x", []string{folders}},
		{"paint -into=x", []string{folders}},
		{"paint -name ", nil},
		{"paint -no ", []string{files}},
		{"paint -no=", nil},
		{"paint -- -", []string{files}},
		{"help p", []string{"paint"}},
		{"completion ", shells},
		{"man ", nil},
	} {
		if got := tools().completions(strings.Split(test.words, " ")); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.words, got, test.want)
		}
	}
	if got := tools().completions(nil); got != nil {
		t.Errorf("of no words: %q", got)
	}
}

// TestMain lets the shells of the tests below call the suite.
func TestMain(m *testing.M) {
	if os.Getenv("TOOLS") != "" {
		tools().Main()
	}
	os.Exit(m.Run())
}
