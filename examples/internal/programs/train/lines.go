package train

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/texts"
)

// readLines reads two files that correspond line by line.
func (r *reader) readLines(t text, yield func(source, target string) bool) error {
	sourceFile, err := texts.Open(t.source, r.reading.Stdin, r.reading)
	if err != nil {
		return err
	}
	defer sourceFile.Close()
	targetFile, err := texts.Open(t.target, r.reading.Stdin, r.reading)
	if err != nil {
		return err
	}
	defer targetFile.Close()
	source, target := newLines(t.source, sourceFile), newLines(t.target, targetFile)
	for {
		s, sourceErr := source.next()
		t, targetErr := target.next()
		switch {
		case sourceErr == io.EOF && targetErr == io.EOF:
			return nil
		case sourceErr == io.EOF || targetErr == io.EOF:
			return differ(source, target)
		case sourceErr != nil || targetErr != nil:
			return errors.Join(sourceErr, targetErr)
		case !yield(s, t):
			return errStopped
		}
	}
}

// differ says that one of two files goes on where the other has ended.
func differ(source, target *lines) error {
	for _, l := range []*lines{source, target} {
		for {
			_, err := l.next()
			if err == io.EOF {
				break
			}
			if err != nil {
				return err
			}
		}
	}
	return fmt.Errorf("%s has %d lines and %s has %d: line n of one must translate line n of the other",
		source.name, source.number, target.name, target.number)
}

// Lines reads the lines of a file.
type lines struct {
	name   string
	reader *bufio.Reader
	number int // of the line read last
}

func newLines(name string, file io.Reader) *lines {
	return &lines{name: name, reader: bufio.NewReaderSize(file, 1<<16)}
}

// maxLine is the longest line in bytes: what is longer is no sentence, and
// most likely no text.
const maxLine = 1 << 20

// next returns the next line without its end, or io.EOF after the last.
func (l *lines) next() (string, error) {
	var line strings.Builder
	for {
		part, err := l.reader.ReadSlice('\n')
		line.Write(part)
		switch {
		case line.Len() > maxLine:
			return "", fmt.Errorf("%s:%d: the line is longer than %d bytes; is this text?", l.name, l.number+1, maxLine)
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && line.Len() == 0:
			return "", io.EOF
		case err != nil && err != io.EOF:
			return "", fmt.Errorf("%s: %w", l.name, err)
		}
		l.number++
		text := line.String()
		if l.number == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		return strings.TrimRight(text, "\r\n"), nil
	}
}
