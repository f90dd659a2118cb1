// Package suite makes one program of several: each is a command of it, and help,
// completion of the command line and a manual page come with them.
package suite

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// A Suite is several programs under one name.
type Suite struct {
	Name    string
	Summary string // what it is, in one line without a stop
	Help    string // stands between the summary and the list of commands

	// Programs are the commands of the suite, each by its name, in the order of the
	// help. The suite adds help, completion and man.
	Programs []command.Program
}

// Main runs the suite as this process, and ends it.
func (s Suite) Main() { command.Main(s.Run) }

// Run runs the command that the call names, and returns its exit code. Where it names
// none, it prints which there are.
func (s Suite) Run(ctx context.Context, call *command.Call) int {
	whole := *call
	whole.Name = s.Name
	name := ""
	if len(call.Args) > 0 {
		name, whole.Args = call.Args[0], call.Args[1:]
	}
	switch name {
	case "":
		io.WriteString(call.Stderr, s.usage())
		return command.Misused
	case completing:
		return whole.Exit(s.printCompletions(call.Stdout, whole.Args))
	case "-h", "-help", "--help":
		name = "help"
	case "-version", "--version":
		name = "version"
	}
	program, ok := s.find(name)
	if !ok {
		return whole.Exit(s.unknown(name))
	}
	whole.Name += " " + program.Name
	return whole.Run(ctx, program)
}

// commands are the programs and what the suite adds.
func (s Suite) commands() []command.Program {
	return append(slices.Clip(s.Programs), s.completion(), s.man(), s.help())
}

func (s Suite) find(name string) (command.Program, bool) {
	all := s.commands()
	if k := slices.IndexFunc(all, func(p command.Program) bool { return p.Name == name }); k >= 0 {
		return all[k], true
	}
	return command.Program{}, false
}

// unknown is the error of a command that there is none of.
func (s Suite) unknown(name string) error {
	if near := s.nearest(name); near != "" {
		return command.Misuse("%s: no such command; is it %s", name, near)
	}
	return command.Misuse("%s: no such command", name)
}

// nearest returns the command whose name is the most like another, or "" where none
// is like it.
func (s Suite) nearest(name string) (near string) {
	best := 1 + min(2, utf8.RuneCountInString(name)/2)
	for _, p := range s.commands() {
		if d := distance(strings.ToLower(name), p.Name); d < best {
			best, near = d, p.Name
		}
	}
	return near
}

// distance is how many letters make one word of the other, added, left out, replaced,
// or two in a row exchanged.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		for j := range rows[i] {
			switch {
			case i == 0 || j == 0:
				rows[i][j] = i + j
				continue
			case x[i-1] == y[j-1]:
				rows[i][j] = rows[i-1][j-1]
				continue
			}
			rows[i][j] = 1 + min(rows[i-1][j-1], rows[i-1][j], rows[i][j-1])
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				rows[i][j] = min(rows[i][j], 1+rows[i-2][j-2])
			}
		}
	}
	return rows[len(x)][len(y)]
}

// help is the command that lists the others.
func (s Suite) help() command.Program {
	return command.Program{
		Name:     "help",
		Summary:  "list the commands, or tell what one does",
		Synopsis: []string{"[COMMAND]"},
		Help:     "Lists the commands, or tells what COMMAND does and how to call it.",
		Words:    s.names(),
		Define: command.NoFlags(func(_ context.Context, call *command.Call, operands []string) error {
			text := s.usage()
			if len(operands) > 1 {
				return command.Misuse("want one COMMAND, got %d", len(operands))
			}
			if len(operands) == 1 {
				program, ok := s.find(operands[0])
				if !ok {
					return s.unknown(operands[0])
				}
				text = program.Usage(s.Name + " " + program.Name)
			}
			_, err := io.WriteString(call.Stdout, text)
			return err
		}),
	}
}

func (s Suite) usage() string {
	var text strings.Builder
	fmt.Fprintf(&text, "usage: %s COMMAND [flags] [FILE...]\n\n%s\n\n", s.Name, strings.TrimSpace(s.Help))
	for _, p := range s.commands() {
		fmt.Fprintf(&text, "  %-12s%s\n", p.Name, p.Summary)
	}
	fmt.Fprintf(&text, "\n%s help COMMAND, or %s COMMAND -h, tells how to call it.\n", s.Name, s.Name)
	return text.String()
}

// names are those of all commands. That of help is not among them while it is made.
func (s Suite) names() (names []string) {
	for _, p := range append(slices.Clip(s.Programs), s.completion(), s.man()) {
		names = append(names, p.Name)
	}
	return names
}
