// Package news is the program of that name: it finds which of a heap of pages are
// versions of one story, puts the sentences of those side by side, and tells what
// each left out and tells differently.
package news

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/aligners"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/crawl"
	"github.com/sejajar/sejajar/examples/internal/outputs"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/shards"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// Program is the program.
var Program = command.Program{
	Name:    "news",
	Summary: "find the versions of a story among pages, and put them side by side",
	Synopsis: []string{
		"[flags] [FILE...]",
		"[flags] -parts N -o FOLDER -list LIST",
	},
	Help:   help,
	Define: define,
}

const help = `Tells the language of each FILE, finds which are versions of one text, and puts
the sentences of all versions side by side, one column for each: what says the
same in one row, and a dash where a version leaves it out. Versions of one language
are called en1, en2. Where there are more versions than fit, there are several
tables, and the first version stands in each. Below it tells which numbers, dates,
times, units and names differ, how names are spelled otherwise, what a version
leaves out though two others have it, and what only one has. Without FILE it does so
with the stories that come with it, and shows the beginnings.

` + texts.NamesHelp + `

Two versions are one of

  translation  keeps the order, and most of what both say; a reworded copy in the
               same language is one too
  near copy    is the same in one language, but for names or numbers in some sentences:
               two versions of a licence, a report brought up to date
  partial      keeps the order, but much is only in one: a digest, an extension, a
               page with much besides
  same story   tells of the same, with facts and names in common, in an order of its
               own; what sentences report alike is put together wherever they stand

The number beside it is the probability that they are versions, and that the kind
tells the order rightly.

Of web pages the article is taken. Also read are Markdown, subtitles (srt, vtt), the
translations in po files, and documents: docx, odt and epub, and pdf, rtf and doc
where pdftotext and LibreOffice are installed. Files in other languages than
-languages names are left out, which is told, and why. So are those that cannot be
read or compared; the others are done, and the exit code is 1.

The format html is one page for a browser: each alignment is drawn as a path over the
two documents, and figures and names that differ are marked in their sentences.
xlsx is a workbook with a column for each version. tmx, xlsx, jsonl and translation hold
all versions of a text in one unit, also those that keep no order where each reports the
same as another with the confidence of -min-confidence or more; the unit's own confidence is
that of the version that fits least, and can be less. The others hold two versions, and tsv, bicleaner,
xces and opus many pairs one after the other; with -o folder/ each group or pair has
a file of its own. They hold the versions that keep an order, or with -all every two
files in different languages.

With -format json names are those given, and spans half-open ranges of bytes of the
file where that is text in UTF-8, and of the text taken out of it where it is anything
else:

  {"documents":[{"name","language","confidence","sentences":[[start,end]]}],
   "alignments":[{"source","target",
                  "beads":[{"source":[start,end],"target":[start,end],"confidence"}]}],
   "groups":[{"documents":[name],
              "pairs":[{"a","b","kind","confidence","shared":[word]}],
              "rows":[{"cells":{name:[[start,end]]},"confidence","order","aside"}]}],
   "matches":[{"a","b","aSpan":[start,end],"bSpan":[start,end],"confidence"}],
   "differences":[{"a","b","kind","what","aSpan":[start,end],"bSpan":[start,end]}],
   "skipped":[{"name","reason"}],
   "errors":[{"name","with","error"}]}

Alignments are of all versions that keep an order and of every two other files in
different languages; of more than 16 files the latter are there only with -all. A
sentence without counterpart has an empty span on the other side. Every file is in
one group, alone if need be. Rows have a cell for each version, with a span for each
sentence, and every sentence is in one row. In a group where not all versions keep one
order, the rows are in that of the version that shares most; order is false where
another version tells the row in several places or before the row above, and aside is
true where nothing is told in it, as in headings, menus and forms for comments; else
neither is there. What only tells the same story has matches, in which a sentence can be
several times, and shared are names and figures that such a pair has in common. The
kind of a pair is "translation", "near copy", "partial" or "same story", and that of a
difference "changed", "variant", "only in the source", which is a, or "only in the
target". What differs is "sentence", "number", "unit", "date", "time" or "name"; the
span in the text that lacks it is empty and stands where it could be. Skipped are
files that are left out for their language, and errors are what failed: a file that
could not be read or compared, or with the name of another, that could not be compared
with that; where there are none, these are not there.

` + crawl.NamesHelp + `

` + shards.Help + ` The
pages of a part are compared with each other, and with no others.`

