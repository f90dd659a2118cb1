package extract_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/extract"
)

func TestNothingToReadFromIsAnError(t *testing.T) {
	_, read := extract.Read(t.Context(), "a", nil)
	_, reader := extract.NewReader(t.Context(), "a", nil)
	for name, err := range map[string]error{"Read": read, "NewReader": reader} {
		if err == nil || !strings.Contains(err.Error(), "nothing to read from") {
			t.Errorf("%s(nil): got error %v", name, err)
		}
	}
}

func TestFilesOfNothingAreEmpty(t *testing.T) {
	parsed, err := extract.Parse(t.Context(), "", nil, nil, extract.Assume(extract.Encoding{}))
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]*extract.File{"zero": new(extract.File), "parsed": parsed} {
		if file.Prose() != "" || len(file.Document(language.Und).Sentences)+len(file.Lines(language.Und).Sentences) != 0 {
			t.Errorf("%s: there is a text, %q", name, file.Prose())
		}
		if origin, ok := file.Origin(align.Range{}); !ok || origin != (extract.Origin{}) {
			t.Errorf("%s: nothing stands at %v, %v", name, origin, ok)
		}
		if _, ok := file.Origin(align.Range{End: 1}); ok {
			t.Errorf("%s: a byte that is not there has an origin", name)
		}
	}
	r, err := extract.NewReader(t.Context(), "", strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	if content, err := io.ReadAll(r); err != nil || len(content) != 0 {
		t.Errorf("NewReader: got %q, error %v", content, err)
	}
}

func TestTheZeroEncodingIsNone(t *testing.T) {
	var e extract.Encoding
	if name, err := e.MarshalText(); err != nil || len(name) != 0 || e.String() != "" {
		t.Errorf("it is %q, %q, error %v", e.String(), name, err)
	}
	if err := e.UnmarshalText(nil); err != nil || e != (extract.Encoding{}) {
		t.Errorf("nothing is read as %v, error %v", e, err)
	}
	if f := extract.FormatOf("", nil); f != extract.Text {
		t.Errorf("an empty file without a name is %v", f)
	}
}

func TestZeroErrorsCanBePrinted(t *testing.T) {
	for _, err := range []error{new(extract.FormatError), new(extract.TooLargeError), new(extract.EncodingError)} {
		if err.Error() == "" || errors.Unwrap(err) != nil {
			t.Errorf("%T: %v", err, err)
		}
	}
}
