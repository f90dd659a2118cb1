package project

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// DefaultMaxBytes is how large a project is read unless [MaxBytes] says otherwise.
const DefaultMaxBytes = min(1<<30, math.MaxInt)

// An Option changes how a project is read. A nil Option changes nothing.
type Option func(*reading) error

type reading struct{ max int }

// MaxBytes limits the bytes of a project that is read, in a file or from elsewhere. In
// memory it takes about as many again.
func MaxBytes(n int) Option {
	return func(r *reading) error {
		if n < 1 {
			return fmt.Errorf("project: MaxBytes(%d): want at least 1", n)
		}
		r.max = n
		return nil
	}
}

// Read reads a project. A last line that does not end is one that could not be written
// whole, and is left out.
//
// It returns [ErrNoProject], a [*VersionError], a [*SyntaxError] or a [*TooLargeError]
// where that is so, and else the errors of r.
func Read(r io.Reader, options ...Option) (*Project, error) {
	p, _, err := read(r, options)
	return p, err
}

// read reads a project, and how many bytes of it are whole lines.
func read(r io.Reader, options []Option) (p *Project, whole int64, err error) {
	if r == nil {
		return nil, 0, fmt.Errorf("project: nothing to read from")
	}
	settings := reading{DefaultMaxBytes}
	for _, option := range options {
		if option == nil {
			continue
		}
		if err := option(&settings); err != nil {
			return nil, 0, err
		}
	}
	lines := bufio.NewReaderSize(io.LimitReader(r, int64(settings.max)+1), 64<<10)
	for number := 1; ; number++ {
		text, err := lines.ReadBytes('\n')
		switch {
		case whole+int64(len(text)) > int64(settings.max):
			return nil, 0, &TooLargeError{settings.max}
		case err == io.EOF && p == nil:
			return nil, 0, ErrNoProject
		case err == io.EOF:
			return p, whole, nil
		case err != nil:
			return nil, 0, err
		}
		whole += int64(len(text))
		if p == nil {
			if p, err = readHeader(text); err != nil {
				return nil, 0, err
			}
			continue
		}
		if err := p.readLine(text); err != nil {
			return nil, 0, &SyntaxError{number, err}
		}
	}
}

// maxHeader is how many bytes the first line has at the most.
const maxHeader = 64 << 10

// ReadHeader reads the ID and the title of a project and nothing else, so that many
// can be listed. It returns the errors of [Read].
func ReadHeader(r io.Reader) (*Project, error) {
	if r == nil {
		return nil, fmt.Errorf("project: nothing to read from")
	}
	text, err := bufio.NewReader(io.LimitReader(r, maxHeader)).ReadBytes('\n')
	if err == io.EOF {
		return nil, ErrNoProject
	}
	if err != nil {
		return nil, err
	}
	return readHeader(text)
}

// Is reports whether content is likely a project, by how it starts.
func Is(content []byte) bool { return bytes.HasPrefix(content, []byte(`{"sejajar":"`+kind+`"`)) }

func readHeader(text []byte) (*Project, error) {
	var h header
	switch err := json.Unmarshal(text, &h); {
	case err != nil || h.Sejajar != kind || len(text) > maxHeader:
		return nil, ErrNoProject
	case h.Version != version:
		return nil, &VersionError{h.Version}
	case h.ID == "":
		return nil, &SyntaxError{1, fmt.Errorf("the project has no id")}
	case h.Before < 0 || h.Before > math.MaxInt32:
		return nil, &SyntaxError{1, fmt.Errorf("%d changes cannot have been dropped", h.Before)}
	}
	return &Project{ID: h.ID, Title: h.Title, before: h.Before}, nil
}

// readLine does what a line says.
func (p *Project) readLine(text []byte) error {
	var l line
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&l); err != nil {
		return err
	}
	if rest, err := decoder.Token(); err != io.EOF {
		return fmt.Errorf("%v follows the change", rest)
	}
	c, err := l.decode()
	if err != nil {
		return err
	}
	if c.Verb == verbUndo || c.Verb == verbRedo {
		_, _, err = p.turn(c.Verb, c.Time)
		return err
	}
	return p.Apply(c)
}

// Write writes a project with all of its history.
func Write(w io.Writer, p *Project) error {
	if w == nil || p == nil {
		return fmt.Errorf("project: nothing to write, or nothing to write to")
	}
	text, err := p.header()
	if err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	for _, c := range p.log {
		text, err := encode(c)
		if err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return nil
}

func (p *Project) header() ([]byte, error) {
	if p.ID == "" {
		return nil, fmt.Errorf("project: it has no ID; make it with New")
	}
	text, err := json.Marshal(header{kind, version, p.ID, p.Title, p.before})
	if err == nil && len(text) >= maxHeader {
		err = fmt.Errorf("project: its title is too long: %d bytes", len(p.Title))
	}
	return append(text, '\n'), err
}
