// Package segment is the program of that name: it prints the sentences of a text,
// one on a line, with a blank line between paragraphs.
package segment

import (
	"context"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/segment"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

const program = "segment"

// Usage is what the program prints when asked how to call it.
const Usage = `segment [-lang TAG] FILE

Prints the sentences of FILE, one on a line, with a blank line between
paragraphs. A line break inside a sentence prints as one space; no other byte
changes. FILE may be "-", the standard input. A text of any size is read piece by piece.
Of web pages the article is taken. Also read are Markdown, subtitles (srt, vtt), the
translations in po files, and documents: docx, odt and epub, and pdf, rtf and doc
where pdftotext and LibreOffice are installed.

  segment -lang id berita.txt
  segment -lang de - < seite.txt`

// Main runs the program and returns its exit code.
func Main(_ context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return command.Exit(program, run(args, stdin, stdout, stderr), stdout, stderr)
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	flags := command.Flags(program, Usage)
	lang := flags.String("lang", "und", "language `TAG` (BCP 47) of the text; de, en and id are known best,\n"+
		"others go by the Unicode rules, as und does")
	var reading texts.Settings
	reading.Flag(flags)
	operands, err := command.Parse(flags, args)
	if err != nil {
		return err
	}
	if len(operands) != 1 {
		return command.Misuse("want one FILE, got %d", len(operands))
	}
	tag, err := language.Parse(*lang)
	if err != nil {
		return command.Misuse("-lang %s: no language tag; give one such as id, en or de", *lang)
	}
	reading.Warn = func(warning error) { command.Report(stderr, program, warning) }
	name := operands[0]
	text, err := texts.Open(name, stdin, reading)
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
