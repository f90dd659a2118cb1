package suite

import (
	"context"
	"embed"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// completing is the command that the shells call: its arguments are the words after
// the name of the suite, up to the one that is being written, which may be empty.
// It prints what that word can be, a line each, with a tab and a description where
// there is one, and a line with one of the two below where it can be the name of a
// file or folder.
const completing = "__complete"

const (
	files   = ":files"
	folders = ":folders"
)

// scripts tell the shells to call the suite. NAME stands for its name.
//
//go:embed scripts
var scripts embed.FS

var shells = []string{"bash", "zsh", "fish"}

// completion is the command that prints these scripts.
func (s Suite) completion() command.Program {
	return command.Program{
		Name:     "completion",
		Summary:  "print what makes a shell complete the command line",
		Synopsis: []string{strings.Join(shells, "|")},
		Help: strings.ReplaceAll(`Prints a script that has the shell complete commands, flags, their values and the names
of files. To have it from now on (mkdir -p makes the folder where there is none):

  NAME completion bash > ~/.local/share/bash-completion/completions/NAME
  NAME completion zsh > ~/.zsh/_NAME    # with fpath=(~/.zsh $fpath) before compinit in .zshrc
  NAME completion fish > ~/.config/fish/completions/NAME.fish

and in this shell alone, of bash or zsh:

  source <(NAME completion bash)
  source <(NAME completion zsh)`, "NAME", s.Name),
		Words: shells,
		Define: command.NoFlags(func(_ context.Context, call *command.Call, operands []string) error {
			if len(operands) != 1 || !slices.Contains(shells, operands[0]) {
				return command.Misuse("name one shell: %s", strings.Join(shells, ", "))
			}
			script, err := scripts.ReadFile("scripts/completion." + operands[0])
			if err != nil {
				return err
			}
			_, err = io.WriteString(call.Stdout, strings.ReplaceAll(string(script), "NAME", s.Name))
			return err
		}),
	}
}

// printCompletions prints what the last of the words can be.
func (s Suite) printCompletions(w io.Writer, words []string) error {
	for _, line := range s.completions(words) {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

func (s Suite) completions(words []string) (lines []string) {
	if len(words) == 0 {
		return nil
	}
	last := words[len(words)-1]
	if len(words) == 1 {
		for _, p := range s.commands() {
			if strings.HasPrefix(p.Name, last) {
				lines = append(lines, p.Name+"\t"+p.Summary)
			}
		}
		return lines
	}
	program, ok := s.find(words[0])
	if !ok {
		return nil
	}
	flags, _ := program.Flags()
	named, ended := valueOf(flags, words[1:len(words)-1])
	switch name, value, ok := strings.Cut(last, "="); {
	case named != nil && last == "=": // bash takes -flag=value apart
		return values(named, "", "")
	case named != nil:
		return values(named, last, "")
	case ended || !strings.HasPrefix(last, "-"):
		return operands(program, last)
	case ok:
		if f := flags.Lookup(strings.TrimLeft(name, "-")); f != nil {
			return values(f, value, name+"=")
		}
		return nil
	}
	dashes := last[:len(last)-len(strings.TrimLeft(last, "-"))]
	flags.VisitAll(func(f *flag.Flag) {
		if strings.HasPrefix(dashes+f.Name, last) {
			lines = append(lines, dashes+f.Name+"\t"+summary(f))
		}
	})
	return lines
}

// valueOf returns the flag whose value comes after the words, if there is one, and
// whether a -- has ended the flags.
func valueOf(flags *flag.FlagSet, words []string) (named *flag.Flag, ended bool) {
	for k := 0; k < len(words); k++ {
		word := words[k]
		switch f := flags.Lookup(strings.TrimLeft(word, "-")); {
		case word == "--":
			return nil, true
		case !strings.HasPrefix(word, "-") || f == nil:
		case k+1 < len(words) && words[k+1] == "=":
			if k+2 == len(words) {
				return f, false
			}
			k += 2
		case isBool(f):
		case k+1 == len(words):
			return f, false
		default:
			k++
		}
	}
	return nil, false
}

func isBool(f *flag.Flag) bool {
	value, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && value.IsBoolFlag()
}

// values are those that the value of a flag can be which begin so far, with what
// stands before them.
func values(f *flag.Flag, begun, before string) (lines []string) {
	if few, ok := f.Value.(interface{ Values() []string }); ok {
		for _, value := range few.Values() {
			if strings.HasPrefix(value, begun) {
				lines = append(lines, before+value)
			}
		}
		return lines
	}
	switch what, _ := flag.UnquoteUsage(f); what {
	case "file", "list":
		return []string{files}
	case "folder":
		return []string{folders}
	}
	return nil
}

func operands(p command.Program, begun string) (lines []string) {
	if p.Words == nil {
		return []string{files}
	}
	for _, word := range p.Words {
		if strings.HasPrefix(word, begun) {
			lines = append(lines, word)
		}
	}
	return lines
}

// summary is the first part of what is told of a flag.
func summary(f *flag.Flag) string {
	_, usage := flag.UnquoteUsage(f)
	usage = strings.Join(strings.Fields(usage), " ")
	if end := strings.IndexAny(usage, ";:("); end > 0 {
		usage = usage[:end]
	}
	return strings.TrimSpace(usage)
}
