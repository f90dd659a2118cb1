package lexicon

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"math"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// pairs ranges over lines of the form "source = target".
func pairs(text string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for line := range strings.Lines(text) {
			source, target, _ := strings.Cut(strings.TrimSpace(line), " = ")
			if !yield(source, target) {
				return
			}
		}
	}
}

// primer is what the tests learn from.
const primer = `Rumah itu besar = The house is big
Rumah itu kecil = The house is small
Buku itu besar = The book is big
Buku itu kecil = The book is small
Rumah dan buku = House and book
Besar dan kecil = Big and small
`

func train(t testing.TB, text string, options ...Option) *Lexicon {
	t.Helper()
	l, err := Train(t.Context(), language.Indonesian, language.English, pairs(text), options...)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// best returns the most probable translation of a word.
func best(t testing.TB, l *Lexicon, word string) string {
	t.Helper()
	id, ok := l.Source().Find(word)
	if !ok {
		t.Fatalf("no word %q", word)
	}
	for to := range l.Translations(id) {
		return l.Target().Word(to)
	}
	return ""
}

func TestTrainLearnsWords(t *testing.T) {
	l := train(t, primer)
	for _, test := range []struct{ source, target string }{
		{"rumah", "house"}, {"buku", "book"}, {"besar", "big"}, {"kecil", "small"}, {"dan", "and"},
	} {
		if got := best(t, l, test.source); got != test.target {
			t.Errorf("%s is %q, want %q", test.source, got, test.target)
		}
		if got := best(t, l.Reverse(), test.target); got != test.source {
			t.Errorf("%s is %q, want %q", test.target, got, test.source)
		}
	}
	rumah, _ := l.Source().Find("rumah")
	if got, want := float64(l.Source().Frequency(rumah)), 3.0/18; math.Abs(got/want-1) > 0.07 {
		t.Errorf("frequency of rumah %g, want %g", got, want)
	}
}

func TestWriteRead(t *testing.T) {
	l := train(t, primer)
	var file bytes.Buffer
	if _, err := l.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	read, err := Read(bytes.NewReader(file.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	read.WriteTo(&again)
	if !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Error("a lexicon changed on its way through a file")
	}
}

func TestTrainStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Train(ctx, language.Indonesian, language.English, pairs(primer))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
