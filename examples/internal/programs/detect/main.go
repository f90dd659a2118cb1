// Package detect is the program of that name: it tells what language each file
// is in.
package detect

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/detect"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// Program is the program.
var Program = command.Program{
	Name:    "detect",
	Summary: "tell what language each file is in",
	Synopsis: []string{
		"[flags] FILE...",
		"[flags] -list LIST",
	},
	Help:   help,
	Define: define,
}

const help = `Prints for each file its name, the tag of its language and the probability that
the tag is right, separated by tabs. The tag is und where the file is in none of
the languages looked for; the probability is 0 where it holds no prose. Of a file
in several it is that of most of it, and a warning names the others. Of web pages
it is the language of the article. Also read are Markdown, subtitles (srt, vtt), the
translations in po files, and documents: docx, odt and epub, and pdf, rtf and doc
where pdftotext and LibreOffice are installed.

` + texts.NamesHelp

func define(flags *flag.FlagSet) command.Run {
	languages := flags.String("languages", "id,en,de", "the `tags` of the languages to look for, separated by commas")
	among := flags.Bool("among", false, "every file is known to be in one of the languages: never reject one")
	var reading texts.Settings
	reading.Flag(flags)
	var files texts.Names
	files.Flag(flags)
	return func(ctx context.Context, call *command.Call, operands []string) error {
		if len(operands) == 0 && files.List == "" {
			return command.Misuse("no files; name some, or give -list - to read their names from standard input")
		}
		detector, err := newDetector(*languages, *among)
		if err != nil {
			return command.Misuse("%w; give -languages tags such as id,en,de", err)
		}
		reading.Stdin, reading.Warn = call.Stdin, call.Report
		names, err := files.Files(operands, call.Stdin, call.Report)
		if err != nil {
			return err
		}
		return tag(ctx, call, detector, reading, names)
	}
}

// tag prints the language of each file. One that cannot be read is reported,
// and does not keep it from the others.
func tag(ctx context.Context, call *command.Call, detector *detect.Detector, reading texts.Settings, names []string) error {
	failed := 0
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		file, err := texts.Read(ctx, name, reading)
		if err != nil {
			call.Report(err)
			failed++
			continue
		}
		result := detector.Detect(file.Prose())
		if result.Confidence == 0 {
			call.Report(fmt.Errorf("warning: %s: holds no prose to judge", name))
		}
		if mixed := pages.Mixed(ctx, detector, file, result); mixed != nil {
			call.Report(mixed)
		}
		if _, err := fmt.Fprintf(call.Stdout, "%s\t%s\t%.4f\n", shown(name), result.Tag, result.Confidence); err != nil {
			return fmt.Errorf("cannot write the results: %w", err)
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d files could not be read", failed, len(names))
	}
	return nil
}

// shown returns a name as it is, unless it has characters that end a field or steer
// a terminal.
func shown(name string) string {
	if strings.ContainsFunc(name, unicode.IsControl) {
		return terminal.Printable(name)
	}
	return name
}

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
