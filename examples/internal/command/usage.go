package command

import (
	"bytes"
	"regexp"
	"strings"
)

// Usage is what the program prints when it is asked how to call it by a name.
func (p Program) Usage(name string) string {
	var text bytes.Buffer
	for k, line := range p.Calls(name) {
		text.WriteString([...]string{"usage: ", "       "}[min(k, 1)] + line + "\n")
	}
	text.WriteString("\n" + p.Text(name) + "\n\n")
	flags, _ := p.Flags()
	flags.SetOutput(&text)
	flags.PrintDefaults()
	return text.String()
}

// Calls returns the ways to call the program by a name.
func (p Program) Calls(name string) []string {
	calls := make([]string, len(p.Synopsis))
	for k, rest := range p.Synopsis {
		calls[k] = strings.TrimSpace(name + " " + rest)
	}
	return calls
}

// programName is where a text names a program.
var programName = regexp.MustCompile(`\{[a-z]+\}`)

// Text is the help of a program that is called by a name. A program with two words
// in its name, as "sejajar news", is part of another, and so are those that it names.
func (p Program) Text(name string) string {
	before := ""
	if whole, _, ok := strings.Cut(name, " "); ok {
		before = whole + " "
	}
	return programName.ReplaceAllStringFunc(strings.TrimSpace(p.Help), func(named string) string {
		return before + strings.Trim(named, "{}")
	})
}
