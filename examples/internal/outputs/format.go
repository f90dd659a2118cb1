package outputs

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// A Format is what alignments are written as: one of bitext, or of these, or
// one that a program writes itself.
type Format string

const (
	Text  Format = "text"  // two columns, for people
	Moses Format = "moses" // two files, line for line
	OPUS  Format = "opus"  // a folder of documents, and what points into them
)

// Help tells people of the formats.
const Help = `  text      two columns, for people
  tmx       a translation memory, TMX 1.4; pairs only
  xliff     for localisation, XLIFF 2.0
  xliff12   the same for tools that know no later XLIFF than 1.2, also for names in .xlf
  xlsx      a workbook for Excel, LibreOffice and the like: texts, confidence, documents
  tsv       the texts and all that is known of them, a line each. A cell that begins with
            a quote is in quotes, and the quotes in it are doubled, as spreadsheets have it
            and Python's csv (dialect excel-tab); a space stands before =, +, - or @ at
            the beginning of a text, which a spreadsheet would compute
  jsonl     the same in JSON
  translation
            {"translation":{"de":"...","en":"..."}}, a line each, for loaders of data sets;
            pairs only
  moses     two files, line n of one for line n of the other, with the name after -o
            and their language, as corpus.id and corpus.en; pairs only
  fast_align
            source ||| target, for aligners of words; pairs only
  bicleaner two addresses, that is names of files, two texts and the confidence, with tabs
            between and no quotes, for filters of corpora; pairs only
  opus      a folder in the form of OPUS: the documents as xml/de/name.xml, and as
            xml/de-en.xml the cesAlign that points into them
  vecalign  [0,1]:[0]:0.98, the sentences of both sides counted from 0 and the
            confidence; a sentence without counterpart is [3]:[]:0.91 or []:[4]:0.91.
            In vecalign's own files the third field is a cost, 0 being best.
  ladder    hunalign's, with the confidence for its score
  xces      the cesAlign of OPUS
  spans     first byte and the byte after the last, of source and target, and
            the confidence, with tabs between; pairs only

Offsets are bytes of the file where that is text in UTF-8, and of the text taken out of
it where it is anything else.`

// formats lists the formats, as errors name them.
func (s *Settings) formats() []Format {
	list := append([]Format{Text, Moses, OPUS}, s.Own...)
	for _, f := range bitext.Formats() {
		list = append(list, Format(f))
	}
	return list
}

func (s *Settings) listed() string {
	list := s.formats()
	names := make([]string, len(list))
	for k, f := range list {
		names[k] = string(f)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// A formatFlag is the value of the flag -format. What it is set to is checked when all
// flags are known.
type formatFlag Settings

func (f *formatFlag) Set(format string) error { f.format = format; return nil }

func (f *formatFlag) String() string { return f.format }

// Values are what the flag can be.
func (f *formatFlag) Values() (values []string) {
	for _, format := range (*Settings)(f).formats() {
		values = append(values, string(format))
	}
	return values
}

// FormatOf returns the format that the flags ask for or, where they do not,
// that the name ends in; it is text for the name of no file, and for one that
// ends in .txt or in nothing. Its error is a misuse.
func (s *Settings) FormatOf(name string) (Format, error) {
	if s.format != "" {
		format := Format(strings.ToLower(s.format))
		switch {
		case !slices.Contains(s.formats(), format):
			return "", command.Misuse("-format %s: want %s", s.format, s.listed())
		case format == Moses && name == "":
			return "", command.Misuse("-format moses makes two files; name them with -o, as -o corpus for corpus.id and corpus.en")
		case format == OPUS && name == "":
			return "", command.Misuse("-format opus makes a folder; name it with -o, as -o corpus")
		}
		return format, nil
	}
	end := strings.ToLower(filepath.Ext(name))
	if end == "" || end == ".txt" {
		return Text, nil
	}
	if own := Format(end[1:]); slices.Contains(s.Own, own) {
		return own, nil
	}
	format, err := bitext.FormatOf(name)
	if err != nil || !slices.Contains(s.formats(), Format(format)) {
		return "", command.Misuse("%s: no format is known by that ending; give -format %s", name, s.listed())
	}
	return Format(format), nil
}

// Ending is what the names of files in a format end in.
func Ending(f Format) string {
	switch f {
	case Text:
		return ".txt"
	case Moses, OPUS:
		return ""
	}
	return bitext.Format(f).Ending()
}

// IsFolder reports whether an output of that name is a folder: one that is
// there, or any with a slash at its end.
func IsFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir() || strings.HasSuffix(name, string(filepath.Separator))
}

// IsFolderOfFiles reports whether an output of that name is a folder for a file
// of each pair. One in the form of OPUS is an output as a whole.
func (s *Settings) IsFolderOfFiles(name string) bool {
	return IsFolder(name) && Format(strings.ToLower(s.format)) != OPUS
}
