package lexicon

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"math"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// uniquePairs ranges over pairs of sentences with so many words on each side, no two of
// which are the same.
func uniquePairs(pairs, words int) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for n := range pairs {
			var source, target strings.Builder
			for w := range words {
				fmt.Fprintf(&source, "s%dx ", n*words+w)
				fmt.Fprintf(&target, "t%dx ", n*words+w)
			}
			if !yield(source.String(), target.String()) {
				return
			}
		}
	}
}

// inUse returns the bytes that are in use, garbage not counted.
func inUse() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

func TestTrainRefusesWhatTakesTooMuchMemory(t *testing.T) {
	const most = 4 << 20
	for name, pairs := range map[string]iter.Seq2[string, string]{
		"unique words":               uniquePairs(1_000_000, 100),
		"unique words in long lines": uniquePairs(1_000_000, 1000),
		"unique words alone":         uniquePairs(1_000_000, 1),
		"no words": func(yield func(string, string) bool) {
			for yield("...", "...") {
			}
		},
		"one word": func(yield func(string, string) bool) {
			for yield("a", "a") {
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := inUse(), 0
			_, err := Train(t.Context(), language.German, language.English, func(yield func(string, string) bool) {
				read := 0
				for source, target := range pairs {
					if read++; read&(read-1) == 0 || read%1000 == 0 {
						after = max(after, inUse())
					}
					if !yield(source, target) {
						return
					}
				}
			}, MaxMemory(most))
			tooLarge, ok := errors.AsType[*TooLargeError](err)
			if !ok || tooLarge.Max != most || tooLarge.Size <= most {
				t.Fatalf("error %v", err)
			}
			if after-before > 2*most {
				t.Errorf("%d bytes are in use", after-before)
			}
		})
	}
	if _, err := Train(t.Context(), language.German, language.English, uniquePairs(20, 5), MaxMemory(most)); err != nil {
		t.Errorf("a small text: %v", err)
	}
	if _, err := Train(t.Context(), language.German, language.English, uniquePairs(1, 1), MaxMemory(0)); err == nil {
		t.Error("a limit of nothing is taken")
	}
}

func TestReadGlossaryRefusesWhatTakesTooMuchMemory(t *testing.T) {
	endless := &repeating{text: []byte("a\tb\n")}
	_, err := ReadGlossary(t.Context(), endless, language.German, language.English, MaxMemory(1<<20))
	if _, ok := errors.AsType[*TooLargeError](err); !ok {
		t.Errorf("error %v", err)
	}
}

func TestReadGlossaryStopsWithItsContext(t *testing.T) {
	for name, text := range map[string]string{"entries": "a\tb\n", "comments": "# none\n"} {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		endless := &repeating{text: []byte(text)}
		endless.reading = func() {
			if endless.read >= 1<<20 {
				cancel()
			}
			if endless.read > 2<<20 {
				t.Fatalf("%s: %d bytes are read", name, endless.read)
			}
		}
		if _, err := ReadGlossary(ctx, endless, language.German, language.English, MaxMemory(math.MaxInt)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// A repeating reader has the same text again and again.
type repeating struct {
	text    []byte
	read    int    // bytes
	reading func() // is called before more is read, unless nil
}

func (r *repeating) Read(p []byte) (int, error) {
	if r.reading != nil {
		r.reading()
	}
	for i := range p {
		p[i] = r.text[r.read%len(r.text)]
		r.read++
	}
	return len(p), nil
}

// bomb is the body of a lexicon with up to 158 words of a hundred bytes, each but the
// first in three.
func bomb(words int) []byte {
	body := []byte("\x02id")
	body = binary.AppendUvarint(body, uint64(words))
	body = append(append(body, 0, 100), strings.Repeat("a", 100)...)
	for n := 1; n < words; n++ {
		body = append(body, 99, 1, byte('a'+n))
	}
	return body
}

func TestReadRefusesWhatTakesTooMuchMemory(t *testing.T) {
	header := append([]byte(magic), version, 0xff, 0xff, 0xff, 0xff)
	_, err := Read(bytes.NewReader(header), MaxMemory(1<<20))
	if _, ok := errors.AsType[*TooLargeError](err); !ok {
		t.Errorf("a length of 4 GB: error %v", err)
	}
	_, err = Read(bytes.NewReader(sealed(bomb(99))), MaxMemory(10_000))
	if _, ok := errors.AsType[*TooLargeError](err); !ok {
		t.Errorf("words that share their beginnings: error %v", err)
	}
	file := bytesOf(t, train(t, primer))
	if _, err := Read(bytes.NewReader(file), MaxMemory(10_000+100*len(file))); err != nil {
		t.Error(err)
	}
}

func TestCounterIsNearlyRight(t *testing.T) {
	for _, n := range []int{0, 1, 100, 10_000, 1_000_000} {
		var c counter
		for i := range 2 * n {
			c.add(uint64(i % n))
		}
		if got := c.estimate(); math.Abs(got-float64(n)) > 0.05*float64(n) {
			t.Errorf("%d numbers are taken for %.0f", n, got)
		}
	}
}
