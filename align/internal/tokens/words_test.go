package tokens

import (
	"slices"
	"testing"

	"github.com/sejajar/sejajar/align/segment"
)

// Words stand where their forms were read.
func TestPlaces(t *testing.T) {
	const text = "„Straße“ – e.g. 28.000 don't, H₂O Rp41.500 (ya) 5 %!"
	read, err := Read(t.Context(), text, []segment.Sentence{{End: len(text)}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, w := range read.Sentences[0] {
		want = append(want, read.Words[w])
	}
	end := 0
	for _, p := range Places(text) {
		if p.Start < end || p.End <= p.Start {
			t.Errorf("a word stands at %v, after one that ends at %d", p, end)
		}
		end = p.End
		got = append(got, Normalise(text[p.Start:p.End]))
	}
	if !slices.Equal(got, want) || len(want) < 8 {
		t.Errorf("words %q stand there, and %q are read", got, want)
	}
	if Places("") != nil || Places(" – !") != nil {
		t.Error("there are words where none are")
	}
}
