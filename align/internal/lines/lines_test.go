package lines

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

type place struct {
	line, column int
	err          error
}

func (p place) Error() string { return fmt.Sprintf("%d:%d: %v", p.line, p.column, p.err) }

func failure(line, column int, err error) error { return place{line, column, err} }

func TestReader(t *testing.T) {
	for _, test := range []struct {
		name, file string
		want       []string
		err        string
	}{
		{"an empty file", "", nil, "<nil>"},
		{"kinds of line breaks", "a\r\n\n b \nc", []string{"a", "", " b ", "c"}, "<nil>"},
		{"a byte order mark", "\ufeffa\n\ufeffb", []string{"a", "\ufeffb"}, "<nil>"},
		{"a line too long", "a\n" + strings.Repeat("b", 20), []string{"a"}, "2:11: the line is longer than 10 bytes"},
		{"Latin-1", "a\nab\xe4\n", []string{"a"}, "2:3: the text is not UTF-8"},
		{"UTF-16", "a\x00b\x00\n", nil, "1:2: the text is not UTF-8"},
		{"the replacement character", "\ufffd", []string{"\ufffd"}, "<nil>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			r := New(strings.NewReader(test.file), 10, failure)
			for r.Next() {
				got = append(got, r.Text())
			}
			if !slices.Equal(got, test.want) || !strings.HasPrefix(fmt.Sprint(r.Err()), test.err) {
				t.Errorf("got %q, error %v", got, r.Err())
			}
		})
	}
}

func TestReaderReturnsTheErrorOfTheFile(t *testing.T) {
	broken := errors.New("broken disk")
	r := New(iotest.ErrReader(broken), 10, failure)
	if r.Next() || r.Err() != broken {
		t.Errorf("got error %v", r.Err())
	}
}

func TestFailTellsThePlace(t *testing.T) {
	r := New(strings.NewReader("a\nbc"), 10, failure)
	r.Next()
	r.Next()
	wrong := errors.New("wrong")
	if got := r.Fail(wrong); got != (place{2, 1, wrong}) {
		t.Errorf("got %v", got)
	}
	if got := r.Fail(fmt.Errorf("within: %w", At{1, wrong})); got != (place{2, 2, wrong}) {
		t.Errorf("got %v", got)
	}
}

func TestNumber(t *testing.T) {
	for field, want := range map[string]string{
		"0": "0 <nil>", "9": "9 <nil>", "10": `0 "10" is not a number from 0 to 9`, "-1": `0 "-1" is not a number from 0 to 9`,
		"": `0 "" is not a number from 0 to 9`, strings.Repeat("ä", 50): `0 "` + strings.Repeat("ä", 40) + `"... is not a number from 0 to 9`,
	} {
		n, err := Number(field, 9)
		if got := fmt.Sprint(n, " ", err); got != want {
			t.Errorf("Number(%q) is %s, want %s", field, got, want)
		}
	}
}
