package lexicon

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestALexiconIsTheSameAfterAFile(t *testing.T) {
	file := bytesOf(t, train(t, primer))
	after := strings.NewReader(string(file) + "what follows")
	l, err := Read(iotest.OneByteReader(after))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytesOf(t, l), file) {
		t.Error("another lexicon")
	}
	if rest, _ := io.ReadAll(after); string(rest) != "what follows" {
		t.Errorf("it read into what follows: %q is left", rest)
	}
	if got := best(t, l, "rumah"); got != "house" {
		t.Errorf("rumah is %q", got)
	}
}

func TestReadRefuses(t *testing.T) {
	file := bytesOf(t, train(t, primer))
	changed := func(at int, value byte) []byte {
		c := bytes.Clone(file)
		c[at] = value
		return c
	}
	broken := errors.New("broken disk")
	for _, test := range []struct {
		name string
		file io.Reader
		want error
	}{
		{"an empty file", strings.NewReader(""), ErrForeign},
		{"a short foreign file", strings.NewReader("a\tb\n"), ErrForeign},
		{"a foreign file", strings.NewReader(strings.Repeat("rumah\thouse\n", 99)), ErrForeign},
		{"a later version", bytes.NewReader(changed(len(magic), version+1)), ErrVersion},
		{"a cut header", bytes.NewReader(file[:len(magic)+3]), ErrDamaged},
		{"a length beyond the end", bytes.NewReader(changed(len(magic)+4, 0xff)), ErrDamaged},
		{"a failing reader", io.MultiReader(bytes.NewReader(file[:60]), iotest.ErrReader(broken)), broken},
		{"a reader that fails at once", iotest.ErrReader(broken), broken},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Read(test.file); !errors.Is(err, test.want) {
				t.Errorf("error %v, want %v", err, test.want)
			}
		})
	}
}

func TestEveryDamageIsFound(t *testing.T) {
	file := bytesOf(t, train(t, primer))
	for i := range file {
		if _, err := Read(bytes.NewReader(file[:i])); err == nil {
			t.Errorf("cut to %d bytes: no error", i)
		}
		damaged := bytes.Clone(file)
		damaged[i] ^= 1 << (i % 8)
		if _, err := Read(bytes.NewReader(damaged)); err == nil {
			t.Errorf("bit %d of byte %d turned over: no error", i%8, i)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	const a, b = "\x02id\x02\x00\x01a\x00\x01b\x00\x00", "\x02en\x01\x00\x01x\x00"
	if _, err := parse([]byte(a+b+"\x01\x01\x01\x01\x01\x01\x15\x15"), DefaultMaxMemory); err != nil {
		t.Fatalf("a sound body: %v", err)
	}
	for _, test := range []struct{ name, body, want string }{
		{"nothing", "", "out of range"},
		{"no language", "\x02??", "language"},
		{"too many words", "\x02id\xff\xff\xff\xff\x0f", "out of range"},
		{"words out of order", "\x02id\x02\x00\x01b\x00\x01a\x00\x00", "out of order"},
		{"the same word twice", "\x02id\x02\x00\x01a\x01\x00\x00\x00", "out of order"},
		{"more shared than there is", "\x02id\x02\x00\x01a\x02\x01b\x00\x00", "out of range"},
		{"a word too long", "\x02id\x01\x00\x65" + strings.Repeat("a", 101) + "\x00", "out of range"},
		{"a translation that is no word", a + b + "\x01\x02\x01\x01\x01\x01", "out of range"},
		{"the same translation twice", a + b + "\x02\x01\x00", "out of order"},
		{"no probabilities", a + b + "\x01\x01\x00", "ends early"},
		{"bytes too many", a + b + "\x01\x01\x01\x01\x01\x01\x01\x01\x01", "too many"},
		{"probabilities of the way back that sum to more than 1", a + b + "\x01\x01\x01\x01\x01\x01\x01\x01", `"x" sum to`},
		{"probabilities that sum to more than 1", "\x02id\x01\x00\x01a\x00" + "\x02en\x02\x00\x01x\x00\x01y\x00\x00" +
			"\x02\x01\x01\x02\x02\x01\x01", `"a" sum to`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := parse([]byte(test.body), DefaultMaxMemory)
			if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

// sealed puts a body between a header and a checksum.
func sealed(body []byte) []byte {
	file := append([]byte(magic), version)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(body)))
	file = append(file, body...)
	return binary.LittleEndian.AppendUint32(file, crc32.Checksum(file, castagnoli))
}

func FuzzRead(f *testing.F) {
	file := bytesOf(f, train(f, primer))
	f.Add(file[len(magic)+5 : len(file)-4])
	f.Add([]byte("\x02id\x02\x00\x01a\x00\x01b\x00\x00\x02en\x01\x00\x01x\x00\x01\x01\x01\x01\x01\x01\x15\x15"))
	f.Add(bomb(99))
	f.Add([]byte("\x02id\xff\xff\xff\xff\x0f"))
	f.Fuzz(func(t *testing.T, body []byte) {
		if _, err := Read(bytes.NewReader(body)); err == nil {
			t.Error("a body is no file")
		}
		l, err := Read(bytes.NewReader(sealed(body)), MaxMemory(1<<20))
		if err != nil {
			if _, large := errors.AsType[*TooLargeError](err); !large && !errors.Is(err, ErrDamaged) {
				t.Errorf("error %v", err)
			}
			return
		}
		for _, direction := range []*Lexicon{l, l.Reverse()} {
			for id, word := range direction.Source().All() {
				if found, ok := direction.Source().Find(word); !ok || found != id {
					t.Errorf("%q is number %d, found as %d", word, id, found)
				}
				for to := range direction.Translations(id) {
					if direction.Target().Word(to) == "" {
						t.Errorf("%q translates as %d, which is no word", word, to)
					}
				}
			}
		}
		again, err := Read(bytes.NewReader(bytesOf(t, l)))
		if err != nil || !bytes.Equal(bytesOf(t, again), bytesOf(t, l)) {
			t.Errorf("what was read and written reads otherwise: %v", err)
		}
	})
}
