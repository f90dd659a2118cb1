package bitext

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/gettext"
	"github.com/sejajar/sejajar/align/internal/lines"
)

// readPO reads the messages of a PO file that are translated for certain. Each
// plural form of a message is a unit.
func readPO(r io.Reader, yield func(Unit) bool) error {
	r, err := poInUTF8(r)
	if err != nil {
		return err
	}
	file := poFile{yield: yield}
	parser := gettext.Parser{MaxBytes: maxUnit}
	list := newLines(r, PO)
	for list.Next() {
		entry, err := parser.Line(list.Text(), 0)
		if errors.Is(err, gettext.ErrTooLarge) {
			err = errTooLarge
		}
		if err != nil {
			return list.Fail(err)
		}
		if err := file.add(entry); err != nil {
			return err
		}
	}
	if err := list.Err(); err != nil {
		return err
	}
	return file.add(parser.End())
}

// poInUTF8 decodes a file that says that it is in another encoding.
func poInUTF8(r io.Reader) (io.Reader, error) {
	buffer := bufio.NewReaderSize(r, 64<<10)
	start, err := buffer.Peek(4 << 10)
	if err != nil && err != io.EOF {
		return nil, err
	}
	name := gettext.Charset(start)
	if name == "" || strings.EqualFold(name, "utf-8") {
		return buffer, nil
	}
	encoding, err := htmlindex.Get(name)
	if err != nil {
		return nil, &SyntaxError{PO, 1, 1, fmt.Errorf("the encoding %s is not known: convert the file to UTF-8", lines.Quote(name))}
	}
	return encoding.NewDecoder().Reader(buffer), nil
}

// A poFile gives the units of a PO file on.
type poFile struct {
	source, target language.Tag
	yield          func(Unit) bool
}

func (f *poFile) add(entry *gettext.Entry) error {
	if entry == nil {
		return nil
	}
	if tag := entry.Header("Language"); tag != "" {
		f.target = languageOf(tag)
	}
	if tag := entry.Header("X-Source-Language"); tag != "" {
		f.source = languageOf(tag)
	}
	if !entry.Translated() {
		return nil
	}
	id, plural := entry.ID.String(), entry.Plural.String()
	for k, translation := range entry.Translations {
		source, target := id, translation.String()
		if plural != "" && (k > 0 || len(entry.Translations) == 1) {
			source = plural // also where a language has one form for all numbers
		}
		if target == "" {
			continue
		}
		versions := []Version{{Language: f.source, Text: source}, {Language: f.target, Text: target}}
		if err := proceed(f.yield(Unit{Versions: versions})); err != nil {
			return err
		}
	}
	return nil
}
