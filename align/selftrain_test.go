package align_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/testdata"
)

// What the folds learn from is told by words that one pair alone has.
func TestSelfTrainKeepsAPairFromItsOwnErrors(t *testing.T) {
	stories := testdata.Stories()
	loads := func(yield func(align.Load) bool) {
		for _, story := range stories {
			if !yield(func(context.Context) (source, target align.Document, err error) {
				return version(t, story, "id"), version(t, story, "en"), nil
			}) {
				return
			}
		}
	}
	aligners, err := newAligner(t, align.Lexicons(nil)).SelfTrain(t.Context(), language.Indonesian, language.English, 1, loads)
	if err != nil {
		t.Fatal(err)
	}
	if len(aligners) < 2 {
		t.Fatalf("%d aligners", len(aligners))
	}
	elsewhere := make(map[string]int) // by word: the set of the aligners that know it
	for n, a := range aligners {
		l, ok := a.Lexicons().Between(language.Indonesian, language.English)
		if !ok {
			t.Fatal("no lexicon")
		}
		for _, word := range l.Source().All() {
			elsewhere[word] |= 1 << n
		}
	}
	for n, story := range stories {
		taught := 0
		for word, known := range elsewhere {
			if !onlyIn(t, word, story, stories) {
				continue
			}
			taught++
			if known>>(n%len(aligners))&1 > 0 {
				t.Errorf("the aligner of %s has learned %q from it", story, word)
			}
		}
		if taught == 0 {
			t.Errorf("%s teaches the others nothing", story)
		}
	}
}

func onlyIn(t *testing.T, word, story string, stories []string) bool {
	for _, other := range stories {
		text := strings.ToLower(version(t, other, "id").Text)
		if strings.Contains(text, word) != (other == story) {
			return false
		}
	}
	return true
}

func TestSelfTrainOfOnePairLearnsNothing(t *testing.T) {
	story := testdata.Stories()[0]
	one := func(yield func(align.Load) bool) {
		yield(func(context.Context) (source, target align.Document, err error) {
			return version(t, story, "id"), version(t, story, "en"), nil
		})
	}
	_, err := newAligner(t, align.Lexicons(nil)).SelfTrain(t.Context(), language.Indonesian, language.English, 2, one)
	if !errors.Is(err, lexicon.ErrNothing) {
		t.Errorf("error %v", err)
	}
}
