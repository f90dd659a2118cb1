package lexicon_test

import (
	"errors"
	"io"
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
	_, glossary := lexicon.ReadGlossary(t.Context(), nil, language.Indonesian, language.English)
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

func TestZeroLexiconsHaveNoWords(t *testing.T) {
	for name, zero := range map[string]*lexicon.Lexicon{"zero": new(lexicon.Lexicon), "nil": nil} {
		t.Run(name, func(t *testing.T) { requireNoWords(t, zero) })
	}
}

func requireNoWords(t *testing.T, zero *lexicon.Lexicon) {
	t.Helper()
	for name, v := range map[string]*lexicon.Vocabulary{
		"Vocabulary": new(lexicon.Vocabulary), "Source": zero.Source(), "Target": zero.Reverse().Target(),
	} {
		number, ok := v.Find("house")
		if ok || v.Len() != 0 || v.Word(number) != "" || v.Frequency(number) != 0 || v.Language() != language.Und {
			t.Errorf("%s: it has a word", name)
		}
		for number := range v.Relatives("houses") {
			t.Errorf("%s: %q is a relative", name, v.Word(number))
		}
		for number, word := range v.All() {
			t.Errorf("%s: it has the word %d, %q", name, number, word)
		}
	}
	for range zero.Translations(0) {
		t.Error("it has a translation")
	}
	for word := range zero.Lookup("house") {
		t.Errorf("it translates house by %q", word)
	}
	if source, target := zero.Languages(); source != language.Und || target != language.Und {
		t.Errorf("its languages are %v and %v", source, target)
	}
	if _, err := zero.WriteTo(io.Discard); err != nil {
		t.Errorf("WriteTo: %v", err)
	}
	if _, err := zero.Prune(0.5); err != nil {
		t.Errorf("Prune: %v", err)
	}
	for name, join := range map[string]func(a, b *lexicon.Lexicon) (*lexicon.Lexicon, error){
		"Join": lexicon.Join, "Through": lexicon.Through,
	} {
		if l, err := join(zero, zero); err != nil || l.Source().Len() != 0 {
			t.Errorf("%s: got %v, error %v", name, l, err)
		}
	}
}

func TestSetsWithoutLexiconsKnowNothing(t *testing.T) {
	for name, set := range map[string]*lexicon.Set{
		"zero": new(lexicon.Set), "nil": nil, "NewSet()": lexicon.NewSet(), "of zero lexicons": lexicon.NewSet(nil, new(lexicon.Lexicon)),
	} {
		if l, ok := set.Between(language.Indonesian, language.English); ok || l != nil {
			t.Errorf("%s: there is a lexicon", name)
		}
		if list := set.Lexicons(language.Und, language.Und); len(list) != 0 {
			t.Errorf("%s: there are %d lexicons", name, len(list))
		}
	}
	if l, ok := lexicon.Embedded(language.Und, language.Und); ok || l != nil {
		t.Error("there is an embedded lexicon of no language")
	}
	if lexicon.Normalise("") != "" {
		t.Error("no word has a form")
	}
}
