package outputs

import (
	"io"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// WriteAll writes alignments in one of the formats that is not the program's
// own: each into a file where -o names a folder, else all into one.
func (s *Settings) WriteAll(stdout io.Writer, alignments []*align.Alignment) (removed int, err error) {
	if s.IsFolderOfFiles(s.Out) {
		return s.intoFolder(stdout, alignments)
	}
	format, err := s.FormatOf(s.Out)
	switch {
	case err != nil:
		return 0, err
	case format == OPUS:
		return s.writeOPUS(s.Out, alignments)
	case len(alignments) == 1:
		return s.Write(stdout, s.Out, alignments[0])
	case !HoldsPairs(format):
		return 0, command.Misuse("%s holds one pair of documents, and there are %d; name a folder for them, as -o folder/", format,
			len(alignments))
	}
	return s.WriteUnits(stdout, s.Out, bitext.Format(format), func(yield func(bitext.Unit) bool) {
		for _, a := range alignments {
			for u := range bitext.Units(a) {
				if !yield(u) {
					return
				}
			}
		}
	})
}

func (s *Settings) intoFolder(stdout io.Writer, alignments []*align.Alignment) (removed int, err error) {
	pairs := make([][2]string, len(alignments))
	for k, a := range alignments {
		pairs[k] = [2]string{a.Source.ID, a.Target.ID}
	}
	names, err := s.Names(s.Out, pairs)
	if err != nil {
		return 0, err
	}
	for k, a := range alignments {
		n, err := s.Write(stdout, names[k], a)
		if removed += n; err != nil {
			return removed, err
		}
	}
	return removed, nil
}

// HoldsPairs reports whether a format tells of each unit which documents and languages
// it is of, so that one file can hold many pairs.
func HoldsPairs(f Format) bool {
	switch bitext.Format(f) {
	case bitext.TMX, bitext.TSV, bitext.XLSX, bitext.JSONL, bitext.Translation, bitext.Bicleaner, bitext.XCES:
		return true
	}
	return false
}
