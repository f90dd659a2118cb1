// Package command is the frame of the example programs: flags that may stand
// anywhere, errors that say what to do, and the exit codes.
package command

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// The exit codes of every program.
const (
	Done    = 0 // the work was done
	Failed  = 1 // some of it could not be done
	Misused = 2 // the program was called wrongly
)

// Flags returns the flags that every program has, for the named one, with the
// usage text that stands above the list of flags.
func Flags(program, usage string) *flag.FlagSet {
	flags := flag.NewFlagSet(program, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {
		fmt.Fprintf(flags.Output(), "usage: %s\n\n", strings.TrimSpace(usage))
		flags.PrintDefaults()
	}
	flags.Bool("version", false, "print the version of the program and of Go it was built with")
	return flags
}

// Parse reads args into flags and returns the operands. Flags may follow
// operands; after "--" all are operands. Its error is for [Exit].
func Parse(flags *flag.FlagSet, args []string) (operands []string, err error) {
	for {
		switch err := flags.Parse(args); {
		case errors.Is(err, flag.ErrHelp):
			return nil, help(flags)
		case err != nil:
			return nil, Misuse("%w", err)
		case flags.Lookup("version").Value.String() == "true":
			return nil, asked(version(flags.Name()))
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return operands, nil
		}
		if read := len(args) - len(rest); read > 0 && args[read-1] == "--" {
			return append(operands, rest...), nil
		}
		operands, args = append(operands, rest[0]), rest[1:]
	}
}

// Misuse is the error of a program that was called wrongly.
func Misuse(format string, args ...any) error {
	return misuse{fmt.Errorf(format, args...)}
}

type misuse struct{ error }

func (m misuse) Unwrap() error { return m.error }

// asked is a text that the user asked for, not an error; it travels as one.
type asked string

func (asked) Error() string { return flag.ErrHelp.Error() }

func help(flags *flag.FlagSet) error {
	var text bytes.Buffer
	flags.SetOutput(&text)
	flags.Usage()
	return asked(text.String())
}

// version tells the version of the module, which names the commit where it is
// no release, and is (devel) where the go tool did not see one.
func version(program string) string {
	module := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		module = info.Main.Version
	}
	return fmt.Sprintf("%s %s, %s %s/%s\n", program, module, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// Exit reports the error that ended the program, if any, and returns the exit
// code.
func Exit(program string, err error, stdout, stderr io.Writer) int {
	var (
		text  asked
		wrong misuse
	)
	switch {
	case err == nil:
		return Done
	case errors.As(err, &text):
		if _, err := io.WriteString(stdout, string(text)); err != nil {
			Report(stderr, program, err)
			return Failed
		}
		return Done
	case errors.As(err, &wrong):
		Report(stderr, program, fmt.Errorf("%w; %s -h tells how to call it", err, program))
		return Misused
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	Report(stderr, program, err)
	return Failed
}

// Report prints an error or warning of a program for people.
func Report(stderr io.Writer, program string, err error) {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		fmt.Fprintf(stderr, "%s: %s\n", program, terminal.Printable(line))
	}
}
