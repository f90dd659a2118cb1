// Package lines reads text files line by line, and says where one is wrong.
package lines

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A Reader reads the lines of a file, none longer than it allows. A file that
// is not UTF-8, or has a line that is too long, ends it with an error.
type Reader struct {
	scanner *bufio.Scanner
	longest int
	fail    func(line, column int, err error) error
	number  int
	text    string
	err     error
}

// New returns a reader of lines of up to longest bytes. What is wrong with the
// file becomes an error of the caller's own: fail makes it of a line and a
// column in bytes, both counted from 1, and of what is wrong there.
func New(r io.Reader, longest int, fail func(line, column int, err error) error) *Reader {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, longest)
	return &Reader{scanner: scanner, longest: longest, fail: fail}
}

// Next moves to the next line. It returns false at the end of the file and
// where there is an error; Err tells which.
func (r *Reader) Next() bool {
	const byteOrderMark = "\ufeff"
	r.number++
	if !r.scanner.Scan() {
		if r.err = r.scanner.Err(); errors.Is(r.err, bufio.ErrTooLong) {
			r.err = r.Fail(At{r.longest, fmt.Errorf("the line is longer than %d bytes: see whether this is the right file", r.longest)})
		}
		return false
	}
	r.text = r.scanner.Text()
	if r.number == 1 {
		r.text = strings.TrimPrefix(r.text, byteOrderMark)
	}
	if wrong := notText(r.text); wrong >= 0 {
		r.err = r.Fail(At{wrong, errors.New("the text is not UTF-8: convert the file first")})
		return false
	}
	return true
}

// Text returns the line, without its break.
func (r *Reader) Text() string { return r.text }

// Blank reports whether there is nothing in the line but white space.
func (r *Reader) Blank() bool { return strings.TrimSpace(r.text) == "" }

// Number returns the number of the line, counted from 1; after the last line
// that of the one which would follow.
func (r *Reader) Number() int { return r.number }

// Err returns the error that ended the file early, and nil at its end.
func (r *Reader) Err() error { return r.err }

// An At is an error at a byte of a line, counted from 0.
type At struct {
	Offset int
	Err    error
}

func (a At) Error() string { return a.Err.Error() }

// Fail returns the caller's own error for what is wrong with the line: where an
// [At] says, and else at its beginning.
func (r *Reader) Fail(err error) error {
	var at At
	if errors.As(err, &at) {
		err = at.Err
	}
	return r.fail(r.number, at.Offset+1, err)
}

// notText returns where the first byte is that is not UTF-8, or is 0 as in
// UTF-16, and -1 if there is none.
func notText(line string) int {
	if utf8.ValidString(line) {
		return strings.IndexByte(line, 0)
	}
	for i, r := range line {
		if _, size := utf8.DecodeRuneInString(line[i:]); r == 0 || r == utf8.RuneError && size == 1 {
			return i
		}
	}
	return -1
}
