package extract

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/transform"

	"github.com/sejajar/sejajar/align"
)

// readText reads a plain text. Its text is all of the file; a run of lines that
// are not blank is a paragraph.
func readText(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	text, from, e, err := decodeText(ctx, name, content, s)
	if err != nil {
		return nil, err
	}
	return &File{Name: name, Format: Text, Encoding: e, Text: text, Blocks: paragraphs(text), steps: []*origins{from}}, nil
}

// decodeText returns the text of a file of text in UTF-8, its origins, and what
// the file is in.
func decodeText(ctx context.Context, name string, content []byte, s settings) (string, *origins, Encoding, error) {
	c, err := s.choose(name, content, true)
	if err != nil {
		return "", nil, Encoding{}, err
	}
	text, from, err := decode(ctx, name, content, c.Encoding, c.mark)
	return text, from, c.Encoding, err
}

// sampled is how many bytes of a text tell what it is in where it is read piece
// by piece.
const sampled = 64 << 10

// newTextReader returns a reader of what readText would return as the text.
func newTextReader(name string, file *bufio.Reader, s settings) (io.Reader, error) {
	file = bufio.NewReaderSize(file, sampled)
	start, err := file.Peek(sampled)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	c, err := s.choose(name, start, err == io.EOF)
	if err != nil {
		return nil, err
	}
	e := c.Encoding
	check := &checker{name: name, encoding: e}
	if e.isUTF8() {
		return transform.NewReader(file, check), nil
	}
	if _, err := file.Discard(c.mark); err != nil {
		return nil, err
	}
	return transform.NewReader(transform.NewReader(file, e.encoding.NewDecoder()), check), nil
}

// paragraphs finds the runs of lines that are not blank.
func paragraphs(text string) (blocks []Block) {
	open := false // a paragraph that the next line goes on with
	for at := len(text) - len(withoutMark(text)); at < len(text); {
		line := text[at:]
		if end := strings.IndexAny(line, "\n\r"); end >= 0 {
			line = line[:end]
		}
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "":
			open = false
		default:
			start := at + strings.Index(line, trimmed)
			if !open {
				blocks = append(blocks, Block{Range: align.Range{Start: start}, Kind: Paragraph})
			}
			blocks[len(blocks)-1].Range.End = start + len(trimmed)
			open = true
		}
		at += len(line)
		switch {
		case strings.HasPrefix(text[at:], "\r\n"):
			at += 2
		case at < len(text):
			at++
		}
	}
	return blocks
}

// withoutMark returns a text without the byte order mark at its start.
func withoutMark(text string) string { return strings.TrimPrefix(text, byteOrderMark) }
