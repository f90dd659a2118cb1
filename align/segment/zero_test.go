package segment_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/segment"
)

func TestTheZeroSegmenterKnowsNoLanguage(t *testing.T) {
	const text = "He met Dr. Smith. „Ja.“ Apa? Ya."
	var zero segment.Segmenter
	got, want := slices.Collect(zero.Sentences(text)), slices.Collect(segment.For(language.Und).Sentences(text))
	if !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("got %v, want %v", got, want)
	}
	scanner := zero.Scan(strings.NewReader(text))
	for _, sentence := range want {
		if !scanner.Next() || scanner.Sentence() != sentence {
			t.Errorf("got %v, want %v", scanner.Sentence(), sentence)
		}
	}
}

func TestEmptyTextHasNoSentences(t *testing.T) {
	if list := slices.Concat(slices.Collect(segment.Segmenter{}.Sentences("")), slices.Collect(segment.Lines(""))); list != nil {
		t.Errorf("got %v", list)
	}
	if s := (segment.Sentence{}).In(""); s != "" {
		t.Errorf("got %q", s)
	}
}

func TestScannersOfNothingSayWhatToUse(t *testing.T) {
	for name, scanner := range map[string]*segment.Scanner{
		"zero": new(segment.Scanner),
		"nil":  segment.For(language.German).Scan(nil),
	} {
		if scanner.Text() != "" || scanner.Sentence() != (segment.Sentence{}) || scanner.Err() != nil {
			t.Errorf("%s: there is a sentence, or error %v, before Next", name, scanner.Err())
		}
		if scanner.Next() || scanner.Err() == nil || !strings.Contains(scanner.Err().Error(), "Segmenter.Scan") {
			t.Errorf("%s: got error %v", name, scanner.Err())
		}
	}
}
