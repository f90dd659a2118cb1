// Package align is the program of that name: it pairs the sentences of two files,
// or of many pairs of files, and writes the pairs in the format that is asked for.
package align

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
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
	Name:    "align",
	Summary: "pair the sentences of two files, or of many pairs of files",
	Synopsis: []string{
		"[flags] SOURCE TARGET",
		"[flags] -pairs LIST",
		"[flags] -pairs LIST -parts N -o FOLDER",
	},
	Help:   help,
	Define: define,
}

const help = `Pairs the sentences of two files that say the same in two languages. LIST has a
line SOURCE<TAB>TARGET<TAB>OUT for each of many pairs, or SOURCE<TAB>TARGET where
-o names a folder for all. One of SOURCE, TARGET and LIST may be "-", the standard
input. A pair that fails does not keep the others from being done. Files may be text,
web pages, of which the article is taken, Markdown, subtitles (srt, vtt), the
translations in po files, or documents: docx, odt and epub, and pdf, rtf and doc where
pdftotext and LibreOffice are installed. A pair of which neither side is in a known
language, or most sentences are the same on both, is told of.

With -documents the SOURCE and TARGET of LIST may be the names of documents in that file.
` + crawl.NamesHelp + `

` + shards.Help + ` In a
part are many pairs, in one of the formats that name the documents of each: tmx, tsv,
xlsx, jsonl, translation, bicleaner and xces. Without -parts, -shard and -resume are for
pairs that have a file each, in a format of one file; then the manifest is that of the
shard.

The formats:

` + wordsHelp + outputs.Help

// An options is what the flags and operands say.
type options struct {
	pair
	list     string
	anyOrder bool
	lines    bool
	from, to language.Tag
	aligning aligners.Settings
	outputs  outputs.Settings
	reading  texts.Settings
	holding  []string // files that hold documents
	shards   shards.Settings
}

func define(flags *flag.FlagSet) command.Run {
	o := options{
		aligning: aligners.Settings{Lexicons: aligners.Lexicons{Naming: "-from id -to en"}},
		outputs:  outputs.Settings{Own: []outputs.Format{pharaohFormat, wordsFormat}, Created: time.Now()},
	}
	flags.StringVar(&o.list, "pairs", "", "align the pairs of this `list`")
	flags.Func("documents", "with -pairs, a `file` that holds documents, as WARC or lines of JSON; of several, each has a\n"+
		"-documents of its own", func(name string) error {
		if !crawl.Holds(name) {
			return errors.New("want a name in .warc or .jsonl, or that with .gz")
		}
		o.holding = append(o.holding, name)
		return nil
	})
	flags.BoolVar(&o.anyOrder, "any-order", false,
		"the files tell the same story, each in an order of its own: match single sentences\nwherever they stand")
	flags.BoolVar(&o.lines, "lines", false, "the files hold one sentence per line; a blank line is a paragraph break")
	flags.TextVar(&o.from, "from", language.Und, "`language` of the source files, as de; detected in each when left out")
	flags.TextVar(&o.to, "to", language.Und, "`language` of the target files")
	o.aligning.Flags(flags)
	o.outputs.Flags(flags)
	o.reading.Flag(flags)
	o.shards.Flags(flags)
	return func(ctx context.Context, call *command.Call, operands []string) error {
		o.reading.Stdin = call.Stdin
		if err := o.take(operands); err != nil {
			return err
		}
		return o.run(ctx, call)
	}
}

// take checks the flags, and takes the operands.
func (o *options) take(operands []string) error {
	switch {
	case o.list == "" && len(operands) == 2 && operands[0] == "-" && operands[1] == "-":
		return command.Misuse("one of SOURCE and TARGET can be standard input, not both")
	case o.list == "" && len(operands) != 2:
		return command.Misuse("want SOURCE and TARGET, or -pairs LIST; got %d names", len(operands))
	case o.list != "" && len(operands) > 0:
		return command.Misuse("with -pairs the files stand in the list; do not name %s", operands[0])
	case o.aligning.Rounds > 0 && (o.list == "" || o.from == language.Und || o.to == language.Und):
		return command.Misuse("-self-train learns from the pairs of a list in two languages; give -pairs LIST, -from and -to")
	case o.anyOrder && o.aligning.Rounds > 0:
		return command.Misuse("-self-train learns from documents in order; leave out -any-order")
	case o.list == "" && (o.holding != nil || o.shards.Divided()):
		return command.Misuse("-documents, -parts, -shard and -resume are for -pairs LIST")
	case o.aligning.Rounds > 0 && o.shards.Divided():
		return command.Misuse("-self-train learns from all pairs of a list, which no part has")
	}
	if err := o.shards.Check(); err != nil {
		return err
	}
	if o.shards.Divided() {
		o.outputs.Created = time.Time{} // an output depends on nothing but its inputs
	}
	o.outputs.Protect(o.aligning.Files()...)
	if o.list != "" {
		if o.list != "-" {
			o.outputs.Protect(o.list)
		}
		o.outputs.Protect(o.holding...)
		_, err := o.outputs.FormatOf("outputs/") // tells a wrong -format early
		return err
	}
	o.pair = pair{operands[0], operands[1], o.outputs.Out, ""}
	if o.outputs.IsFolderOfFiles(o.out) {
		names, err := o.outputs.Names(o.out, [][2]string{{o.source, o.target}})
		if err != nil {
			return err
		}
		o.out = names[0]
	}
	o.outputs.Protect(o.source, o.target)
	if err := o.outputs.Check(o.out); o.out != "" && err != nil {
		return command.Misuse("-o %w", err)
	}
	if _, err := o.outputs.FormatOf(o.out); err != nil || o.out == "" {
		return err
	}
	return o.outputs.Reach(o.out)
}

