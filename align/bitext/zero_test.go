package bitext_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

// TestZeroValuesSayWhatToUse calls what is exported with zero values: each
// returns an error that names the way out, and none panics.
func TestZeroValuesSayWhatToUse(t *testing.T) {
	noWriter := func(w io.Writer, f bitext.Format) error {
		_, err := bitext.NewWriter(w, f)
		return err
	}
	noSentences := func() error {
		_, err := bitext.WriteSentences(nil, align.Document{})
		return err
	}
	last := func(read func(func(bitext.Unit, error) bool)) (err error) {
		for _, err = range read {
		}
		return err
	}
	for _, test := range []struct {
		name, want string
		err        error
	}{
		{"Writer.Write", "use NewWriter", new(bitext.Writer).Write(bitext.Unit{})},
		{"Writer.Close", "use NewWriter", new(bitext.Writer).Close()},
		{"MosesWriter.Write", "use NewMosesWriter", new(bitext.MosesWriter).Write(bitext.Unit{})},
		{"MosesWriter.Close", "use NewMosesWriter", new(bitext.MosesWriter).Close()},
		{"NewMosesWriter", "use NewMosesWriter", bitext.NewMosesWriter(nil, io.Discard).Close()},
		{"NewWriter to nothing", "nothing to write to", noWriter(nil, bitext.TMX)},
		{"WriteSentences to nothing", "nothing to write to", noSentences()},
		{"Write to nothing", "nothing to write to", bitext.Write(nil, bitext.TMX, nil)},
		{"NewWriter of no format", "the formats are", noWriter(io.Discard, "")},
		{"Read from nothing", "nothing to read from", last(bitext.Read(nil, bitext.TSV))},
		{"Read of no format", "the formats are", last(bitext.Read(strings.NewReader(""), ""))},
		{"ReadMoses", "nothing to read from", last(bitext.ReadMoses(nil, nil))},
	} {
		if test.err == nil || !strings.Contains(test.err.Error(), test.want) {
			t.Errorf("%s: got error %v, want one with %q", test.name, test.err, test.want)
		}
	}
}

func TestZeroValuesAreEmpty(t *testing.T) {
	if !(bitext.Unit{}).Null() {
		t.Error("a unit without versions is not null")
	}
	for _, a := range []*align.Alignment{nil, new(align.Alignment)} {
		if list := slices.Collect(bitext.Units(a)); list != nil {
			t.Errorf("an empty alignment has the units %v", list)
		}
	}
	if v := bitext.VersionOf(align.Document{}, align.Span{}); v != (bitext.Version{}) {
		t.Errorf("no sentences of an empty document say %v", v)
	}
	if n := new(bitext.Writer).Removed(); n != 0 {
		t.Errorf("%d characters removed of nothing", n)
	}
	for _, f := range readable() {
		var file strings.Builder
		if err := bitext.Write(&file, f, nil); err != nil || file.String() != string(write(t, f, nil)) {
			t.Errorf("%s: no units are written as %q, error %v", f, file.String(), err)
		}
		if units, err := read(f, string(write(t, f, nil, nil)), nil); units != nil || err != nil {
			t.Errorf("%s: no units, written and read with nil options, are %v, error %v", f, units, err)
		}
	}
}

// TestOptionsMayFail checks that the error of an option is returned.
func TestOptionsMayFail(t *testing.T) {
	wrong := errors.New("wrong")
	if _, err := bitext.NewWriter(io.Discard, bitext.TMX, func(*bitext.Writer) error { return wrong }); err != wrong {
		t.Errorf("NewWriter: got error %v", err)
	}
}
