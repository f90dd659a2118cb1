// Package segment is the program of that name: it prints the sentences of a text,
// one on a line, with a blank line between paragraphs.
package segment

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/segment"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// Program is the program.
var Program = command.Program{
	Name:    "segment",
	Summary: "print the sentences of a text, one on a line",
	Synopsis: []string{
		"[-lang TAG] FILE",
	},
	Help:   help,
	Define: define,
}

const help = `Prints the sentences of FILE, one on a line, with a blank line between
paragraphs. A line break inside a sentence prints as one space; no other byte
changes. FILE may be "-", the standard input. A text of any size is read piece by piece.
Of web pages the article is taken. Also read are Markdown, subtitles (srt, vtt), the
translations in po files, and documents: docx, odt and epub, and pdf, rtf and doc
where pdftotext and LibreOffice are installed.

  {segment} -lang id berita.txt
  {segment} -lang de - < seite.txt`

func define(flags *flag.FlagSet) command.Run {
	lang := flags.String("lang", "und", "language `TAG` (BCP 47) of the text; de, en and id are known best,\n"+
		"others go by the Unicode rules, as und does")
	var reading texts.Settings
	reading.Flag(flags)
	return func(_ context.Context, call *command.Call, operands []string) error {
		if len(operands) != 1 {
			return command.Misuse("want one FILE, got %d", len(operands))
		}
		tag, err := language.Parse(*lang)
		if err != nil {
			return command.Misuse("-lang %s: no language tag; give one such as id, en or de", *lang)
		}
		reading.Warn, reading.Stdin = call.Report, call.Stdin
		return divide(call.Stdout, operands[0], tag, reading)
	}
}

// divide prints the sentences of a file.
func divide(stdout io.Writer, name string, tag language.Tag, reading texts.Settings) error {
	text, err := texts.Open(name, reading.Stdin, reading)
	if err != nil {
		return err
	}
	defer text.Close()
	return command.Buffered(stdout, func(w io.Writer) error {
		sentences := segment.For(tag).Scan(text)
		if err := print(w, sentences); err != nil {
			return err
		}
		if err := sentences.Err(); err != nil {
			return fmt.Errorf("%s: %w; what is printed is what came before", name, err)
		}
		return nil
	})
}

// lineBreaks makes each line break, as package segment knows them, one space.
var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\f", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")

func print(w io.Writer, sentences *segment.Scanner) error {
	paragraph := 0
	for sentences.Next() {
		if p := sentences.Sentence().Paragraph; p != paragraph {
			paragraph = p
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if _, err := lineBreaks.WriteString(w, sentences.Text()); err != nil {
			return err
		}
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
	}
	return nil
}
