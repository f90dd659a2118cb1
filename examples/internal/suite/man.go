package suite

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// man is the command that prints the manual page.
func (s Suite) man() command.Program {
	return command.Program{
		Name:     "man",
		Summary:  "print the manual page",
		Synopsis: []string{""},
		Help: strings.ReplaceAll(`Prints the manual page, which tells of each command what its -h does.

  NAME man | man -l -
  NAME man > ~/.local/share/man/man1/NAME.1    # from then on, man NAME`, "NAME", s.Name),
		Words: []string{},
		Define: command.NoFlags(func(_ context.Context, call *command.Call, operands []string) error {
			if len(operands) > 0 {
				return command.Misuse("want no operand, got %d", len(operands))
			}
			_, err := io.WriteString(call.Stdout, s.manual())
			return err
		}),
	}
}

// manual is the page in the macros of man(7).
func (s Suite) manual() string {
	var m page
	m.macro("TH", strings.ToUpper(s.Name), "1", "", s.Name)
	m.macro("SH", "NAME")
	m.line(s.Name + " \\- " + escape(s.Summary))
	m.macro("SH", "SYNOPSIS")
	m.synopsis(s.Name, []string{s.Name + " COMMAND [flags] [FILE...]"})
	m.macro("SH", "DESCRIPTION")
	m.text(s.Help)
	m.macro("SH", "COMMANDS")
	for _, p := range s.commands() {
		m.macro("TP")
		m.macro("B", s.Name+" "+p.Name)
		m.line(escape(p.Summary))
	}
	for _, p := range s.commands() {
		name := s.Name + " " + p.Name
		m.macro("SH", strings.ToUpper(name))
		m.synopsis(name, p.Calls(name))
		m.macro("PP")
		m.text(p.Text(name))
		m.flags(p)
	}
	m.macro("SH", "EXIT STATUS")
	m.text("0 where all was done, 1 where something could not be, and 2 where a command was called wrongly.")
	return m.String()
}

// A page is a manual page while it is written.
type page struct{ strings.Builder }

// macro writes a request with its arguments.
func (m *page) macro(name string, arguments ...string) {
	m.WriteString("." + name)
	for _, a := range arguments {
		m.WriteString(` "` + strings.ReplaceAll(escape(a), `"`, `\(dq`) + `"`)
	}
	m.WriteByte('\n')
}

// line writes a line of text that has been escaped.
func (m *page) line(text string) {
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	m.WriteString(text + "\n")
}

// synopsis writes the ways to call a command, whose name is bold.
func (m *page) synopsis(name string, calls []string) {
	for k, call := range calls {
		if k > 0 {
			m.macro("br")
		}
		m.line(`\fB` + escape(name) + `\fR` + escape(strings.TrimPrefix(call, name)))
	}
}

// text writes paragraphs: lines that are indented stay as they are, the others fill
// the width of the page.
func (m *page) text(text string) {
	indented, begun := false, false
	for line := range strings.Lines(strings.TrimSpace(text) + "\n") {
		line = strings.TrimRight(line, "\n")
		if indent := strings.HasPrefix(line, "  "); indent != indented && line != "" {
			m.macro(map[bool]string{true: "EX", false: "EE"}[indent])
			indented = indent
		}
		switch {
		case line != "":
			m.line(escape(line))
			begun = true
		case indented:
			m.line(`\&`)
		case begun:
			m.macro("PP")
		}
	}
	if indented {
		m.macro("EE")
	}
}

// flags writes the flags of a program, as package flag tells of them.
func (m *page) flags(p command.Program) {
	var told strings.Builder
	flags, _ := p.Flags()
	flags.SetOutput(&told)
	flags.PrintDefaults()
	for line := range strings.Lines(told.String()) {
		head, usage, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if name := strings.TrimSpace(head); name != "" {
			name, value, _ := strings.Cut(name, " ")
			m.macro("TP")
			m.line(`\fB` + escape(name) + `\fR ` + `\fI` + escape(value) + `\fR`)
		}
		if ok {
			m.line(escape(usage))
		}
	}
}

// escape writes a text so that roff shows it as it is, in any locale.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r == '\'':
			b.WriteString(`\(aq`)
		case r == '`':
			b.WriteString(`\(ga`)
		case r == '^':
			b.WriteString(`\(ha`)
		case r == '~':
			b.WriteString(`\(ti`)
		case r < 0x80:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\[u%04X]`, r)
		}
	}
	return b.String()
}
