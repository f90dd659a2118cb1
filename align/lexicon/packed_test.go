package lexicon

import (
	"bytes"
	"compress/gzip"
	"testing"
)

// A program that is built with compressed lexicons reads what any other does.
func TestPackedLexicons(t *testing.T) {
	plain, err := files.ReadFile("data/id-en.lex")
	if err != nil {
		t.Fatal(err)
	}
	var packed, written bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	whole := packed.Len()
	l, err := readPacked(&packed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.WriteTo(&written); err != nil || !bytes.Equal(written.Bytes(), plain) {
		t.Errorf("of %d compressed bytes %d are written, %v; want %d", whole, written.Len(), err, len(plain))
	}
	if _, err := readPacked(bytes.NewReader([]byte("\x1f\x8b no"))); err == nil {
		t.Error("what is no gzip is read")
	}
}
