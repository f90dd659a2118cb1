// Package detect is the program of that name: it tells what language each file
// is in.
package detect

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/detect"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/crawl"
	"github.com/sejajar/sejajar/examples/internal/shards"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// Program is the program.
var Program = command.Program{
	Name:    "detect",
	Summary: "tell what language each file is in",
	Synopsis: []string{
		"[flags] FILE...",
		"[flags] -list LIST",
		"[flags] -parts N -o FOLDER FILE...",
	},
	Help: `Prints for each file its name, the tag of its language and the probability that
the tag is right, separated by tabs. The tag is und where the file is in none of
the languages looked for; the probability is 0 where it holds no prose. Of a file
in several it is that of most of it, and a warning names the others. Of web pages
it is the language of the article. Also read are Markdown, subtitles (srt, vtt), the
translations in po files, and documents: docx, odt and epub, and pdf, rtf and doc
where pdftotext and LibreOffice are installed.

With -format jsonl a file is a line of JSON, {"name","language","confidence"}, or
{"name","error"} where it cannot be read.

` + texts.NamesHelp + "\n\n" + crawl.NamesHelp + "\n\n" + shards.Help,
	Define: define,
}

// An options is what the flags say.
type options struct {
	languages string
	among     bool
	as        format
	folder    string
	reading   texts.Settings
	files     texts.Names
	shards    shards.Settings
}

func define(flags *flag.FlagSet) command.Run {
	o := options{as: tsv}
	flags.StringVar(&o.languages, "languages", "id,en,de", "the `tags` of the languages to look for, separated by commas")
	flags.BoolVar(&o.among, "among", false, "every file is known to be in one of the languages: never reject one")
	flags.Var(&o.as, "format", "the `format`: tsv or jsonl")
	flags.StringVar(&o.folder, "o", "", "write the parts of divided work into this `folder`")
	o.reading.Flag(flags)
	o.files.Flag(flags)
	o.shards.Flags(flags)
	return func(ctx context.Context, call *command.Call, operands []string) error {
		switch err := o.shards.Check(); {
		case err != nil:
			return err
		case len(operands) == 0 && o.files.List == "":
			return command.Misuse("no files; name some, or give -list - to read their names from standard input")
		case o.shards.Divided() != (o.folder != ""):
			return command.Misuse("work that is divided goes into a folder, and nothing else does; give -parts 40 and -o folder/, or none of them")
		}
		detector, err := newDetector(o.languages, o.among)
		if err != nil {
			return command.Misuse("%w; give -languages tags such as id,en,de", err)
		}
		o.reading.Stdin = call.Stdin
		names, err := o.files.Files(operands, call.Stdin, call.Report)
		if err != nil {
			return err
		}
		t := tagger{detector, o.reading, o.as}
		if !o.shards.Divided() {
			return t.all(ctx, call, names)
		}
		if err := shards.Readable(names); err != nil {
			return err
		}
		return o.shards.Run(ctx, call, o.folder, "."+string(o.as),
			func(ctx context.Context, part shards.Part, w io.Writer, tally *shards.Tally) error {
				return t.tag(ctx, call, part.Documents(names), w, tally.Done, tally.Failed)
			})
	}
}

// A format is how the results are written. It is the value of a flag.
type format string

const (
	tsv   format = "tsv"
	jsonl format = "jsonl"
)

func (f *format) String() string { return string(*f) }

func (f *format) Set(name string) error {
	if !slices.Contains(f.Values(), name) {
		return fmt.Errorf("want %s", strings.Join(f.Values(), " or "))
	}
	*f = format(name)
	return nil
}

// Values are what the flag can be.
func (*format) Values() []string { return []string{string(tsv), string(jsonl)} }

func newDetector(tags string, among bool) (*detect.Detector, error) {
	var languages []language.Tag
	for tag := range strings.SplitSeq(tags, ",") {
		parsed, err := language.Parse(strings.TrimSpace(tag))
		if err != nil {
			return nil, fmt.Errorf("%q is no language tag", tag)
		}
		languages = append(languages, parsed)
	}
	if among {
		return detect.New(detect.Among(languages...))
	}
	return detect.New(detect.Languages(languages...))
}
