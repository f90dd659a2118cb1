package claims

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
)

// Neighbours that surely report the same as one sentence are one run.
func TestRuns(t *testing.T) {
	for _, test := range []struct {
		name string
		p    [][]float64
		want string
	}{
		{"no sentences", nil, "[]"},
		{"two against one", [][]float64{{0.97, 0}, {0.94, 0}, {0, 0.97}}, "[2-1 [0,2)-[0,1) 0.94]"},
		{"one against two", [][]float64{{0.97, 0.95}, {0, 0.1}}, "[1-2 [0,1)-[0,2) 0.95]"},
		{"one of them is not sure", [][]float64{{0.97, 0.9}}, "[]"},
		{"no more than three", [][]float64{{0.95}, {0.95}, {0.95}, {0.97}}, "[3-1 [0,3)-[0,1) 0.95]"},
	} {
		if got := fmt.Sprint(runs(test.p)); got != test.want {
			t.Errorf("%s: the runs are %s, want %s", test.name, got, test.want)
		}
	}
}

func match(t *testing.T, a, b align.Document, vectors [][][]float32) *Match {
	t.Helper()
	story, err := New(t.Context(), []align.Document{a, b}, lexicon.EmbeddedSet(), vectors)
	if err != nil {
		t.Fatal(err)
	}
	pair, err := story.Compare(t.Context(), 0, 1, &align.Alignment{Source: a, Target: b})
	if err != nil {
		t.Fatal(err)
	}
	return NewWeb([]*Pair{pair}).Match(pair)
}

// Every sentence is in a bead, in order, whatever the documents are.
func TestEverySentenceIsThere(t *testing.T) {
	full := align.FromSentences("a", language.English, "The ferry Narwala carried 512 people.", "Nobody was hurt.", "")
	for _, test := range []struct {
		name string
		a, b align.Document
	}{
		{"nothing", align.Document{}, align.Document{}},
		{"nothing on one side", full, align.Document{}},
		{"nothing on the other", align.Document{}, full},
		{"itself", full, full},
		{"another language", full, align.FromSentences("b", language.French, "Le ferry Narwala portait 512 personnes.")},
	} {
		here, there := make([]bool, len(test.a.Sentences)), make([]bool, len(test.b.Sentences))
		for _, b := range match(t, test.a, test.b, nil).Beads {
			if !(b.Confidence >= 0 && b.Confidence <= 1) {
				t.Errorf("%s: bead %v", test.name, b)
			}
			for i := b.Source.Start; i < b.Source.End; i++ {
				here[i] = true
			}
			for j := b.Target.Start; j < b.Target.End; j++ {
				there[j] = true
			}
		}
		for _, side := range [][]bool{here, there} {
			for i, told := range side {
				if !told {
					t.Errorf("%s: sentence %d is in no bead", test.name, i)
				}
			}
		}
	}
}

// Vectors without a direction, or of different lengths, say nothing.
func TestVectorsThatSayNothing(t *testing.T) {
	a := align.FromSentences("a", language.English, "The ferry Narwala carried 512 people.", "Nobody was hurt.")
	b := align.FromSentences("b", language.English, "Wind was strong.", "512 people stood on the Narwala, a ferry.")
	want := fmt.Sprint(match(t, a, b, nil).Beads)
	for _, vectors := range [][][][]float32{
		{{nil, nil}, {nil, nil}},
		{{{0, 0}, {0, 0}}, {{1, 0}, {0, 1}}},
		{{{1}, {2}}, {{1, 0}, {0, 1}}},
	} {
		if got := fmt.Sprint(match(t, a, b, vectors).Beads); got != want {
			t.Errorf("with the vectors %v the beads are %s, want %s", vectors, got, want)
		}
	}
}

// What a sentence is attributed to counts for it.
func TestAttributionsCount(t *testing.T) {
	en := align.Parse("en", language.English, "He spoke of a first step on the way. CNN.\n\nNobody else had been there before.")
	de := align.Parse("de", language.German, "Im Sender CNN sprach er von einem Anfang.\n\nMehr war nicht zu hören.")
	story, err := New(t.Context(), []align.Document{en, de}, lexicon.EmbeddedSet(), nil)
	if err != nil {
		t.Fatal(err)
	}
	told := func(i int) (words []string) {
		for _, w := range story.pages[0].told[i] {
			words = append(words, story.pages[0].text.Words[w])
		}
		return words
	}
	if got := fmt.Sprint(told(0), told(1)); got != "[he spoke of a first step on the way cnn] []" {
		t.Errorf("the sentences say %s", got)
	}
}
