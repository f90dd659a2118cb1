package lexicon

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/language"
)

func glossaryOf(t testing.TB, text string) *Lexicon {
	t.Helper()
	l, err := ReadGlossary(t.Context(), strings.NewReader(text), language.Indonesian, language.English)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestReadGlossary(t *testing.T) {
	for _, test := range []struct{ name, text, source, target string }{
		{"two columns", "Rumah\tHouse\n", "rumah", "house"},
		{"a weight", "rumah\thouse\t0.5", "rumah", "house"},
		{"hunalign's order", "house @ rumah\n", "rumah", "house"},
		{"a byte order mark", "\ufeffrumah\thouse\r\n", "rumah", "house"},
		{"comments and blank lines", "# words\n\n \t \nrumah\thouse\n", "rumah", "house"},
		{"the surer translation", "rumah\thouse\t0.9\nrumah\thome\t0.1\n", "rumah", "house"},
		{"several words", "hak asasi\thuman rights\nhak\trights\n", "asasi", "human"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := glossaryOf(t, test.text)
			if got := best(t, l, test.source); got != test.target {
				t.Errorf("%s is %q, want %q", test.source, got, test.target)
			}
			if id, _ := l.Source().Find(test.source); l.Source().Frequency(id) != 0 {
				t.Error("a frequency is known")
			}
		})
	}
}

func TestReadGlossaryRefuses(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "\n# nothing\n", ErrNothing.Error()},
		{"one column", "a\tb\nrumah house\n", "line 2, column 1: want source"},
		{"too many columns", "a\tb\t1\tx\n", "line 1, column 1: want source"},
		{"a weight that is no number", "a\tb\tmuch\n", `line 1, column 5: the weight is "much"`},
		{"a weight of nothing", "\na\tb\t0\n", `line 2, column 5: the weight is "0"`},
		{"a weight above 1", "a\tb\t2\n", `line 1, column 5: the weight is "2"`},
		{"an endless line", "a\tb\n" + strings.Repeat("x", longestEntry+1), "line 2, column 65537: the line is longer"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ReadGlossary(t.Context(), strings.NewReader(test.text), language.Indonesian, language.English)
			var syntax *SyntaxError
			if err == nil || errors.As(err, &syntax) == errors.Is(err, ErrNothing) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
	broken := errors.New("broken disk")
	if _, err := ReadGlossary(t.Context(), iotest.ErrReader(broken), language.Und, language.Und); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

func FuzzReadGlossary(f *testing.F) {
	f.Add("rumah\thouse\nhak asasi\thuman rights\t0.5\nhouse @ rumah\n")
	f.Add("a\tb\t1e-300\nc\tb\t1e-9\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ReadGlossary(t.Context(), strings.NewReader(text), language.Indonesian, language.English)
		if err != nil {
			return
		}
		for _, direction := range []*Lexicon{l, l.Reverse()} {
			if err := direction.source.check(); err != nil {
				t.Error(err)
			}
		}
	})
}
