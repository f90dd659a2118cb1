package align_test

import (
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/align/segment"
)

func TestZeroValuesAreEmpty(t *testing.T) {
	var (
		document  align.Document
		alignment align.Alignment
		bead      align.Bead
	)
	if err := document.Check(); err != nil {
		t.Errorf("Document.Check: %v", err)
	}
	if r, s := document.Range(align.Span{}), document.Slice(align.Span{}); r != (align.Range{}) || s != "" {
		t.Errorf("an empty document has the bytes %v, %q", r, s)
	}
	if source, target := alignment.Coverage(); source != 0 || target != 0 {
		t.Errorf("an empty alignment covers %v and %v", source, target)
	}
	for b := range alignment.Possible() {
		t.Errorf("an empty alignment has the bead %v", b)
	}
	for p := range alignment.Posterior() {
		t.Errorf("an empty alignment has the pair %v", p)
	}
	var evidence align.Evidence
	if _, ok := evidence.Score(align.Bead{Source: align.Span{End: 1}, Target: align.Span{End: 1}}); ok || evidence.Links(bead) != nil {
		t.Error("there is evidence of no documents")
	}
	if !bead.Null() || bead.String() != "0-0 [0,0)-[0,0) 0.00" {
		t.Errorf("the zero bead is %v", bead)
	}
	if r := (align.Range{}); r.Len() != 0 || r.In("") != "" || (align.Span{}).Len() != 0 {
		t.Error("the zero range or span is not empty")
	}
}

func TestTheZeroAlignerTakesEmptyDocuments(t *testing.T) {
	var aligner align.Aligner
	if aligner.Lexicons() != lexicon.EmbeddedSet() {
		t.Error("it does not look words up in the embedded lexicons")
	}
	if err := aligner.Check(align.Document{}); err != nil {
		t.Errorf("Check: %v", err)
	}
	for name, pair := range map[string]func() (*align.Alignment, error){
		"Align": func() (*align.Alignment, error) {
			return aligner.Align(t.Context(), align.Document{}, align.Document{})
		},
		"Match": func() (*align.Alignment, error) {
			return aligner.Match(t.Context(), align.Document{}, align.Document{})
		},
	} {
		if a, err := pair(); err != nil || len(a.Beads) != 0 {
			t.Errorf("%s: got %v, error %v", name, a, err)
		}
	}
}

func TestNothingToAlignOrToLearnFrom(t *testing.T) {
	var aligner align.Aligner
	for a, err := range aligner.All(t.Context(), nil) {
		t.Errorf("there are no pairs, and All has %v, error %v", a, err)
	}
	var failed *align.PairError
	for a, err := range aligner.All(t.Context(), slices.Values([]align.Load{nil})) {
		if a != nil || !errors.As(err, &failed) || !strings.Contains(err.Error(), "nil") {
			t.Errorf("a nil Load gives %v, error %v", a, err)
		}
	}
	if failed == nil {
		t.Error("a nil Load has no error")
	}
	for name, alignments := range map[string]iter.Seq[*align.Alignment]{
		"no sequence": nil,
		"no beads":    slices.Values([]*align.Alignment{nil, {}}),
	} {
		if _, err := align.Learn(t.Context(), language.Indonesian, language.English, alignments); !errors.Is(err, lexicon.ErrNothing) {
			t.Errorf("%s: got error %v", name, err)
		}
	}
}

func TestZeroErrorsCanBePrinted(t *testing.T) {
	for _, err := range []error{new(align.SentenceError), new(align.FixedBeadError), new(align.TooLargeError), new(align.PairError)} {
		if err.Error() == "" || errors.Unwrap(err) != nil {
			t.Errorf("%T: %v", err, err)
		}
	}
}

func TestDocumentsOfNothing(t *testing.T) {
	for name, d := range map[string]align.Document{
		"Parse":         align.Parse("", language.Und, ""),
		"ParseLines":    align.ParseLines("", language.Und, "\n \n"),
		"FromSentences": align.FromSentences("", language.Und),
	} {
		if len(d.Sentences) != 0 {
			t.Errorf("%s: got the sentences %v", name, d.Sentences)
		}
	}
	if d := align.FromSentences("", language.Und, ""); d.Sentence(0) != "" || d.Sentences[0] != (segment.Sentence{}) {
		t.Errorf("an empty sentence is %v", d.Sentences)
	}
}
