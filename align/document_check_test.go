package align_test

import (
	"errors"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/segment"
)

func TestSentencesThatAreNoPartOfTheTextAreRefused(t *testing.T) {
	good := align.FromSentences("good", language.English, "One.", "Two.")
	aligner := newAligner(t)
	for name, sentences := range map[string][]segment.Sentence{
		"beyond the end":  {{Start: 0, End: 10}},
		"before the text": {{Start: -1, End: 2}},
		"backwards":       {{Start: 3, End: 2}},
		"out of order":    {{Start: 2, End: 4}, {Start: 0, End: 2}},
		"overlapping":     {{Start: 0, End: 3}, {Start: 2, End: 4}},
	} {
		t.Run(name, func(t *testing.T) {
			bad := align.Document{ID: "bad", Language: language.German, Text: "Eins.", Sentences: sentences}
			var wrong *align.SentenceError
			if _, err := aligner.Align(t.Context(), good, bad); !errors.As(err, &wrong) {
				t.Errorf("Align: error %v, want a SentenceError", err)
			}
			if _, err := aligner.Match(t.Context(), bad, good); !errors.As(err, &wrong) {
				t.Errorf("Match: error %v, want a SentenceError", err)
			}
		})
	}
}

// FuzzDocument checks that a document with any sentences at all is refused with the error of
// Check, or is aligned and matched whole, within a limit of memory or not at all.
func FuzzDocument(f *testing.F) {
	f.Add("Eins. Zwei.\nDrei 3.", []byte{0, 5, 1, 5, 0, 6, 0, 7})
	f.Add("\xff\u202e\u0301", []byte{0, 1, 1, 1, 250, 251})
	f.Add("", []byte{0, 0, 0, 0})
	aligner := newAligner(f, align.MaxMemory(8<<20), align.MaxSentences(200))
	f.Fuzz(func(t *testing.T, text string, steps []byte) {
		d := align.Document{ID: "hostile", Language: language.German, Text: text}
		at := 0
		for k := 0; k+1 < len(steps); k += 2 { // how far the next sentence begins from the last, and how long it is
			start := at + int(int8(steps[k]))
			at = start + int(int8(steps[k+1]))
			d.Sentences = append(d.Sentences, segment.Sentence{Start: start, End: at, Paragraph: int(int8(steps[k]))})
		}
		refused := aligner.Check(d)
		other := align.FromSentences("other", language.English, "One.", "Two 2.", "Three.")
		for _, do := range []func() (*align.Alignment, error){
			func() (*align.Alignment, error) { return aligner.Align(t.Context(), d, other) },
			func() (*align.Alignment, error) { return aligner.Align(t.Context(), other, d) },
			func() (*align.Alignment, error) { return aligner.Match(t.Context(), d, other) },
		} {
			a, err := do()
			_, large := errors.AsType[*align.TooLargeError](err)
			switch {
			case refused != nil:
				if _, sentence := errors.AsType[*align.SentenceError](err); !sentence && !large {
					t.Errorf("Check says %v, and Align %v", refused, err)
				}
			case err == nil && !a.Unordered:
				requireWhole(t, a)
			case err != nil && !large:
				t.Error(err)
			}
		}
	})
}
