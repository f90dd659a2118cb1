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

// maxUnit is the largest unit that is read, in bytes of a file: a thousand
// pages of text. It bounds the memory that a file can ask for.
const maxUnit = 4 << 20

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
func Read(r io.Reader, f Format) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		unit := func(u Unit) bool { return yield(u, nil) }
		var err error
		switch f {
		case TSV:
			err = readTSV(r, unit)
		case JSONL:
			err = readJSONL(r, unit)
		case TMX:
			err = readTMX(r, unit)
		case Vecalign:
			err = readVecalign(r, unit)
		case Spans:
			err = readSpans(r, unit)
		default:
			_, err = ParseFormat(string(f))
		}
		if err != nil && err != errEnough {
			yield(Unit{}, err)
		}
	}
}

// errEnough ends reading when the caller wants no more.
var errEnough = errors.New("enough")

// at is an error in a line, at a byte counted from 0.
type at struct {
	column int
	err    error
}

func (a at) Error() string { return a.err.Error() }

// eachLine calls parse with every line that is not blank, and its number from
// 1. The line is valid UTF-8. An error of parse is at the beginning of the
// line, or where an at says.
func eachLine(r io.Reader, f Format, parse func(n int, line string) error) error {
	const byteOrderMark = "\ufeff"
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxUnit)
	n := 0
	for scanner.Scan() {
		n++
		line := scanner.Text()
		if n == 1 {
			line = strings.TrimPrefix(line, byteOrderMark)
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		err := validUTF8(line)
		if err == nil {
			err = parse(n, line)
		}
		if err == errEnough {
			return err
		}
		if err != nil {
			var place at
			errors.As(err, &place)
			return &SyntaxError{f, n, place.column + 1, err}
		}
	}
	if errors.Is(scanner.Err(), bufio.ErrTooLong) {
		return &SyntaxError{f, n + 1, maxUnit, errTooLarge}
	}
	return scanner.Err()
}

func validUTF8(line string) error {
	if utf8.ValidString(line) {
		return nil
	}
	for i, r := range line {
		if _, size := utf8.DecodeRuneInString(line[i:]); r == utf8.RuneError && size == 1 {
			return at{i, errors.New("the text is not UTF-8: convert the file first")}
		}
	}
	return nil
}
