package bitext

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
)

// A MosesWriter writes the texts of two versions into two files, line for
// line, as the Moses toolkit and after it most trainers of machine translation
// read them. No line is empty, and none has a line break or tab in it.
// [NewMosesWriter] makes one; the zero MosesWriter returns an error that says so.
type MosesWriter struct {
	source, target output
}

var errNoMoses = errors.New("bitext: a MosesWriter has nothing to write to: use NewMosesWriter with two writers")

var errNotParallel = errors.New("one file ends before this line and the other does not: they do not correspond line for line")

// NewMosesWriter returns a writer to the two files.
func NewMosesWriter(source, target io.Writer) *MosesWriter {
	if source == nil || target == nil {
		return new(MosesWriter)
	}
	return &MosesWriter{
		source: output{Writer: bufio.NewWriter(source)},
		target: output{Writer: bufio.NewWriter(target)},
	}
}

// Write writes a unit, unless one of its texts is blank.
func (w *MosesWriter) Write(u Unit) error {
	if w.source.Writer == nil {
		return errNoMoses
	}
	source, target, ok, err := said(u)
	switch {
	case err != nil:
		return fmt.Errorf("write moses: %w", err)
	case !ok:
		return nil
	}
	w.source.strings(source, "\n")
	w.target.strings(target, "\n")
	_, sourceErr := w.source.Write(nil)
	_, targetErr := w.target.Write(nil)
	return errors.Join(sourceErr, targetErr)
}

// Close writes what is still in memory. It does not close the underlying
// writers.
func (w *MosesWriter) Close() error {
	if w.source.Writer == nil {
		return errNoMoses
	}
	return errors.Join(w.source.Flush(), w.target.Flush())
}

// ReadMoses ranges over the units of two files that correspond line for line.
// If there is an error it is the last thing that ReadMoses yields: a
// [*SyntaxError] where a file is at fault or one has more lines than the other.
func ReadMoses(source, target io.Reader) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		if source == nil || target == nil {
			yield(Unit{}, errors.New("bitext: ReadMoses(nil): there is nothing to read from"))
			return
		}
		s, t := newLines(source, moses), newLines(target, moses)
		for {
			more, moreTarget := s.Next(), t.Next()
			switch {
			case s.Err() != nil:
				yield(Unit{}, fmt.Errorf("source: %w", s.Err()))
				return
			case t.Err() != nil:
				yield(Unit{}, fmt.Errorf("target: %w", t.Err()))
				return
			case more != moreTarget:
				yield(Unit{}, s.Fail(errNotParallel))
				return
			case !more || !yield(Unit{Versions: []Version{{Text: s.Text()}, {Text: t.Text()}}}, nil):
				return
			}
		}
	}
}

// moses is what errors call the format; it takes two files, so that it is none
// of the others.
const moses Format = "moses"
