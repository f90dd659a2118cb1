// Package command is the frame of the example programs: flags that may stand
// anywhere, errors that say what to do, and the exit codes.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
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

// A Program is what people call by a name: alone, or as a part of another program.
type Program struct {
	Name     string   // what it is called by where it stands alone
	Summary  string   // what it does, in one line without a stop
	Synopsis []string // the ways to call it, each without the name, as "[flags] FILE..."

	// Help tells what it does in full. {align} in it stands for how the program of
	// that name is called.
	Help string

	// Words are what its operands can be, where that is one of a few; nil where they
	// are files.
	Words []string

	// Define adds the flags of the program to a set, and returns what runs the program
	// once they have been read.
	Define func(flags *flag.FlagSet) Run
}

// Run runs a program with what is no flag in its arguments. Its error is for people.
type Run func(ctx context.Context, call *Call, operands []string) error

// NoFlags defines no flags for what runs without any.
func NoFlags(run Run) func(*flag.FlagSet) Run { return func(*flag.FlagSet) Run { return run } }

// A Call is one call of a program: its arguments, and what it reads and writes.
type Call struct {
	Name   string // what the program was called by, as "news" or "sejajar news"
	Args   []string
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer
}

// Main runs the program as this process, and ends it.
func (p Program) Main() {
	Main(func(ctx context.Context, call *Call) int { return call.Run(ctx, p) })
}

// Main runs a program as this process, and ends it with the exit code.
func Main(run func(ctx context.Context, call *Call) int) {
	ctx, stop := Context()
	name := strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
	code := run(ctx, &Call{Name: name, Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr})
	stop()
	os.Exit(code)
}

// Run runs the program by its own name, and returns its exit code.
func (p Program) Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return (&Call{Name: p.Name, Args: args, Stdin: stdin, Stdout: stdout, Stderr: stderr}).Run(ctx, p)
}

// Run runs a program and returns its exit code. It reports the error that ended the
// program, if any.
func (c *Call) Run(ctx context.Context, p Program) int { return c.Exit(p.run(ctx, c)) }

func (p Program) run(ctx context.Context, call *Call) error {
	flags, run := p.Flags()
	operands, err := parse(flags, call.Args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return call.print(p.Usage(call.Name))
	case err != nil:
		return Misuse("%w", err)
	case flags.Lookup("version").Value.String() == "true":
		return call.print(version(call.Name))
	}
	return run(ctx, call, operands)
}

// Flags returns the flags of the program, with the one that every program has, and
// what runs it once they have been read.
func (p Program) Flags() (*flag.FlagSet, Run) {
	flags := flag.NewFlagSet(p.Name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	flags.Bool("version", false, "print the version of the program and of Go it was built with")
	return flags, p.Define(flags)
}

// parse reads args into flags and returns the operands. Flags may follow operands;
// after "--" all are operands.
func parse(flags *flag.FlagSet, args []string) (operands []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
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

// Code returns the exit code of a program that an error ended, or none.
func Code(err error) int {
	if err == nil {
		return Done
	}
	if _, wrong := errors.AsType[misuse](err); wrong {
		return Misused
	}
	return Failed
}

// Exit reports the error that ended the program, if any, and returns the exit code.
func (c *Call) Exit(err error) int {
	code := Code(err)
	switch {
	case code == Done:
		return Done
	case code == Misused:
		err = fmt.Errorf("%w; %s -h tells how to call it", err, c.Name)
	case errors.Is(err, context.Canceled):
		err = errors.New("interrupted")
	}
	c.Report(err)
	return code
}

// Report prints an error or warning for people.
func (c *Call) Report(err error) {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		fmt.Fprintf(c.Stderr, "%s: %s\n", c.Name, terminal.Printable(line))
	}
}

func (c *Call) print(text string) error {
	_, err := io.WriteString(c.Stdout, text)
	return err
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
