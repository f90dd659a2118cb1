package bitext

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/align/internal/lines"
)

// tsvColumns are the columns in the order they are written. A file that is
// read may have others, fewer, and in another order, if its first line names
// them; without names its columns are the first of these.
var tsvColumns = []string{
	"source", "target", "confidence",
	"sourceLanguage", "targetLanguage", "sourceDocument", "targetDocument",
	"sourceStart", "sourceEnd", "targetStart", "targetEnd",
	"sourceSentenceStart", "sourceSentenceEnd", "targetSentenceStart", "targetSentenceEnd",
}

type tsvEncoder struct{ named bool }

func (e *tsvEncoder) encode(out *output, u Unit) error {
	s, t, err := u.pair()
	if err != nil {
		return err
	}
	e.names(out)
	out.strings(tsvCell(s.Text), "\t", tsvCell(t.Text), "\t", digits(u.Confidence),
		"\t", s.Language.String(), "\t", t.Language.String(), "\t", tsvCell(s.Document), "\t", tsvCell(t.Document))
	for _, n := range []int{s.Range.Start, s.Range.End, t.Range.Start, t.Range.End,
		s.Sentences.Start, s.Sentences.End, t.Sentences.Start, t.Sentences.End} {
		out.strings("\t", strconv.Itoa(n))
	}
	return out.WriteByte('\n')
}

func (e *tsvEncoder) close(out *output) error {
	e.names(out)
	return nil
}

func (e *tsvEncoder) names(out *output) {
	if !e.named {
		out.strings(strings.Join(tsvColumns, "\t"), "\n")
		e.named = true
	}
}

// tsvCell returns text as a cell that readers of tables and spreadsheets take
// for the text that it is. Both see quotes only where a cell begins with one, so
// such a cell, and no other, stands in quotes. A spreadsheet computes what begins
// with one of =+-@, so a space stands before that.
func tsvCell(text string) string {
	text = cell(text)
	inner := strings.TrimLeft(text, " ")
	switch {
	case strings.HasPrefix(inner, `"`):
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	case isFormula(inner):
		return " " + text
	}
	return text
}

// tsvText returns the text of a cell. One in quotes has a quote in it, which is
// doubled: a text that has quotes around it, and stands so in a file of others or
// of an earlier time, keeps them.
func tsvText(cell string) string {
	if len(cell) > 3 && cell[0] == '"' && cell[len(cell)-1] == '"' {
		inner := cell[1 : len(cell)-1]
		if pairs := strings.Count(inner, `""`); pairs > 0 && 2*pairs == strings.Count(inner, `"`) {
			return strings.ReplaceAll(inner, `""`, `"`)
		}
	}
	if rest, ok := strings.CutPrefix(cell, " "); ok && isFormula(strings.TrimLeft(rest, " ")) {
		return rest
	}
	return cell
}

// isFormula reports whether a spreadsheet computes a cell that begins so.
func isFormula(text string) bool { return text != "" && strings.IndexByte("=+-@", text[0]) >= 0 }

func readTSV(r io.Reader, yield func(Unit) bool) error {
	columns := tsvColumns
	first := true
	return eachLine(r, TSV, func(line string) error {
		fields := strings.Split(line, "\t")
		if first {
			first = false
			if slices.Contains(fields, "source") && slices.Contains(fields, "target") {
				columns = fields
				return nil
			}
		}
		if len(fields) < 2 {
			return fmt.Errorf("there is no tab: want a source and a target with a tab between")
		}
		u, err := parseTSV(columns, fields)
		if err != nil {
			return err
		}
		return proceed(yield(u))
	})
}

func parseTSV(columns, fields []string) (Unit, error) {
	var u Unit
	u.Versions = make([]Version, 2)
	s, t := &u.Versions[0], &u.Versions[1]
	places := map[string]*int{
		"sourceStart": &s.Range.Start, "sourceEnd": &s.Range.End, "targetStart": &t.Range.Start, "targetEnd": &t.Range.End,
		"sourceSentenceStart": &s.Sentences.Start, "sourceSentenceEnd": &s.Sentences.End,
		"targetSentenceStart": &t.Sentences.Start, "targetSentenceEnd": &t.Sentences.End,
	}
	column := 0
	for k, field := range fields[:min(len(fields), len(columns))] {
		var err error
		switch name := columns[k]; name {
		case "source":
			s.Text = tsvText(field)
		case "target":
			t.Text = tsvText(field)
		case "confidence":
			u.Confidence, err = parseConfidence(field)
		case "sourceLanguage":
			s.Language = languageOf(field)
		case "targetLanguage":
			t.Language = languageOf(field)
		case "sourceDocument":
			s.Document = tsvText(field)
		case "targetDocument":
			t.Document = tsvText(field)
		default:
			if place, ok := places[name]; ok {
				*place, err = parseNumber(field)
			}
		}
		if err != nil {
			return Unit{}, lines.At{Offset: column, Err: err}
		}
		column += len(field) + 1
	}
	return u, cmp.Or(s.checkRanges(), t.checkRanges())
}
