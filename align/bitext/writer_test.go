package bitext_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/bitext"
)

func TestWriterTellsThatTheDiskIsFull(t *testing.T) {
	w, err := bitext.NewWriter(full{}, bitext.TSV)
	if err != nil {
		t.Fatal(err)
	}
	u := bitext.Unit{Versions: []bitext.Version{{Text: strings.Repeat("x", 1<<16)}, {}}}
	if err := w.Write(u); err == nil || !strings.Contains(err.Error(), "no space") {
		t.Errorf("got %v", err)
	}
	small := bitext.Unit{Versions: make([]bitext.Version, 2)}
	for _, units := range [][]bitext.Unit{{u}, {small}} { // too much for the buffer, and not
		if err := bitext.Write(full{}, bitext.TSV, slices.Values(units)); err == nil || !strings.Contains(err.Error(), "no space") {
			t.Errorf("Write: got %v", err)
		}
	}
}

func TestWriteStopsAtAUnitThatIsWrong(t *testing.T) {
	taken := 0
	err := bitext.Write(io.Discard, bitext.Vecalign, func(yield func(bitext.Unit) bool) {
		for taken = 1; yield(bitext.Unit{Versions: make([]bitext.Version, 3)}); taken++ {
		}
	})
	if err == nil || !strings.Contains(err.Error(), "a unit has 3 versions") || taken != 1 {
		t.Errorf("took %d units, %v", taken, err)
	}
	if err := bitext.Write(io.Discard, "doc", slices.Values([]bitext.Unit{})); err == nil {
		t.Error("wrote in no format")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }
