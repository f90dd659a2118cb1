// Package clean is the program of that name: it takes out of a parallel corpus what a
// translation model should not learn from.
package clean

import (
	"bufio"
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/detect"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// Program is the program.
var Program = command.Program{
	Name:    "clean",
	Summary: "take out of a parallel corpus what is no translation, or no use",
	Synopsis: []string{
		"[flags] -o CLEAN FILE...",
	},
	Help: `Reads the units of FILEs (tmx, tsv, jsonl, xliff and the others that hold both texts), and
writes those into CLEAN, in the format that its name ends in, of which nothing speaks
against their sides' being translations worth learning from. Left out is a unit, for the
first of these reasons,

  - that has not two sides that say something
  - both sides of which are the same, or nearly
  - that came with a confidence under -confidence
  - a side of which stands beside more than -beside others: notices, menus
  - a side of which is in another language than it should be
  - both sides of which have numbers in figures, and none in common
  - the lengths of which are too far from those of the others
  - the sides of which the aligner would not pair among some dozens of others, with
    a probability of -alike
  - that was there before: with the same letters and digits, or with other digits alone

What sides are in, of which a file does not tell it, -from and -to tell.
How many went, and why, is printed. -removed writes them into a file, a line each with
the reason and both sides. All units are in memory: two kilobytes each.

  {clean} -o clean.tmx -removed removed.tsv memory.tmx
  {clean} -o clean.jsonl corpus/de-en-*.jsonl
  {clean} -from id -to en -o clean.tsv pairs.bicleaner`,
	Define: define,
}

func define(flags *flag.FlagSet) command.Run {
	s := defaults
	var sides [2]language.Tag
	flags.TextVar(&sides[0], "from", language.Und, "the `language` of first sides of which a file does not tell it, as id")
	flags.TextVar(&sides[1], "to", language.Und, "the `language` of second sides of which a file does not tell it, as en")
	out := flags.String("o", "", "write the units that stay into this `file`")
	removed := flags.String("removed", "", "write those that go into this `file`, a line each: reason, source, target")
	flags.Float64Var(&s.Confidence, "confidence", s.Confidence, "the least `probability` that a unit comes with, if it comes with one")
	flags.Float64Var(&s.Alike, "alike", s.Alike, "the least `probability` that its sides translate each other")
	flags.Float64Var(&s.Deviations, "deviations", s.Deviations, "by `how many` standard deviations the lengths of its sides may be off")
	flags.IntVar(&s.Beside, "beside", s.Beside, "beside `how many` different others a side may stand")
	return func(ctx context.Context, call *command.Call, operands []string) error {
		if len(operands) == 0 || *out == "" {
			return command.Misuse("want -o CLEAN and the names of files to read")
		}
		format, err := bitext.FormatOf(*out)
		if err != nil {
			return command.Misuse("-o %s: %w", *out, err)
		}
		if err := checkOutputs(*out, *removed, operands); err != nil {
			return err
		}
		units, err := read(operands, sides)
		if err != nil {
			return err
		}
		aligner, err := align.New()
		if err != nil {
			return err
		}
		detector, err := detect.New()
		if err != nil {
			return err
		}
		reasons, err := judge(ctx, aligner, detector, units, s)
		if err != nil {
			return err
		}
		if err := write(*out, *removed, format, units, reasons); err != nil {
			return err
		}
		return report(call.Stdout, reasons)
	}
}

// checkOutputs returns an error if what is written cannot be, or would overwrite
// something.
func checkOutputs(out, removed string, read []string) error {
	written := []string{out}
	if removed != "" {
		written = append(written, removed)
		if command.Canonical(out) == command.Canonical(removed) {
			return command.Misuse("-o and -removed are both %s; choose another name for one of them", out)
		}
	}
	for _, file := range written {
		for _, name := range read {
			if command.Canonical(file) == command.Canonical(name) {
				return command.Misuse("would overwrite %s, which is read; choose another name", name)
			}
		}
		if err := command.Reach(file); err != nil {
			return err
		}
	}
	return nil
}

// read reads the units of files. Sides of which a file does not tell the language are in
// these two.
func read(names []string, sides [2]language.Tag) (units []bitext.Unit, err error) {
	for _, name := range names {
		format, err := bitext.FormatOf(name)
		if err != nil {
			return nil, command.Misuse("%s: %w", name, err)
		}
		file, err := command.Open(name)
		if err != nil {
			return nil, err
		}
		for u, err := range bitext.Read(file, format) {
			if err != nil {
				file.Close()
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			if !tell(u, sides) {
				file.Close()
				return nil, command.Misuse("%s: does not tell the languages of its sides; tell them, as -from id -to en", name)
			}
			units = append(units, u)
		}
		if err := file.Close(); err != nil {
			return nil, err
		}
	}
	return units, nil
}

// tell fills in the languages of a unit of two sides, and reports whether those of all
// sides that say something are known then.
func tell(u bitext.Unit, sides [2]language.Tag) bool {
	for k, v := range u.Versions {
		if v.Language == language.Und && len(u.Versions) == len(sides) {
			u.Versions[k].Language = sides[k]
		}
		if u.Versions[k].Language == language.Und && v.Text != "" {
			return false
		}
	}
	return true
}

// write writes what stays, and what goes if it is asked for.
func write(out, removed string, format bitext.Format, units []bitext.Unit, reasons []Reason) error {
	err := command.WriteFile(out, func(w io.Writer) error {
		return bitext.Write(w, format, func(yield func(bitext.Unit) bool) {
			for i, u := range units {
				if reasons[i] == keptReason && !yield(u) {
					return
				}
			}
		})
	})
	if err != nil || removed == "" {
		return err
	}
	return command.WriteFile(removed, func(w io.Writer) error {
		lines := bufio.NewWriter(w)
		for i, u := range units {
			if reasons[i] == keptReason {
				continue
			}
			row := []string{string(reasons[i])}
			for _, v := range u.Versions {
				row = append(row, strings.Join(strings.Fields(v.Text), " "))
			}
			if _, err := fmt.Fprintln(lines, strings.Join(row, "\t")); err != nil {
				return err
			}
		}
		return lines.Flush()
	})
}

// report prints how many units went, and why.
func report(w io.Writer, reasons []Reason) error {
	counts := make(map[Reason]int)
	for _, r := range reasons {
		counts[r]++
	}
	kept := counts[keptReason]
	delete(counts, keptReason)
	text := fmt.Sprintf("%8d units\n%8d stay\n", len(reasons), kept)
	order := slices.SortedFunc(maps.Keys(counts), func(a, b Reason) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, r := range order {
		text += fmt.Sprintf("%8d go: %s\n", counts[r], r)
	}
	_, err := io.WriteString(w, text)
	return err
}
