package wordalign

import (
	"slices"
	"testing"

	"github.com/sejajar/sejajar/align/internal/translation"
)

// tablesOf makes tables in which each source word is translated by some target
// words, and back, all alike.
func tablesOf(sourceWords, targetWords int, translations map[int32][]int32) (ahead, back translation.Table) {
	ahead = make(translation.Table, sourceWords)
	for s, targets := range translations {
		for _, t := range targets {
			ahead[s].Entries = append(ahead[s].Entries, translation.Entry{Word: t, P: 0.8 / float32(len(targets))})
		}
	}
	return ahead, ahead.Transpose(targetWords)
}

func TestLinks(t *testing.T) {
	for _, test := range []struct {
		name           string
		source, target []int32
		translations   map[int32][]int32
		want           [][2]int
	}{
		{"no words", nil, []int32{0}, nil, nil},
		{"words that nobody knows", []int32{0, 1, 2, 3}, []int32{0, 1, 2, 3}, nil, nil},
		{"the order changes", []int32{0, 1, 2}, []int32{2, 0, 1}, map[int32][]int32{0: {0}, 1: {1}, 2: {2}}, [][2]int{{0, 1}, {1, 2}, {2, 0}}},
		{"a compound is many words", []int32{0, 1}, []int32{0, 1, 2}, map[int32][]int32{0: {0, 1}, 1: {2}}, [][2]int{{0, 0}, {0, 1}, {1, 2}}},
		{"many words are one", []int32{0, 1, 2}, []int32{0, 1}, map[int32][]int32{0: {0}, 1: {0}, 2: {1}}, [][2]int{{0, 0}, {1, 0}, {2, 1}}},
		{"of words that come twice, the nearest", []int32{0, 1, 0, 2}, []int32{0, 1, 0, 2}, map[int32][]int32{0: {0}, 1: {1}, 2: {2}},
			[][2]int{{0, 0}, {1, 1}, {2, 2}, {3, 3}}},
		{"a word between others that are linked", []int32{0, 1, 2}, []int32{0, 1, 2}, map[int32][]int32{0: {0}, 2: {2}},
			[][2]int{{0, 0}, {1, 1}, {2, 2}}},
	} {
		ahead, back := tablesOf(4, 4, test.translations)
		var got [][2]int
		for _, l := range Links(test.source, test.target, ahead, back) {
			got = append(got, [2]int{l.Source, l.Target})
			if l.Probability < grown || l.Probability > 1 {
				t.Errorf("%s: link %v has probability %g", test.name, l, l.Probability)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: links %v, want %v", test.name, got, test.want)
		}
	}
}

func TestLinksOfTooManyWords(t *testing.T) {
	ahead, back := tablesOf(1, 1, map[int32][]int32{0: {0}})
	if links := Links(make([]int32, 1001), make([]int32, 1000), ahead, back); links != nil {
		t.Errorf("there are %d links of a million pairs of words", len(links))
	}
}

// Sentences too long for the hidden Markov model are linked word by word.
func TestLinksOfLongSentences(t *testing.T) {
	const n = 400
	words, translations := make([]int32, n), make(map[int32][]int32)
	for w := range words {
		words[w], translations[int32(w)] = int32(w), []int32{int32(w)}
	}
	ahead, back := tablesOf(n, n, translations)
	links := Links(words, words, ahead, back)
	if len(links) != n {
		t.Fatalf("%d links of %d words", len(links), n)
	}
	for _, l := range links {
		if l.Source != l.Target {
			t.Errorf("word %d is linked to %d", l.Source, l.Target)
		}
	}
}
