package bitext

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

// maxUnit is the largest unit that is read, in bytes of a file: five hundred
// pages of text. It bounds the memory that a file can ask for.
const maxUnit = 2 << 20

var errTooLarge = fmt.Errorf("a unit is larger than %d bytes: see whether the file is damaged", maxUnit)

// A SyntaxError says where a file is not what its format asks for.
type SyntaxError struct {
	Format Format
	Line   int // from 1
	Column int // in bytes, from 1
	Err    error
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s, line %d, column %d: %v", e.Format, e.Line, e.Column, e.Err)
}

func (e *SyntaxError) Unwrap() error { return e.Err }

// Read ranges over the units of r. It ends with an error if there is one: a
// [SyntaxError] where the file is at fault. Whatever the file, it takes no
// more than some tens of megabytes of memory.
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
	case JSONL:
		return readJSONL(r, yield)
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
	case XLIFF:
		return readXLIFF(r, set.keepCode, yield)
	}
	_, err := ParseFormat(string(f))
	return err
}

// errEnough ends reading when the caller wants no more.
var errEnough = errors.New("enough")

// at is an error in a line, at a byte counted from 0.
type at struct {
	column int
	err    error
}

func (a at) Error() string { return a.err.Error() }

// eachLine calls parse with every line that is not blank. An error of parse is
// at the beginning of the line, or where an at says.
func eachLine(r io.Reader, f Format, parse func(line string) error) error {
	lines := newLines(r, f)
	for {
		line, more, err := lines.next()
		if !more || err != nil {
			return err
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := parse(line); err != nil {
			return lines.fail(err)
		}
	}
}

// lines are the lines of a file, each valid UTF-8 and no longer than a unit
// may be.
type lines struct {
	format  Format
	scanner *bufio.Scanner
	n       int // of the line read last, from 1
}

func newLines(r io.Reader, f Format) *lines {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxUnit)
	return &lines{format: f, scanner: scanner}
}

// next returns the next line, without its break, and whether there is one.
func (l *lines) next() (line string, more bool, err error) {
	const byteOrderMark = "\ufeff"
	l.n++
	if !l.scanner.Scan() {
		err := l.scanner.Err()
		if errors.Is(err, bufio.ErrTooLong) {
			err = l.fail(at{maxUnit, errTooLarge})
		}
		return "", false, err
	}
	line = l.scanner.Text()
	if l.n == 1 {
		line = strings.TrimPrefix(line, byteOrderMark)
	}
	if err := validUTF8(line); err != nil {
		return "", false, l.fail(err)
	}
	return line, true, nil
}

// fail says where an error is.
func (l *lines) fail(err error) error {
	if err == errEnough {
		return err
	}
	var place at
	errors.As(err, &place)
	return &SyntaxError{l.format, l.n, place.column + 1, err}
}

// validUTF8 returns an error at the first byte that is not UTF-8, or is 0 as in
// UTF-16.
func validUTF8(line string) error {
	wrong := strings.IndexByte(line, 0)
	if !utf8.ValidString(line) {
		for i, r := range line {
			if _, size := utf8.DecodeRuneInString(line[i:]); r == 0 || r == utf8.RuneError && size == 1 {
				wrong = i
				break
			}
		}
	}
	if wrong < 0 {
		return nil
	}
	return at{wrong, errors.New("the text is not UTF-8: convert the file first")}
}
