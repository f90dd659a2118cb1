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
)

// Help tells people of the formats.
const Help = `  text      two columns, for people
  tmx       a translation memory, TMX 1.4; pairs only
  xliff     for localisation, XLIFF 2.0
  xliff12   the same for tools that know no later XLIFF than 1.2, also for names in .xlf
  tsv       the texts and all that is known of them, a line each
  jsonl     the same in JSON
  moses     two files, line n of one for line n of the other, with the name after -o
            and their language, as corpus.id and corpus.en; pairs only
  vecalign  [0,1]:[0]:0.98, the sentences of both sides counted from 0 and the
            confidence; a sentence without counterpart is [3]:[]:0.91 or []:[4]:0.91.
            In vecalign's own files the third field is a cost, 0 being best.
  ladder    hunalign's, with the confidence for its score
  xces      the cesAlign of OPUS
  spans     first byte and the byte after the last, of source and target, and
            the confidence, with tabs between; pairs only

Offsets are bytes of the file or, of files in other encodings and of web pages, of
their text in UTF-8.`

// formats lists the formats, as errors name them.
func (s *Settings) formats() []Format {
	list := append([]Format{Text, Moses}, s.Own...)
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

// IsFolder reports whether an output of that name is a folder: one that is
// there, or any with a slash at its end.
func IsFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir() || strings.HasSuffix(name, string(filepath.Separator))
}
