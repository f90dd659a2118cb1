// News tells which language each of a heap of pages is in, pairs the sentences
// of every two in different languages, and shows what each left out.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/outputs"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/parallel"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/testdata"
)

const program = "news"

const usage = `news [flags] [FILE...]

Tells the language of each FILE, pairs the sentences of every two files in
different languages, and shows what each left out. Without FILE it does so with
the stories that come with it.

A file in no known language is listed and not aligned. Two files that have so
little in common that they are hardly versions of one text are named, and shown
only with -all; JSON holds them in any case.

Of web pages, with a name in .html or .htm, the text that is seen is taken.

Other formats than text and json hold the versions of one text, or with -all
every two files; one file can hold many pairs in tmx, tsv, jsonl and xces, and
with -o folder/ each pair has a file of its own.

With -format json spans are half-open ranges of bytes of the file, or of its
text in UTF-8 where the file is in another encoding or a web page. A sentence
without counterpart has an empty span on the other side:

  {"documents":[{"name","language","confidence","sentences":[[start,end]]}],
   "alignments":[{"source","target",
                  "beads":[{"source":[start,end],"target":[start,end],"confidence"}]}]}`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return command.Exit(program, news(ctx, args, stdout, stderr), stdout, stderr)
}

func news(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := command.Flags(program, usage)
	out := outputs.Settings{Own: []outputs.Format{jsonFormat}, Created: time.Now()}
	out.Flags(flags)
	all := flags.Bool("all", false, "show, or write, the sentences of every two files, versions or not")
	reader := pages.NewReader(false)
	reader.Encoding.Flag(flags)
	names, err := command.Parse(flags, args)
	if err != nil {
		return err
	}
	if _, err := out.FormatOf(out.Out); err != nil {
		return err
	}
	out.Protect(names...)
	if err := out.Check(out.Out); out.Out != "" && err != nil {
		return command.Misuse("-o %w", err)
	}
	heap, unread := read(reader, names, stderr)
	if len(heap) == 0 {
		return unread
	}
	alignments, undone := alignAll(ctx, heap, stderr)
	if err := ctx.Err(); err != nil {
		return err
	}
	err = report{heap, alignments}.write(&out, *all, stdout, stderr)
	return errors.Join(err, unread, undone)
}

// A report is what there is to tell.
type report struct {
	pages      []pages.Page
	alignments []*align.Alignment
}

// jsonFormat is the format of the program's own that tells all.
const jsonFormat outputs.Format = "json"

// write tells the report where and as the flags ask for. Formats of bitext
// hold the versions of one text, or every two pages.
func (r report) write(out *outputs.Settings, all bool, stdout, stderr io.Writer) error {
	format, err := out.FormatOf(out.Out)
	if err != nil {
		return err
	}
	switch {
	case format == jsonFormat:
		return out.Into(stdout, out.Out, func(w io.Writer) error { return writeJSON(w, r) })
	case format == outputs.Text && !outputs.IsFolder(out.Out):
		columns := terminal.Columns(stdout)
		return out.Into(stdout, out.Out, func(w io.Writer) error { return writeText(w, r, all, columns) })
	}
	removed, err := out.WriteAll(stdout, slices.DeleteFunc(slices.Clone(r.alignments), func(a *align.Alignment) bool { return !all && !areVersions(a) }))
	if removed > 0 {
		command.Report(stderr, program, fmt.Errorf("warning: the format cannot hold %d of the characters; they are left out", removed))
	}
	return err
}

// read reads the named files, or the built-in stories where none is named. It
// reports each file that cannot be read, and returns the others.
func read(reader *pages.Reader, names []string, stderr io.Writer) (heap []pages.Page, err error) {
	open := func(name string) (pages.Page, error) { return reader.Read(name, language.Und) }
	if len(names) == 0 {
		if names, err = fs.Glob(testdata.Files, "stories/*/??.txt"); err != nil {
			return nil, err
		}
		open = func(name string) (pages.Page, error) {
			text, err := fs.ReadFile(testdata.Files, name)
			if err != nil {
				return pages.Page{}, err
			}
			return reader.Parse(name, language.Und, string(text))
		}
	}
	type result struct {
		page pages.Page
		err  error
	}
	failed := 0
	for _, r := range parallel.Map(names, func(name string) result {
		page, err := open(name)
		return result{page, err}
	}) {
		if r.err != nil {
			command.Report(stderr, program, r.err)
			failed++
			continue
		}
		heap = append(heap, r.page)
	}
	if failed > 0 {
		return heap, fmt.Errorf("%d of %d files could not be read", failed, len(names))
	}
	return heap, nil
}

// alignAll aligns every two pages in different languages, in their order. It
// reports each pair that cannot be aligned, and returns the others.
func alignAll(ctx context.Context, heap []pages.Page, stderr io.Writer) (alignments []*align.Alignment, err error) {
	aligner, err := align.New()
	if err != nil {
		return nil, err
	}
	loads := versions(heap)
	progress := terminal.NewProgress(stderr, len(loads), "pairs")
	defer progress.Clear()
	failed := 0
	for alignment, err := range aligner.All(ctx, slices.Values(loads)) {
		progress.Step()
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			progress.Clear()
			command.Report(stderr, program, err)
			failed++
		default:
			alignments = append(alignments, alignment)
		}
	}
	if failed > 0 {
		return alignments, fmt.Errorf("%d of %d pairs could not be aligned", failed, len(loads))
	}
	return alignments, nil
}

// versions lists what may be versions of one text: every two pages in
// different languages.
func versions(heap []pages.Page) (loads []align.Load) {
	for i, source := range heap {
		for _, target := range heap[i+1:] {
			if source.Known() && target.Known() && source.Language != target.Language {
				loads = append(loads, func(context.Context) (align.Document, align.Document, error) {
					return source.Document, target.Document, nil
				})
			}
		}
	}
	return loads
}
