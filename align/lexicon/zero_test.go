package lexicon_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
)

func TestNothingToReadOrToLearnFromIsAnError(t *testing.T) {
	train := func(options ...lexicon.Option) error {
		_, err := lexicon.Train(t.Context(), language.Indonesian, language.English, nil, options...)
		return err
	}
	_, read := lexicon.Read(nil)
	_, glossary := lexicon.ReadGlossary(nil, language.Indonesian, language.English)
	for name, err := range map[string]error{"Read": read, "ReadGlossary": glossary} {
		if err == nil || !strings.Contains(err.Error(), "nothing to read from") {
			t.Errorf("%s(nil): got error %v", name, err)
		}
	}
	if err := train(); !errors.Is(err, lexicon.ErrNothing) {
		t.Errorf("Train of no pairs: got error %v", err)
	}
}

func TestNilOptionsAreIgnored(t *testing.T) {
	pairs := func(yield func(string, string) bool) { yield("rumah", "house") }
	l, err := lexicon.Train(t.Context(), language.Indonesian, language.English, pairs, nil, lexicon.OnProgress(nil))
	if err != nil || l.Source().Len() != 1 {
		t.Errorf("got %v, error %v", l, err)
	}
}
