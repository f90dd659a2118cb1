package crawl

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// readLines reads documents of which each is a line of JSON.
func readLines(name string, r *bufio.Reader) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		r, err := unzip(r)
		if err != nil {
			yield(Document{}, err)
			return
		}
		for number := 1; ; number++ {
			line, err := readLine(r)
			if err != nil && !errors.Is(err, errLong) {
				if err != io.EOF {
					yield(Document{}, fmt.Errorf("line %d: %w", number, broken(err)))
				}
				return
			}
			if err == nil && len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			d := Document{In: name, Place: fmt.Sprintf("%s:%d", name, number)}
			d.Name = d.Place
			if err == nil {
				err = d.parse(line)
			}
			if err != nil {
				err = fmt.Errorf("%s: %w", d.Place, err)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

var errLong = fmt.Errorf("is larger than %d MiB; leave it out, or cut it", MaxBytes>>20)

// readLine returns the next line, or io.EOF after the last. A line that is too long
// is skipped.
func readLine(r *bufio.Reader) (line []byte, err error) {
	for {
		part, err := r.ReadSlice('\n')
		long := len(line)+len(part) > MaxBytes
		if !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull && !long:
			continue
		case long:
			for err == bufio.ErrBufferFull {
				_, err = r.ReadSlice('\n')
			}
			return nil, errLong
		case err == io.EOF && len(line) > 0:
			return line, nil
		}
		return line, err
	}
}

// parse fills the document in from its line.
func (d *Document) parse(line []byte) error {
	var fields struct {
		URL  string  `json:"url"`
		Name string  `json:"name"`
		HTML *string `json:"html"`
		Text *string `json:"text"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(line, []byte("\ufeff")), &fields); err != nil {
		return fmt.Errorf("is no document in JSON: %w", err)
	}
	d.Name = cmp.Or(fields.URL, fields.Name, d.Place)
	switch {
	case fields.HTML != nil:
		d.Type, d.Content = Page, []byte(*fields.HTML)
	case fields.Text != nil:
		d.Type, d.Content = Text, []byte(*fields.Text)
	default:
		return errors.New(`says nothing: want "html" or "text" in it`)
	}
	return nil
}
