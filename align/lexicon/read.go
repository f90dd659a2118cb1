package lexicon

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"golang.org/x/text/language"
)

// What can be wrong with the file of a lexicon. An error of [Read] wraps one of
// these, or is that of the reader.
var (
	ErrForeign = errors.New("not a lexicon file")
	ErrVersion = errors.New("the lexicon file is of a later version than this program reads")
	ErrDamaged = errors.New("the lexicon file is damaged or cut short")
)

// Read reads a lexicon that [Lexicon.WriteTo] wrote. It reads no further than
// the lexicon's end. Of the options it knows [MaxMemory]; what would take more is a
// [*TooLargeError]. The others change nothing.
func Read(r io.Reader, options ...Option) (*Lexicon, error) {
	if r == nil {
		return nil, errors.New("lexicon: Read(nil): there is nothing to read from")
	}
	t, err := defaults.with(options)
	if err != nil {
		return nil, err
	}
	header := make([]byte, len(magic)+5)
	switch n, err := io.ReadFull(r, header); {
	case !bytes.HasPrefix(header[:n], []byte(magic)) && (err == nil || isEnd(err)):
		return nil, fmt.Errorf("lexicon: %w", ErrForeign)
	case isEnd(err):
		return nil, damaged("it ends in the header")
	case err != nil:
		return nil, err
	}
	if v := header[len(magic)]; v != version {
		return nil, fmt.Errorf("lexicon: %w: %d, not %d", ErrVersion, v, version)
	}
	size := int64(binary.LittleEndian.Uint32(header[len(magic)+1:]))
	if taken := 2 * size; taken > int64(t.memory) {
		return nil, &TooLargeError{int(taken), t.memory}
	}
	rest, err := io.ReadAll(io.LimitReader(r, size+4))
	switch {
	case err != nil:
		return nil, err
	case int64(len(rest)) < size+4:
		return nil, damaged("it ends %d bytes early", size+4-int64(len(rest)))
	}
	body := rest[:size]
	sum := crc32.Update(crc32.Checksum(header, castagnoli), castagnoli, body)
	if sum != binary.LittleEndian.Uint32(rest[size:]) {
		return nil, damaged("the checksum is wrong")
	}
	return parse(body, t.memory)
}

func isEnd(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("lexicon: %w: %w", ErrDamaged, fmt.Errorf(format, args...))
}

// parse reads the body of a file, with at most so many bytes of memory for the body
// and the lexicon. For what [Lexicon.WriteTo] writes it takes less than ten times the
// body's size, and for other bodies up to a hundred times.
func parse(body []byte, most int) (*Lexicon, error) {
	d := &decoder{rest: body, taken: 2 * len(body), most: most}
	source := d.vocabulary()
	target := d.vocabulary()
	links := d.links(source.Len(), target.Len())
	if len(d.rest) > 0 {
		d.fail("%d bytes too many", len(d.rest))
	}
	if d.err != nil {
		return nil, d.err
	}
	l := assemble(source, target, links)
	if err := errors.Join(l.source.check(), l.target.check()); err != nil {
		return nil, err
	}
	return l, nil
}

// What a lexicon takes while it is read, in bytes of memory.
const (
	bytesOfEnd  = 4  // of a word in the text of all
	bytesOfLink = 48 // with both of its entries
	copies      = 4  // of the text: as it grows, and as it stays
)

// A decoder reads a body. After its first error it reads nothing but zeros.
type decoder struct {
	rest        []byte
	taken, most int // bytes of memory
	err         error
}

// take takes so many bytes of memory.
func (d *decoder) take(bytes int) {
	if d.taken += bytes; d.taken > d.most && d.err == nil {
		d.err = &TooLargeError{d.taken, d.most}
		d.rest = nil
	}
}

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = damaged(format, args...)
	}
	d.rest = nil
}

// number reads a number from 0 to most.
func (d *decoder) number(most int) int {
	if len(d.rest) > 0 && d.rest[0] < 0x80 && int(d.rest[0]) <= most {
		n := int(d.rest[0]) // as most numbers are
		d.rest = d.rest[1:]
		return n
	}
	n, size := binary.Uvarint(d.rest)
	if size <= 0 || most < 0 || n > uint64(most) {
		d.fail("a number is out of range")
		return 0
	}
	d.rest = d.rest[size:]
	return int(n)
}

// bytes reads n bytes.
func (d *decoder) bytes(n int) []byte {
	if n > len(d.rest) {
		d.fail("it ends early")
		return nil
	}
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b
}

func (d *decoder) vocabulary() *Vocabulary {
	v := new(Vocabulary)
	tag, err := language.Parse(string(d.bytes(d.number(longestWord))))
	if err != nil {
		d.fail("the language: %w", err)
		return v
	}
	v.tag = tag
	n := d.number(len(d.rest) / 2)
	d.take(n*(bytesOfEnd+1) + len(d.rest)/2)
	if d.err != nil {
		return v
	}
	v.ends = make([]uint32, n)
	text := make([]byte, 0, len(d.rest)/2)
	var before []byte
	for i := range n {
		shared := d.number(len(before))
		suffix := d.bytes(d.number(longestWord - shared))
		begin := len(text)
		text = append(append(text, before[:shared]...), suffix...)
		word := text[begin:]
		d.take(len(word) * copies)
		if d.err == nil && bytes.Compare(word, before) <= 0 {
			d.fail("the words are out of order")
		}
		if d.err != nil {
			return v
		}
		before = word
		v.ends[i] = uint32(len(text))
	}
	v.text = string(text)
	v.frequencies = bytes.Clone(d.bytes(n))
	return v
}

func (d *decoder) links(sourceWords, targetWords int) []link {
	links := make([]link, 0, len(d.rest)/3)
	for s := range sourceWords {
		t := -1
		for range d.number(len(d.rest)) {
			step := d.number(targetWords - 1 - t)
			if step == 0 {
				d.fail("the translations are out of order")
			}
			if d.err != nil {
				return nil
			}
			t += step
			d.take(bytesOfLink)
			links = append(links, link{source: int32(s), target: int32(t)})
		}
	}
	forward, backward := d.bytes(len(links)), d.bytes(len(links))
	if d.err != nil {
		return nil
	}
	for i := range links {
		links[i].forward, links[i].backward = forward[i], backward[i]
	}
	return links
}

// check reports an error if the probabilities of a word sum to more than 1.
func (s *side) check() error {
	for w := range int32(s.Len()) {
		sum := 0.0
		for _, e := range s.row(w) {
			sum += float64(e.P)
		}
		if sum > 1.001 {
			return damaged("the probabilities of %q sum to %.3f", s.Word(w), sum)
		}
	}
	return nil
}
