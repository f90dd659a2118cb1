package segment

import (
	"slices"
	"testing"
)

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []Sentence
	}{
		{"a sentence is its line without the break", "a b\r\n c \nd", []Sentence{{0, 3, 0}, {5, 8, 0}, {9, 10, 0}}},
		{"blank lines part paragraphs", "\n\na\n \n\nb\n\n", []Sentence{{2, 3, 0}, {7, 8, 1}}},
		{"a carriage return ends a line", "a\rb\r\rc\r", []Sentence{{0, 1, 0}, {2, 3, 0}, {5, 6, 1}}},
		{"nothing of nothing", " \n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := slices.Collect(Lines(tt.text)); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
