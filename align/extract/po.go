package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align/internal/gettext"
	"github.com/sejajar/sejajar/align/internal/lines"
)

// readPO reads one side of a PO file: the translations that are certain or, if
// the source is wanted, all messages.
func readPO(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	if said := gettext.Charset(content[:min(len(content), mebibyte)]); said != "" && s.encoding.encoding == nil {
		s.encoding, _ = ParseEncoding(said) // else as if it said nothing
	}
	written, from, e, err := decodeText(ctx, name, content, s)
	if err != nil {
		return nil, err
	}
	shown := messageText{source: s.source}
	var parser gettext.Parser
	number := 1
	for at := len(written) - len(withoutMark(written)); at < len(written); number++ {
		line := written[at:]
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		if number%4096 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("%s: %w", name, ctx.Err())
		}
		entry, err := parser.Line(strings.TrimSuffix(line, "\r"), at)
		if err != nil {
			if place, ok := errors.AsType[lines.At](err); ok {
				err = place.Err
			}
			return nil, &FormatError{Name: name, Format: PO, Err: fmt.Errorf("line %d: %w", number, err)}
		}
		shown.add(entry)
		at += len(line) + 1
	}
	shown.add(parser.End())
	return shown.file(&File{Name: name, Format: PO, Encoding: e}, from), nil
}

// A messageText is what the messages of a file say in one language, each a
// block.
type messageText struct {
	blockText
	source bool
}

func (t *messageText) add(entry *gettext.Entry) {
	switch {
	case entry == nil || entry.Obsolete || entry.ID.String() == "":
	case t.source:
		t.addMessage(entry.ID)
		t.addMessage(entry.Plural)
	case entry.Translated():
		for _, translation := range entry.Translations {
			t.addMessage(translation)
		}
	}
}

func (t *messageText) addMessage(message gettext.Text) {
	t.gap, t.block = paragraph, Block{Kind: Paragraph}
	for _, piece := range message {
		for at := 0; at < len(piece.Written); {
			r, size := gettext.Next(piece.Written[at:])
			if r == '\n' {
				t.endLine()
			} else {
				t.addRune(r, place{start: piece.Start + at, size: size, same: size == utf8.RuneLen(r), known: true})
			}
			at += size
		}
	}
}

// isPO is the signature of a PO file: its first entry is the one without ID.
func isPO(start []byte, _ string) bool {
	for line := range bytes.Lines(start) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' {
			return bytes.Equal(line, []byte(`msgid ""`))
		}
	}
	return false
}
