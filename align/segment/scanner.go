package segment

import (
	"errors"
	"fmt"
	"io"
)

const (
	// windowSize is how much of a text a Scanner holds at most, in bytes.
	windowSize = 2 * layoutSample
	// maxEmptyReads is how often a reader may give nothing and no error.
	maxEmptyReads = 100
)

// A Scanner finds the sentences of a text as it is read. [Segmenter.Scan] makes
// one. It holds 256 KiB of memory, however long the text, its lines or its
// sentences are, and reads up to 128 KiB before it returns the first sentence.
//
//	scanner := segment.For(language.German).Scan(file)
//	for scanner.Next() {
//		fmt.Println(scanner.Text())
//	}
//	if err := scanner.Err(); err != nil { ... }
type Scanner struct {
	cutter   *cutter
	reader   io.Reader
	buffer   []byte
	sentence Sentence
	started  bool
	err      error
}

var errNoReader = errors.New("segment: a Scanner has nothing to read: make it with Segmenter.Scan of a reader")

// Scan returns a Scanner of the text that r reads. Its sentences are those that
// Sentences finds in the whole text.
func (s Segmenter) Scan(r io.Reader) *Scanner {
	if r == nil {
		return new(Scanner)
	}
	return &Scanner{cutter: newCutter(s.known, layout{}), reader: r, buffer: make([]byte, windowSize)}
}

// Next moves to the next sentence. It returns false at the end of the text and
// when it cannot be read; Err tells which.
func (s *Scanner) Next() bool {
	if s.cutter == nil {
		s.err = errNoReader
		return false
	}
	for {
		if s.started {
			if sentence, ok := s.cutter.next(); ok {
				s.sentence = sentence
				return true
			}
		}
		if s.cutter.final {
			return false
		}
		s.read()
		if !s.started {
			text := s.cutter.text
			s.cutter.layout = layoutOf(text[:min(len(text), layoutSample)])
			s.started = true
		}
	}
}

// Sentence returns where in the whole text the sentence stands.
func (s *Scanner) Sentence() Sentence { return s.sentence }

// Text returns the text of the sentence.
func (s *Scanner) Text() string {
	if s.cutter == nil {
		return ""
	}
	from := s.sentence.Start - s.cutter.base
	return s.cutter.text[from : s.sentence.End-s.cutter.base]
}

// Err returns the error that ended the text early, nil at the end of the text.
func (s *Scanner) Err() error { return s.err }

// read moves the window on to what has not been cut yet, and fills it.
func (s *Scanner) read() {
	c := s.cutter
	size := copy(s.buffer, c.text[c.pos:])
	for empty := 0; size < len(s.buffer); {
		n, err := s.reader.Read(s.buffer[size:])
		size += n
		if empty++; n > 0 {
			empty = 0
		}
		if err == nil && empty == maxEmptyReads {
			err = io.ErrNoProgress
		}
		if err != nil {
			c.final = true
			if !errors.Is(err, io.EOF) {
				s.err = fmt.Errorf("read text at byte %d: %w", c.base+c.pos+size, err)
			}
			break
		}
	}
	c.base += c.pos
	c.pos = 0
	c.text = string(s.buffer[:size])
}
