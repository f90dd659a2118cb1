package bitext_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/bitext"
)

func TestMoses(t *testing.T) {
	var source, target strings.Builder
	w := bitext.NewMosesWriter(&source, &target)
	for _, u := range []bitext.Unit{
		{Versions: []bitext.Version{{Text: " a\n\nb\u2028c"}, {Text: "A \u00a0B"}}},
		{Versions: []bitext.Version{{Text: "left out"}, {Text: " \n"}}},
		{Versions: []bitext.Version{{Text: "d"}, {Text: "D"}}},
	} {
		if err := w.Write(u); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if source.String() != "a b c\nd\n" || target.String() != "A \u00a0B\nD\n" {
		t.Errorf("got %q and %q", source.String(), target.String())
	}
	var got []string
	for u, err := range bitext.ReadMoses(strings.NewReader(source.String()), strings.NewReader(target.String())) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, u.Versions[0].Text+"="+u.Versions[1].Text)
	}
	if want := []string{"a b c=A \u00a0B", "d=D"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMosesFilesOfDifferentLength(t *testing.T) {
	for _, test := range []struct{ source, target, want string }{
		{"a\nb\n", "A\n", "line 2, column 1: one file ends before this line"},
		{"a\n", "A\nB\n", "line 2, column 1: one file ends before this line"},
		{"a\n", "A\n\xff\n", "target: moses, line 2, column 1: the text is not UTF-8"},
		{"a\n\xff", "A\nB\n", "source: moses, line 2, column 1: the text is not UTF-8"},
	} {
		var err error
		for _, err = range bitext.ReadMoses(strings.NewReader(test.source), strings.NewReader(test.target)) {
		}
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("got %v, want %s", err, test.want)
		}
	}
}

func TestMosesFilesWithoutEndAreRefused(t *testing.T) {
	var err error
	for _, err = range bitext.ReadMoses(strings.NewReader("a\n"), &endless{body: "text"}) {
	}
	var syntax *bitext.SyntaxError
	if !errors.As(err, &syntax) || syntax.Line != 1 || syntax.Column < 1 {
		t.Errorf("got %v, want a syntax error with its place", err)
	}
}
