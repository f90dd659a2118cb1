package extract

import (
	"slices"
	"testing"
)

func TestBlocksOfText(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"\ufeff \n", nil},
		{"\ufeffa", []string{"a"}},
		{" a\nb \n\n\tc\r\n \t\r\nd\r\re", []string{"a\nb", "c", "d", "e"}},
		{"\n\na\u00a0\n", []string{"a"}},
	} {
		file, err := Parse(t.Context(), "a", []byte(test.text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range file.Blocks {
			got = append(got, b.Range.In(file.Text))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
		checkFile(t, file, []byte(test.text))
	}
}
