package lexicon

import (
	"bytes"
	"math"
	"testing"

	"golang.org/x/text/language"
)

// probability returns p(target|source), or 0 where a word is not known.
func probability(l *Lexicon, source, target string) float64 {
	s, known := l.Source().Find(source)
	t, ok := l.Target().Find(target)
	if !known || !ok {
		return 0
	}
	for word, p := range l.Translations(s) {
		if word == t {
			return float64(p)
		}
	}
	return 0
}

func TestJoinTrustsTheFirst(t *testing.T) {
	first := glossaryOf(t, "rumah\thouse\nbuku\tbook\n")
	second := glossaryOf(t, "rumah\thome\nair\twater\n")
	joined, err := Join(first, second)
	if err != nil {
		t.Fatal(err)
	}
	house, open := probability(first, "rumah", "house"), 1-probability(first, "rumah", "house")
	for _, test := range []struct {
		source, target string
		want           float64
	}{
		{"rumah", "house", house},
		{"rumah", "home", open * probability(second, "rumah", "home")},
		{"buku", "book", probability(first, "buku", "book")},
		{"air", "water", probability(second, "air", "water")},
		{"air", "book", 0},
	} {
		if got := probability(joined, test.source, test.target); math.Abs(got-test.want) > 0.04*test.want {
			t.Errorf("p(%s|%s) = %g, want %g", test.target, test.source, got, test.want)
		}
		if got := probability(joined.Reverse(), test.target, test.source); (got == 0) != (test.want == 0) {
			t.Errorf("p(%s|%s) = %g", test.source, test.target, got)
		}
	}
}

func TestThroughMultipliesBothSteps(t *testing.T) {
	first := glossaryOf(t, "rumah\thouse\nrumah\thome\nair\twater\nbesok\ttomorrow\n")
	second, err := ReadGlossary(t.Context(), bytes.NewReader([]byte("house\tHaus\nhome\tHaus\nwater\tWasser\n")), language.English,
		language.German)
	if err != nil {
		t.Fatal(err)
	}
	l, err := Through(first, second)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		source, target string
		want           float64
	}{
		{"rumah", "haus", probability(first, "rumah", "house")*probability(second, "house", "haus") +
			probability(first, "rumah", "home")*probability(second, "home", "haus")},
		{"air", "wasser", probability(first, "air", "water") * probability(second, "water", "wasser")},
		{"air", "haus", 0},
	} {
		if got := probability(l, test.source, test.target); math.Abs(got-test.want) > 0.04*test.want {
			t.Errorf("p(%s|%s) = %g, want %g", test.target, test.source, got, test.want)
		}
	}
	if from, to := l.Languages(); from != language.Indonesian || to != language.German {
		t.Errorf("a lexicon from %v to %v", from, to)
	}
	if _, ok := l.Source().Find("besok"); ok {
		t.Error("a word without a way is known")
	}
}

func TestPruneKeepsWhatIsProbable(t *testing.T) {
	l := train(t, primer)
	if same, err := l.Prune(0); err != nil || !bytes.Equal(bytesOf(t, same), bytesOf(t, l)) {
		t.Errorf("pruning nothing changed the lexicon, %v", err)
	}
	pruned, err := l.Prune(0.4)
	if err != nil {
		t.Fatal(err)
	}
	for id, word := range pruned.Source().All() {
		for _, p := range pruned.Translations(id) {
			if p < 0.4 {
				t.Errorf("%q keeps a translation of probability %g", word, p)
			}
		}
	}
	if pruned.Source().Len() == 0 {
		t.Error("nothing is left")
	}
}

func TestLexiconsOfOtherLanguagesDoNotGoTogether(t *testing.T) {
	l := glossaryOf(t, "rumah\thouse\n")
	if _, err := Join(l, l.Reverse()); err == nil {
		t.Error("joined the words of two languages")
	}
	if _, err := Through(l, l); err == nil {
		t.Error("went from English to Indonesian as if they were one")
	}
	for _, p := range []float64{-1, 2, math.NaN()} {
		if _, err := l.Prune(p); err == nil {
			t.Errorf("pruned at %g", p)
		}
	}
}
