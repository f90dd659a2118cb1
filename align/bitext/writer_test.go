package bitext_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
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

func TestJSONLRefusesWhatItsReaderDoes(t *testing.T) {
	one := func(v bitext.Version) bitext.Unit { return bitext.Unit{Versions: []bitext.Version{v}} }
	for name, u := range map[string]bitext.Unit{
		"no versions":              {},
		"a range below 0":          one(bitext.Version{Range: align.Range{Start: -1, End: 2}}),
		"a range backwards":        one(bitext.Version{Range: align.Range{Start: 3, End: 2}}),
		"sentences backwards":      one(bitext.Version{Sentences: align.Span{Start: 3, End: 2}}),
		"a range past all numbers": one(bitext.Version{Range: align.Range{Start: 0, End: 1 << 50}}),
		"a text past all units":    one(bitext.Version{Text: strings.Repeat("x", 3<<20)}),
	} {
		var file strings.Builder
		err := bitext.Write(&file, bitext.JSONL, slices.Values([]bitext.Unit{u}))
		if _, ok := errors.AsType[*bitext.UnitError](err); !ok || file.Len() > 0 {
			t.Errorf("%s: error %v, wrote %d bytes", name, err, file.Len())
		}
	}
}