func (o options) run(ctx context.Context, call *command.Call) error {
	var steps *terminal.Progress
	if o.list == "" { // of a pair that takes long
		o.aligning.Progress = func(p align.Progress) {
			if steps == nil {
				steps = terminal.NewProgress(call.Stderr, p.Total, "steps")
			}
			if steps.Step(); p.Done == p.Total {
				steps.Clear()
			}
		}
	}
	aligner, err := o.aligning.New(ctx, o.from, o.to)
	if err != nil {
		return err
	}
	w := worker{o, pages.NewReader(o.lines), aligner, call, nil}
	w.reader.Reading = o.reading
	switch {
	case o.list != "" && o.shards.InParts():
		return w.alignParts(ctx)
	case o.list != "":
		return w.alignList(ctx)
	}
	notes, err := w.do(ctx, o.pair)
	w.report(notes)
	return err
}

// A worker aligns pairs of files. It is safe for use by many goroutines where
// each pair has an output of its own.
type worker struct {
	options
	reader  *pages.Reader
	aligner *align.Aligner
	call    *command.Call
	held    map[string]crawl.Document // those of the files that hold documents which are named
}

// A pair is the names of two files and of the one that their alignment goes
// into, "" for standard output, and where it stands in a list, as "list.txt:7".
type pair struct{ source, target, out, place string }

// do aligns a pair of files and writes the alignment. Notes are what the user
// should know of it.
func (w worker) do(ctx context.Context, p pair) (notes []error, err error) {
	if err := w.outputs.Reach(p.out); p.out != "" && err != nil {
		return nil, &writeError{err}
	}
	alignment, notes, err := w.align(ctx, p)
	if err != nil {
		return notes, err
	}
	removed, err := w.write(ctx, p.out, alignment)
	if err != nil {
		err = &writeError{err}
	}
	if removed > 0 {
		notes = append(notes, warning("%s, %s: %w", p.source, p.target, outputs.Lossy(removed)))
	}
	return notes, err
}

// A writeError is of an output, and not of what it is made from.
type writeError struct{ error }

func (e *writeError) Unwrap() error { return e.error }

// align aligns a pair of files.
func (w worker) align(ctx context.Context, p pair) (alignment *align.Alignment, notes []error, err error) {
	source, target, err := w.read(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	notes = w.check(source, target)
	alignment, err = w.pairUp(ctx, source.Document, target.Document)
	if err != nil {
		return nil, notes, aligners.Explain(err)
	}
	if doubt := aligners.Doubt(alignment); doubt != nil && said(source, target) {
		notes = append(notes, doubt)
	}
	return alignment, notes, nil
}

func (w worker) read(ctx context.Context, p pair) (source, target pages.Page, err error) {
	source, sourceErr := w.readPage(ctx, p.source, w.from)
	target, targetErr := w.readPage(ctx, p.target, w.to)
	return source, target, errors.Join(sourceErr, targetErr)
}

func (w worker) readPage(ctx context.Context, name string, tag language.Tag) (pages.Page, error) {
	if d, ok := w.held[name]; ok {
		return w.reader.ReadDocument(ctx, d, tag)
	}
	return w.reader.Read(ctx, name, tag)
}

// said reports whether both pages hold sentences.
func said(source, target pages.Page) bool {
	return len(source.Sentences) > 0 && len(target.Sentences) > 0
}

// check returns warnings of what the pages lack, unless both are in no known
// language, which [aligners.Doubt] tells.
func (w worker) check(source, target pages.Page) (warnings []error) {
	if command.Canonical(source.ID) == command.Canonical(target.ID) {
		warnings = append(warnings, warning("%s, %s: are the same file", source.ID, target.ID))
	}
	same := len(warnings)
	for _, side := range []struct {
		page pages.Page
		flag string
	}{{source, "-from"}, {target, "-to"}} {
		switch page := side.page; {
		case len(page.Sentences) == 0:
			warnings = append(warnings, warning("%s: holds no sentence", page.ID))
		case !page.Known() && (source.Known() || target.Known() || !said(source, target)):
			warnings = append(warnings, warning("%s: the language is not known; %s tells it", page.ID, side.flag))
		}
	}
	if len(warnings) == same && !w.aligning.Between(source.Language, target.Language) {
		warnings = append(warnings, warning("%s, %s: no -lexicon is between %v and %v; words are looked up nowhere",
			source.ID, target.ID, source.Language, target.Language))
	}
	for _, page := range []pages.Page{source, target} {
		if page.Warning != nil {
			warnings = append(warnings, page.Warning)
		}
	}
	return warnings
}

func warning(format string, args ...any) error { return fmt.Errorf("warning: "+format, args...) }

func (w worker) report(notes []error) {
	for _, note := range notes {
		w.call.Report(note)
	}
}
