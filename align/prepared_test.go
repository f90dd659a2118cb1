package align_test

import (
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// told is one story in languages with figures and without, with lexicons between them and without.
func told() []align.Document {
	text := map[string]string{
		"id": "Menteri luar negeri tiba di Jakarta pada 28 Mei 2025.\nIa membawa dua belas buku.\n\nHujan turun sepanjang hari.",
		"en": "The foreign minister arrived in Jakarta on May 28, 2025.\nShe brought twelve books.\n\nIt rained all day.\nNobody knew why.",
		"de": "Die Außenministerin traf am 28. Mai 2025 in Jakarta ein.\nSie brachte zwölf Bücher mit.\n\nEs regnete den ganzen Tag.",
		"fr": "Le ministre est arrivé à Jakarta le 28 mai 2025.\nIl a apporté douze livres.\n\nIl a plu toute la journée.",
		"cy": "Cyrhaeddodd y gweinidog Jakarta ar 28 Mai 2025.\nDaeth â deuddeg llyfr.",
	}
	var documents []align.Document
	for _, tag := range []string{"id", "en", "de", "fr", "cy"} {
		documents = append(documents, align.Parse(tag, language.Make(tag), strings.Repeat(text[tag]+"\n", 12)))
	}
	return documents
}

// A prepared document is aligned and matched as one that is not, with any other and with itself, first
// and again, and by many goroutines.
func TestPreparedDocumentsAreAlignedTheSame(t *testing.T) {
	documents, aligner := told(), newAligner(t)
	prepared := make([]*align.Prepared, len(documents))
	for i, d := range documents {
		prepared[i] = align.Prepare(d)
	}
	var working sync.WaitGroup
	for range 2 {
		for i := range documents {
			for j := range documents {
				working.Go(func() {
					plain, err := aligner.Align(t.Context(), documents[i], documents[j])
					got, failed := aligner.AlignPrepared(t.Context(), prepared[i], prepared[j])
					if err != nil || failed != nil || !reflect.DeepEqual(got, plain) {
						t.Errorf("%s with %s is aligned differently; errors %v and %v", documents[i].ID, documents[j].ID, err, failed)
					}
					plain, err = aligner.Match(t.Context(), documents[i], documents[j])
					got, failed = aligner.MatchPrepared(t.Context(), prepared[i], prepared[j])
					if err != nil || failed != nil || !reflect.DeepEqual(got, plain) {
						t.Errorf("%s with %s is matched differently; errors %v and %v", documents[i].ID, documents[j].ID, err, failed)
					}
				})
			}
		}
	}
	working.Wait()
	for i, p := range prepared {
		if p.Bytes() == 0 || !reflect.DeepEqual(p.Document(), documents[i]) {
			t.Errorf("%s keeps %d bytes", documents[i].ID, p.Bytes())
		}
	}
}

// What is kept of a document counts as what is read, by aligners with other limits too.
func TestPreparedDocumentsKeepWithinLimits(t *testing.T) {
	source, target := align.Prepare(told()[0]), align.Prepare(told()[1])
	if _, err := newAligner(t).AlignPrepared(t.Context(), source, target); err != nil {
		t.Fatal(err)
	}
	tooLarge := new(align.TooLargeError)
	for _, option := range []align.Option{align.MaxMemory(60_000), align.MaxSentences(2)} {
		_, err := newAligner(t, option).AlignPrepared(t.Context(), source, target)
		if !errors.As(err, &tooLarge) {
			t.Errorf("error %v, want a TooLargeError", err)
		}
	}
}

func TestZeroPrepared(t *testing.T) {
	aligner, document := newAligner(t), told()[0]
	for _, zero := range []*align.Prepared{nil, {}} {
		alignment, err := aligner.AlignPrepared(t.Context(), zero, align.Prepare(document))
		if err != nil || len(alignment.Beads) != len(document.Sentences) || zero.Bytes() != 0 {
			t.Errorf("%v, error %v", alignment, err)
		}
	}
}