// Options are what the flags and operands say.
type options struct {
	names []string // of the files; none for the stories that come with it
	files texts.Names
	lines bool
	all   bool
	most  int // rows of each table in text, 0 for all

	// minConfidence is the confidence from which on versions that keep no order share a
	// translation unit.
	minConfidence float64

	out    outputs.Settings
	reader *pages.Reader

	lexicons aligners.Lexicons
	shards   shards.Settings
}

func define(flags *flag.FlagSet) command.Run {
	o := &options{
		out:      outputs.Settings{Own: []outputs.Format{jsonFormat, htmlFormat}, Created: time.Now()},
		reader:   pages.NewReader(false),
		lexicons: aligners.Lexicons{Naming: "-languages id,en"},
	}
	o.out.Flags(flags)
	o.files.Flag(flags)
	flags.BoolVar(&o.lines, "lines", false, "the files hold one sentence per line; a blank line is a paragraph break")
	flags.BoolVar(&o.all, "all", false,
		"show, or write, the sentences of every two files in different languages, versions or not,\nin all formats but html")
	flags.Float64Var(&o.minConfidence, "min-confidence", versions.SureClaim,
		"write what versions tell in no order into one unit where they report the same with this `confidence` or more")
	flags.IntVar(&o.most, "rows", 0, "show at most this `number` of rows of each table as text; 0 is all")
	o.reader.Reading.Flag(flags)
	o.reader.Languages.Flag(flags)
	o.lexicons.Flags(flags)
	o.shards.Flags(flags)
	return func(ctx context.Context, call *command.Call, operands []string) error {
		if err := o.take(call, operands); err != nil {
			return err
		}
		return o.run(ctx, call)
	}
}

// take checks the flags, and takes the operands.
func (o *options) take(call *command.Call, operands []string) (err error) {
	if o.most < 0 {
		return command.Misuse("-rows %d: want 0 or more", o.most)
	}
	if !(o.minConfidence >= 0 && o.minConfidence <= 1) {
		return command.Misuse("-min-confidence is %v: want 0 to 1", o.minConfidence)
	}
	if o.lines {
		running := o.reader
		o.reader = pages.NewReader(true)
		o.reader.Reading, o.reader.Languages = running.Reading, running.Languages
	}
	o.reader.Reading.Stdin = call.Stdin
	if o.names, err = o.files.Files(operands, call.Stdin, call.Report); err != nil {
		return err
	}
	if len(o.names) == 0 && o.most == 0 {
		o.most = excerpt
	}
	if _, err := o.out.FormatOf(o.out.Out); err != nil {
		return err
	}
	o.out.Protect(slices.Concat(o.lexicons.Files(), o.names)...)
	if list := o.files.List; list != "" && list != "-" {
		o.out.Protect(list)
	}
	if err := o.out.Check(o.out.Out); o.out.Out != "" && err != nil {
		return command.Misuse("-o %w", err)
	}
	if err := o.checkShards(); err != nil || o.out.Out == "" || o.shards.Divided() {
		return err
	}
	return o.out.Reach(o.out.Out)
}

// excerpt is how many rows of the stories that come with it are shown.
const excerpt = 3

func (o *options) run(ctx context.Context, call *command.Call) error {
	if o.shards.Divided() {
		return o.runParts(ctx, call)
	}
	documents := crawl.Documents(o.names)
	if len(o.names) == 0 {
		documents = builtIn
	}
	heap, unread, incomplete := read(ctx, o.reader, documents, call)
	if len(heap) == 0 {
		return incomplete
	}
	r, undone := o.report(ctx, heap, call)
	r.skipped = append(unread, r.skipped...)
	if err := ctx.Err(); err != nil {
		return err
	}
	return errors.Join(o.write(r, call), incomplete, undone)
}

// write tells the report where and as the flags ask for.
func (o *options) write(r report, call *command.Call) error {
	format, err := o.out.FormatOf(o.out.Out)
	if err != nil {
		return err
	}
	own := map[outputs.Format]func(io.Writer, report) error{jsonFormat: writeJSON, htmlFormat: writeHTML}
	if !outputs.IsFolder(o.out.Out) {
		width := terminal.Columns(call.Stdout)
		own[outputs.Text] = func(w io.Writer, r report) error { return writeText(w, r, width, o.most) }
	}
	if write, ok := own[format]; ok {
		return o.out.Into(call.Stdout, o.out.Out, func(w io.Writer) error { return write(w, r) })
	}
	for _, p := range r.pages {
		if !p.Known() { // which the format cannot tell
			call.Report(fmt.Errorf("warning: %w", o.skipUnknown(p).why))
		}
	}
	removed, err := o.writeBitext(format, r, call.Stdout)
	if removed > 0 {
		call.Report(fmt.Errorf("warning: %w", outputs.Lossy(removed)))
	}
	return err
}
