// Detect tells what language each file is in.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/detect"
)

const usage = `Usage: detect [flags] FILE...
       detect [flags] -

Prints for each file its name, the tag of its language and the probability that
the tag is right, separated by tabs. The tag is und where the file is in none of
the languages looked for; the probability is 0 where it holds no prose.
A - alone reads the names of the files from standard input, one a line.

Flags:
`

// The exit codes: a file in no known language is an answer, not a failure.
const (
	done = iota
	failed
	misused
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("detect", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	languages := flags.String("languages", "id,en,de", "the `tags` of the languages to look for, separated by commas")
	among := flags.Bool("among", false, "every file is known to be in one of the languages: never reject one")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return done
	case err != nil:
		return misused
	}
	if flags.NArg() == 0 {
		fmt.Fprintln(stderr, "detect: no files; name some, or give - to read their names from standard input")
		flags.Usage()
		return misused
	}
	if flags.NArg() > 1 && slices.Contains(flags.Args(), "-") {
		fmt.Fprintln(stderr, "detect: - stands alone; to read a file of that name, write ./-")
		return misused
	}
	detector, err := newDetector(*languages, *among)
	if err != nil {
		fmt.Fprintf(stderr, "%v; give -languages tags such as id,en,de\n", err)
		return misused
	}

	var inputErr error
	names := slices.Values(flags.Args())
	if flags.Arg(0) == "-" {
		names = lines(stdin, &inputErr)
	}
	code := tag(detector, names, stdout, stderr)
	if inputErr != nil {
		fmt.Fprintf(stderr, "detect: cannot read file names from standard input: %v; give one name a line\n", inputErr)
		code = failed
	}
	return code
}

// tag prints the language of each file. One that cannot be read does not keep
// it from the others.
func tag(detector *detect.Detector, names iter.Seq[string], stdout, stderr io.Writer) int {
	code := done
	for name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			fmt.Fprintf(stderr, "detect: cannot read %s: %v; name a text file that you may read\n", name, reason(err))
			code = failed
			continue
		}
		result := detector.Detect(string(text))
		if result.Confidence == 0 {
			fmt.Fprintf(stderr, "detect: warning: %s holds no prose to judge\n", name)
		}
		if _, err := fmt.Fprintf(stdout, "%s\t%s\t%.4f\n", name, result.Tag, result.Confidence); err != nil {
			fmt.Fprintf(stderr, "detect: cannot write the results: %v\n", reason(err))
			return failed
		}
	}
	return code
}

func newDetector(tags string, among bool) (*detect.Detector, error) {
	var languages []language.Tag
	for _, tag := range strings.Split(tags, ",") {
		parsed, err := language.Parse(strings.TrimSpace(tag))
		if err != nil {
			return nil, fmt.Errorf("detect: %q is no language tag", tag)
		}
		languages = append(languages, parsed)
	}
	if among {
		return detect.New(detect.Among(languages...))
	}
	return detect.New(detect.Languages(languages...))
}

// lines ranges over the lines that are not empty. What stops it before the end
// is left in err.
func lines(r io.Reader, err *error) iter.Seq[string] {
	return func(yield func(string) bool) {
		scanner := bufio.NewScanner(r)
		for scanner.Scan() {
			if name := scanner.Text(); name != "" && !yield(name) {
				return
			}
		}
		*err = scanner.Err()
	}
}

// reason is what went wrong with a file, without its name.
func reason(err error) error {
	if e := new(fs.PathError); errors.As(err, &e) {
		return e.Err
	}
	return err
}
