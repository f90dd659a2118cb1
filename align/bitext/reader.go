package bitext

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/sejajar/sejajar/align/internal/lines"
)

// maxUnit is the largest unit that is read, in bytes of a file: five hundred
// pages of text. It bounds the memory that a file can ask for.
const maxUnit = 2 << 20

var errTooLarge = fmt.Errorf("a unit is larger than %d bytes: see whether the file is damaged", maxUnit)

// A SyntaxError says where a file is not what its format asks for.
type SyntaxError struct {
	Format Format // "moses" for ReadMoses
	Line   int    // from 1
	Column int    // in bytes, from 1
	Err    error
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s, line %d, column %d: %v", e.Format, e.Line, e.Column, e.Err)
}

func (e *SyntaxError) Unwrap() error { return e.Err }

// Read ranges over the units of a file in a format. If there is an error it is
// the last thing that Read yields: a [*SyntaxError] where the file is at fault,
// else that of the reader. Read holds one unit at a time, and uses no more than
// some tens of megabytes of memory whatever is in the file.
func Read(r io.Reader, f Format, options ...ReadOption) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		var set reading
		for _, option := range options {
			if option == nil {
				continue
			}
			if err := option(&set); err != nil {
				yield(Unit{}, err)
				return
			}
		}
		err := set.read(r, f, func(u Unit) bool { return yield(u, nil) })
		if err != nil && err != errEnough {
			yield(Unit{}, err)
		}
	}
}

func (set reading) read(r io.Reader, f Format, yield func(Unit) bool) error {
	if r == nil {
		return errors.New("bitext: Read(nil): there is nothing to read from")
	}
	switch f {
	case TSV:
		return readTSV(r, yield)
	case JSONL, Translation:
		return readJSONL(r, f, yield)
	case TMX:
		return readTMX(r, set.keepCode, yield)
	case Vecalign:
		return readVecalign(r, yield)
	case Spans:
		return readSpans(r, yield)
	case Ladder:
		return readLadder(r, yield)
	case XCES:
		return readXCES(r, yield)
	case FastAlign:
		return readFastAlign(r, yield)
	case Bicleaner:
		return readBicleaner(r, yield)
	case XLSX:
		return errors.New("bitext: XLSX files can only be written")
	case PO:
		return readPO(r, yield)
	case XLIFF, XLIFF12:
		return readXLIFF(f, r, set.keepCode, yield)
	}
	_, err := ParseFormat(string(f))
	return err
}

// errEnough ends reading when the caller wants no more.
var errEnough = errors.New("enough")

// eachLine calls parse with every line that is not blank. An error of parse is
// at the beginning of the line, or where a [lines.At] says.
func eachLine(r io.Reader, f Format, parse func(line string) error) error {
	list := newLines(r, f)
	for list.Next() {
		if list.Blank() {
			continue
		}
		if err := parse(list.Text()); err == errEnough {
			return err
		} else if err != nil {
			return list.Fail(err)
		}
	}
	return list.Err()
}

// newLines returns the lines of a file, none longer than a unit may be.
func newLines(r io.Reader, f Format) *lines.Reader {
	return lines.New(r, maxUnit, func(line, column int, err error) error {
		return &SyntaxError{f, line, column, err}
	})
}
