package bitext

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"
)

// Write writes units to w as one whole file in a format; nil units are none.
func Write(w io.Writer, f Format, units iter.Seq[Unit], options ...WriteOption) error {
	writer, err := NewWriter(w, f, options...)
	if err != nil {
		return err
	}
	if units != nil {
		for u := range units {
			if err := writer.Write(u); err != nil {
				return err
			}
		}
	}
	return writer.Close()
}

// A Writer writes units in one format. [NewWriter] makes one; the zero Writer
// returns an error that says so. Its methods are for one goroutine at a time.
type Writer struct {
	format  Format
	created time.Time
	out     output
	units   encoder
	err     error // of an earlier call
}

// An encoder writes units in a format. What it writes to keeps the first
// error, so that it only returns errors of its own.
type encoder interface {
	encode(out *output, u Unit) error
	close(out *output) error
}

// NewWriter returns a writer of a format to w.
func NewWriter(w io.Writer, f Format, options ...WriteOption) (*Writer, error) {
	if w == nil {
		return nil, errors.New("bitext: NewWriter(nil): there is nothing to write to")
	}
	writer := &Writer{format: f, out: output{Writer: bufio.NewWriter(w)}}
	for _, option := range options {
		if option == nil {
			continue
		}
		if err := option(writer); err != nil {
			return nil, err
		}
	}
	switch f {
	case TSV:
		writer.units = new(tsvEncoder)
	case JSONL:
		writer.units = jsonlEncoder{}
	case TMX:
		writer.units = &tmxEncoder{created: writer.created}
	case Vecalign:
		writer.units = vecalignEncoder{}
	case Spans:
		writer.units = spansEncoder{}
	case Ladder:
		writer.units = new(ladderEncoder)
	case XCES:
		writer.units = new(xcesEncoder)
	case XLIFF:
		writer.units = new(xliffEncoder)
	case XLSX:
		writer.units = &xlsxEncoder{created: writer.created}
	case Translation:
		writer.units = translationEncoder{}
	case FastAlign:
		writer.units = fastAlignEncoder{}
	case Bicleaner:
		writer.units = bicleanerEncoder{}
	case XLIFF12:
		writer.units = new(xliff12Encoder)
	case PO:
		return nil, errors.New("bitext: PO files can only be read")
	default:
		_, err := ParseFormat(string(f))
		return nil, err
	}
	return writer, nil
}

// A UnitError says why a unit cannot be written: no reader would take it.
type UnitError struct{ Reason string }

func (e *UnitError) Error() string { return "the unit cannot be written: " + e.Reason }

// Write writes a unit. After an error every further call returns it. It is a
// [*UnitError] where ranges of the unit are none, or [Read] would refuse what was written.
func (w *Writer) Write(u Unit) error {
	return w.do(func() error {
		if err := u.check(); err != nil {
			return err
		}
		return w.units.encode(&w.out, u)
	})
}

// check returns an error for a unit with ranges of which reading would make an error.
func (u Unit) check() error {
	for _, v := range u.Versions {
		for _, n := range []int{v.Range.Start, v.Range.End, v.Sentences.Start, v.Sentences.End} {
			if n < 0 || n > maxNumber {
				return &UnitError{fmt.Sprintf("%d is not a number from 0 to %d", n, maxNumber)}
			}
		}
		if err := v.checkRanges(); err != nil {
			return &UnitError{err.Error()}
		}
	}
	return nil
}

// Close writes what ends the file, and what is still in memory. It does not
// close the underlying writer. Nothing can be written afterwards.
func (w *Writer) Close() error {
	err := w.do(func() error { return errors.Join(w.units.close(&w.out), w.out.Flush()) })
	if err == nil {
		w.err = errors.New("the writer was closed before")
	}
	return err
}

func (w *Writer) do(step func() error) error {
	if w.err == nil && w.units == nil {
		w.err = errors.New("bitext: the Writer is the zero value: use NewWriter")
	}
	if w.err != nil {
		return w.err
	}
	err := step()
	if err == nil {
		_, err = w.out.Write(nil) // tells an earlier error
	}
	if err != nil {
		w.err = fmt.Errorf("write %s: %w", w.format, err)
	}
	return w.err
}

// Removed is the number of characters taken out of texts so far because the
// format cannot hold them.
func (w *Writer) Removed() int { return w.out.removed }

// maxSentences is how many sentences of a version a unit may have. Without a
// limit a short file that was read could make an endless one.
const maxSentences = 1 << 20

// pair returns the two versions of a unit for a format that holds two.
func (u Unit) pair() (source, target Version, err error) {
	if len(u.Versions) != 2 {
		return source, target, fmt.Errorf("a unit has %d versions, and the format holds two", len(u.Versions))
	}
	for _, v := range u.Versions {
		if v.Sentences.Len() > maxSentences {
			return source, target, fmt.Errorf("a unit has %d sentences, more than %d", v.Sentences.Len(), maxSentences)
		}
	}
	return u.Versions[0], u.Versions[1], nil
}
