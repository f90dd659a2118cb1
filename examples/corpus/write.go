package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/sejajar/sejajar/align/bitext"
)

func init() {
	register.DoFn4x1[context.Context, string, func(*Unit) bool, func(string, int), error](&unitsFn{})
	register.DoFn4x1[context.Context, string, func(*string) bool, func(string, int), error](&linesFn{})
	register.DoFn3x2[context.Context, int, func(*Total) bool, string, error](&reportFn{})
	register.Function1x3(groupLine)
	register.Function1x3(failureLine)
	register.Function1x2(noGroups)
	register.Function2x2(total)
	register.Iter1[string]()
	register.Iter1[Total]()
	beam.RegisterType(beamType[Total]())
}

// joined joins the name of a folder, in any file system, with that of a file.
func joined(folder, name string) string { return strings.TrimSuffix(folder, "/") + "/" + name }

// create writes a file, which appears only when it is whole, where the file system can
// rename.
func create(ctx context.Context, name string, write func(io.Writer) error) (err error) {
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer files.Close()
	_, renames := files.(filesystem.Renamer)
	to := name
	if renames {
		to += ".part"
	}
	file, err := files.OpenWrite(ctx, to)
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		file.Close()
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := file.Close(); err != nil {
		return err
	}
	if renames {
		return filesystem.Rename(ctx, files, to, name)
	}
	return nil
}

// unitsFn writes a part of the corpus, in several formats. All of its units are in memory.
type unitsFn struct {
	Output  string
	Formats []string
}

// ProcessElement emits how many files it has written.
func (f *unitsFn) ProcessElement(ctx context.Context, name string, units func(*Unit) bool, count func(string, int)) error {
	var all []Unit
	var u Unit
	for units(&u) {
		all = append(all, u)
	}
	sortUnits(all)
	for _, format := range f.Formats {
		file := joined(f.Output, name) + bitext.Format(format).Ending()
		err := create(ctx, file, func(w io.Writer) error {
			return bitext.Write(w, bitext.Format(format), func(yield func(bitext.Unit) bool) {
				for _, u := range all {
					if !yield(bitext.Unit{Versions: []bitext.Version{u.Source.version(), u.Target.version()}, Confidence: u.Confidence}) {
						return
					}
				}
			})
		})
		if err != nil {
			return err
		}
		count("files written", 1)
	}
	return nil
}

// groupLine writes a group as JSON.
func groupLine(g Group) (string, string, error) {
	return jsonLine("groups.jsonl", g)
}

// failureLine writes a failure as JSON.
func failureLine(f Failure) (string, string, error) {
	return jsonLine("failures.jsonl", f)
}

func jsonLine(file string, of any) (string, string, error) {
	data, err := json.Marshal(of)
	return file, string(data), err
}

// linesFn writes lines of a file, sorted.
type linesFn struct {
	Output string
}

// ProcessElement emits how many lines it has written.
func (f *linesFn) ProcessElement(ctx context.Context, name string, lines func(*string) bool, count func(string, int)) error {
	var all []string
	var line string
	for lines(&line) {
		all = append(all, line)
	}
	slices.Sort(all)
	err := create(ctx, joined(f.Output, name), func(w io.Writer) error {
		for _, line := range all {
			if _, err := io.WriteString(w, line+"\n"); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		count(strings.TrimSuffix(name, ".jsonl"), len(all))
	}
	return err
}

// A Total is how many there are of something.
type Total struct {
	What string
	N    int
}

// total has all totals come together.
func total(what string, n int) (int, Total) { return 0, Total{what, n} }

// noGroups is what is counted of nothing, so that there is a report of that too.
func noGroups([]byte) (string, int) { return "groups", 0 }

// reportFn writes how many there are of everything that was counted.
type reportFn struct {
	Output string
}

// ProcessElement returns the report.
func (f *reportFn) ProcessElement(ctx context.Context, _ int, totals func(*Total) bool) (string, error) {
	all := make(map[string]int)
	var t Total
	for totals(&t) {
		all[t.What] = t.N
	}
	report, err := json.MarshalIndent(all, "", "\t")
	if err != nil {
		return "", err
	}
	return string(report), create(ctx, joined(f.Output, "report.json"), func(w io.Writer) error {
		_, err := w.Write(append(report, '\n'))
		return err
	})
}
