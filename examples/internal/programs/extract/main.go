// Package extract is the program of that name: it prints the text or the sentences
// of any file that the other programs read.
package extract

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"iter"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/crawl"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/shards"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// Program is the program.
var Program = command.Program{
	Name:     "extract",
	Summary:  "print the text or the sentences of any file that is read",
	Synopsis: []string{"[flags] FILE...", "[flags] -parts N -o FOLDER FILE..."},
	Help: `Prints the text of each FILE: of web pages the article, and of other files what the
other programs see of them. Read are text in any encoding, web pages, Markdown,
subtitles (srt, vtt), the translations in po files, and documents: docx, odt and epub,
and pdf, rtf and doc where pdftotext and LibreOffice are installed.

The formats:

  text       the text, with a blank line between two files
  sentences  a sentence on each line, and a blank line between paragraphs and files
  jsonl      a line of JSON for each file, which all programs read as a file itself:
             {"name","language","confidence","text","sentences":[[start,end]]}, with
             sentences as bytes of the text, or {"name","error"} where it cannot be read

` + texts.NamesHelp + "\n\n" + crawl.NamesHelp + "\n\n" + shards.Help,
	Define: define,
}

// A format is what is printed. It is the value of a flag.
type format string

const (
	text      format = "text"
	sentences format = "sentences"
	jsonl     format = "jsonl"
)

func (f *format) Set(name string) error {
	switch format(name) {
	case text, sentences, jsonl:
		*f = format(name)
		return nil
	}
	return fmt.Errorf("want %s", strings.Join(f.Values(), ", "))
}

func (f *format) String() string { return string(*f) }

// ending is that of the names of files.
func (f format) ending() string {
	if f == jsonl {
		return ".jsonl"
	}
	return ".txt"
}

// Values are what the flag can be.
func (*format) Values() []string { return []string{string(text), string(sentences), string(jsonl)} }

func define(flags *flag.FlagSet) command.Run {
	as := text
	flags.Var(&as, "format", "the `format`: text, sentences or jsonl")
	lang := flags.String("lang", "und", "language `TAG` (BCP 47) of the files; detected in each when left out")
	reader := pages.NewReader(false)
	reader.Reading.Flag(flags)
	var files texts.Names
	files.Flag(flags)
	folder := flags.String("o", "", "write the parts of divided work into this `folder`")
	var divided shards.Settings
	divided.Flags(flags)
	return func(ctx context.Context, call *command.Call, operands []string) error {
		switch err := divided.Check(); {
		case err != nil:
			return err
		case len(operands) == 0 && files.List == "":
			return command.Misuse("no files; name some, or give -list - to read their names from standard input")
		case divided.Divided() != (*folder != ""):
			return command.Misuse("work that is divided goes into a folder, and nothing else does; give -parts 40 and -o folder/, or none of them")
		}
		tag, err := language.Parse(*lang)
		if err != nil {
			return command.Misuse("-lang %s: no language tag; give one such as id, en or de", *lang)
		}
		reader.Reading.Stdin = call.Stdin
		names, err := files.Files(operands, call.Stdin, call.Report)
		if err != nil {
			return err
		}
		if !divided.Divided() {
			p := printer{w: bufio.NewWriter(call.Stdout), as: as, call: call}
			return p.all(ctx, read(ctx, reader, crawl.Documents(names), tag))
		}
		if err := shards.Readable(names); err != nil {
			return err
		}
		return divided.Run(ctx, call, *folder, as.ending(),
			func(ctx context.Context, part shards.Part, w io.Writer, tally *shards.Tally) error {
				p := printer{w: bufio.NewWriter(w), as: as, call: call}
				return p.print(ctx, read(ctx, reader, part.Documents(names), tag), tally.Done, tally.Failed)
			})
	}
}

// A result is a page, or why it could not be read.
type result = crawl.Result[pages.Page]

// read reads documents.
func read(ctx context.Context, reader *pages.Reader, documents iter.Seq2[crawl.Document, error], tag language.Tag) iter.Seq[result] {
	return crawl.Map(documents, func(d crawl.Document) (pages.Page, error) { return reader.ReadDocument(ctx, d, tag) })
}

// A printer prints pages in a format.
type printer struct {
	w    *bufio.Writer
	as   format
	call *command.Call
	some bool // has printed a page
}

// all prints all pages that there are.
func (p *printer) all(ctx context.Context, documents iter.Seq[result]) error {
	done, failed := 0, 0
	err := p.print(ctx, documents, func(string) { done++ }, func(string, error) { failed++ })
	if err == nil && failed > 0 {
		return fmt.Errorf("%d of %d files could not be read", failed, done+failed)
	}
	return err
}

// print prints the pages. One that cannot be read is reported, and does not keep the
// others from being printed; done and failed are told of each.
func (p *printer) print(ctx context.Context, documents iter.Seq[result], done func(string),
	failed func(string, error)) error {
	for r := range documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		switch {
		case r.Err != nil:
			p.call.Report(r.Err)
			failed(r.Name, r.Err)
		default:
			if r.Value.Warning != nil {
				p.call.Report(r.Value.Warning)
			}
			done(r.Name)
		}
		if err := p.page(r); err != nil {
			return fmt.Errorf("cannot write the results: %w", err)
		}
	}
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("cannot write the results: %w", err)
	}
	return nil
}

func (p *printer) page(r result) error {
	if p.as == jsonl {
		return p.json(r)
	}
	if r.Err != nil {
		return nil
	}
	d := r.Value.Document
	if p.some {
		p.w.WriteByte('\n')
	}
	p.some = true
	if p.as == text {
		prose, _ := proseOf(d)
		p.w.WriteString(prose)
		return p.w.WriteByte('\n')
	}
	for k, s := range d.Sentences {
		if k > 0 && s.Paragraph != d.Sentences[k-1].Paragraph {
			p.w.WriteByte('\n')
		}
		p.w.WriteString(strings.Join(strings.Fields(d.Text[s.Start:s.End]), " "))
		if err := p.w.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

func (p *printer) json(r result) error {
	encoder := json.NewEncoder(p.w)
	encoder.SetEscapeHTML(false)
	if r.Err != nil {
		return encoder.Encode(struct {
			Name  string `json:"name"`
			Error string `json:"error"`
		}{r.Name, strings.TrimPrefix(r.Err.Error(), r.Name+": ")})
	}
	prose, start := proseOf(r.Value.Document)
	spans := make([][2]int, len(r.Value.Sentences))
	for k, s := range r.Value.Sentences {
		spans[k] = [2]int{s.Start - start, s.End - start}
	}
	return encoder.Encode(struct {
		Name       string       `json:"name"`
		Language   language.Tag `json:"language"`
		Confidence float64      `json:"confidence"`
		Text       string       `json:"text"`
		Sentences  [][2]int     `json:"sentences"`
	}{r.Name, r.Value.Language, r.Value.Confidence, prose, spans})
}

// proseOf is the text of a document from its first sentence to its last, and where
// that begins.
func proseOf(d align.Document) (prose string, start int) {
	if len(d.Sentences) == 0 {
		return "", 0
	}
	r := d.Range(align.Span{End: len(d.Sentences)})
	return r.In(d.Text), r.Start
}
