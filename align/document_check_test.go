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
