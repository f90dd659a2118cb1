// Package outputs writes alignments in the format and to the place that the
// flags of an example program ask for.
package outputs

import (
	"flag"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/sidebyside"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// Settings are what the flags say, and what a program knows beside.
type Settings struct {
	// Out is what -o says: a file, a folder, or "" for standard output.
	Out string

	// Own are the formats that the program writes itself.
	Own []Format

	// Created is when the alignments were made, for formats that tell.
	Created time.Time

	format string
	inputs map[string]bool // canonical names
}

// Flags adds the flags -format and -o.
func (s *Settings) Flags(flags *flag.FlagSet) {
	flags.Var((*formatFlag)(s), "format",
		fmt.Sprintf("the `format`: %s;\nwhen left out, what the name of the output ends in, or text", s.listed()))
	flags.StringVar(&s.Out, "o", "", "write into this `file`, not to standard output; where there are many, into this folder")
}

// Protect has the named files, which are read, not written over.
func (s *Settings) Protect(names ...string) {
	if s.inputs == nil {
		s.inputs = make(map[string]bool)
	}
	for _, name := range names {
		s.inputs[command.Canonical(name)] = true
	}
}

// Check returns an error if a file of that name is not to be written over.
func (s *Settings) Check(name string) error {
	if s.inputs[command.Canonical(name)] {
		return fmt.Errorf("would overwrite %s, which is read; choose another name", name)
	}
	return nil
}

// Reach returns an error if an output of that name cannot be written, whatever is.
func (s *Settings) Reach(name string) error {
	if format, err := s.FormatOf(name); IsFolder(name) || err == nil && format == OPUS {
		return command.ReachFolder(name)
	}
	return command.Reach(name)
}

// Write writes an alignment into the named file, or "" for standard output, in
// the format of the flags or of the name. Removed is the number of characters
// that the format cannot hold.
func (s *Settings) Write(stdout io.Writer, name string, a *align.Alignment) (removed int, err error) {
	switch format, err := s.FormatOf(name); {
	case err != nil:
		return 0, err
	case format == Text:
		// Text is as wide as the terminal that people look at.
		columns := terminal.Columns(stdout)
		return 0, s.Into(stdout, name, func(w io.Writer) error { return sidebyside.Write(w, a, columns) })
	case format == Moses:
		return 0, s.writeMoses(name, a)
	case format == OPUS:
		return s.writeOPUS(name, []*align.Alignment{a})
	default:
		return s.WriteUnits(stdout, name, bitext.Format(format), bitext.Units(a))
	}
}

// Lossy returns what to warn of where a format cannot hold some characters.
func Lossy(removed int) error {
	return fmt.Errorf("the format cannot hold %d of the characters; they are left out, or a space between words", removed)
}

// WriteUnits writes units into the named file, or "" for standard output.
// Removed is the number of characters that the format cannot hold.
func (s *Settings) WriteUnits(stdout io.Writer, name string, format bitext.Format, units iter.Seq[bitext.Unit]) (removed int, err error) {
	err = s.Into(stdout, name, func(out io.Writer) error {
		w, err := bitext.NewWriter(out, format, bitext.Created(s.Created))
		if err != nil {
			return err
		}
		for u := range units {
			if err := w.Write(u); err != nil {
				return err
			}
		}
		err = w.Close()
		removed = w.Removed()
		return err
	})
	return removed, err
}

// Into calls write with the named file, or stdout for "".
func (s *Settings) Into(stdout io.Writer, name string, write func(io.Writer) error) error {
	if name == "" {
		return command.Buffered(stdout, write)
	}
	if err := s.Check(name); err != nil {
		return err
	}
	return command.WriteFile(name, write)
}

// writeMoses writes two files with the language at the end of their names, as
// trainers of machine translation want them.
func (s *Settings) writeMoses(name string, a *align.Alignment) error {
	from, to := a.Source.Language.String(), a.Target.Language.String()
	if from == to {
		return fmt.Errorf("both sides are in %s, and moses tells its files by the language; tell the languages", from)
	}
	return s.Into(nil, name+"."+from, func(source io.Writer) error {
		return s.Into(nil, name+"."+to, func(target io.Writer) error {
			w := bitext.NewMosesWriter(source, target)
			for u := range bitext.Units(a) {
				if err := w.Write(u); err != nil {
					return err
				}
			}
			return w.Close()
		})
	})
}
