package lexicon

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"
)

// The file of a lexicon is, with numbers of more than one byte as unsigned
// varints unless said otherwise:
//
//	magic       "sejajar lexicon" and a zero byte
//	version     one byte: 1
//	length      of the body in bytes: 4 bytes, little-endian
//	body        two vocabularies, source first, and the links
//	checksum    CRC-32C of all before it: 4 bytes, little-endian
//
// A vocabulary:
//
//	language    length, and a BCP 47 tag
//	words       their number; then for each, in the order of their bytes, how
//	            many bytes it shares with the word before, how many follow,
//	            and these
//	frequencies one byte for each word
//
// The links, each a source and a target word that translate each other:
//
//	targets     for each source word, how many links it has; then for each of
//	            them the target word's number less that of the link before
//	p(t|s)      one byte for each link
//	p(s|t)      one byte for each link
//
// A byte c > 0 is a probability of 2 to the -(c-1)/20, or a frequency of 2 to
// the -(c-1)/10; 0 is none.
const (
	magic   = "sejajar lexicon\x00"
	version = 1
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// WriteTo writes the lexicon in the form that [Read] reads. The same lexicon
// is always written as the same bytes.
func (l *Lexicon) WriteTo(w io.Writer) (int64, error) {
	l = l.orEmpty()
	file := append([]byte(magic), version)
	file = append(file, 0, 0, 0, 0)
	header := len(file)
	file = l.source.appendTo(file)
	file = l.target.appendTo(file)
	file = appendLinks(file, l.links(), l.source.Len())
	binary.LittleEndian.PutUint32(file[header-4:], uint32(len(file)-header))
	file = binary.LittleEndian.AppendUint32(file, crc32.Checksum(file, castagnoli))
	n, err := w.Write(file)
	return int64(n), err
}

func (v *Vocabulary) appendTo(file []byte) []byte {
	tag := v.tag.String()
	file = binary.AppendUvarint(file, uint64(len(tag)))
	file = append(file, tag...)
	file = binary.AppendUvarint(file, uint64(v.Len()))
	before := ""
	for _, word := range v.All() {
		shared := sharedPrefix(before, word)
		file = binary.AppendUvarint(file, uint64(shared))
		file = binary.AppendUvarint(file, uint64(len(word)-shared))
		file = append(file, word[shared:]...)
		before = word
	}
	return append(file, v.frequencies...)
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// links returns all links in order.
func (l *Lexicon) links() []link {
	links := make([]link, 0, len(l.source.entries)+len(l.target.entries))
	for s := range int32(l.source.Len()) {
		for _, e := range l.source.row(s) {
			links = append(links, link{s, e.Word, probabilities.code(float64(e.P)), 0})
		}
	}
	for t := range int32(l.target.Len()) {
		for _, e := range l.target.row(t) {
			links = append(links, link{e.Word, t, 0, probabilities.code(float64(e.P))})
		}
	}
	return merge(links)
}

func appendLinks(file []byte, links []link, sourceWords int) []byte {
	rest := links
	for s := range int32(sourceWords) {
		n := slices.IndexFunc(rest, func(l link) bool { return l.source != s })
		if n < 0 {
			n = len(rest)
		}
		file = binary.AppendUvarint(file, uint64(n))
		before := int32(-1)
		for _, l := range rest[:n] {
			file = binary.AppendUvarint(file, uint64(l.target-before))
			before = l.target
		}
		rest = rest[n:]
	}
	for _, l := range links {
		file = append(file, l.forward)
	}
	for _, l := range links {
		file = append(file, l.backward)
	}
	return file
}
