package terminal

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPrintable(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain text stays", "„Guten Tag“, kata dia – 你好 👩‍👩‍👧", "„Guten Tag“, kata dia – 你好 👩‍👩‍👧"},
		{"white space becomes spaces", "a\tb\r\nc\u2028d\u00a0e", "a b  c d e"},
		{"escape sequences are shown", "\x1b[2Jgone", "␛[2Jgone"},
		{"bells and NULs are shown", "a\a\x00b", "a␇␀b"},
		{"eight-bit controls are shown", "a\u009b31mb", "a<U+009B>31mb"},
		{"reversed direction is shown", "exe\u202egpj", "exe<U+202E>gpj"},
		{"delete is shown", "a\x7fb", "a<U+007F>b"},
		{"invalid UTF-8 is replaced", "a\xffb", "a\ufffdb"},
		{"soft hyphens and byte order marks go", "\ufeffauf\u00adhören", "aufhören"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Printable(test.text); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name, text string
		width      int
		want       []string
	}{
		{"breaks at spaces", "the ferry left at noon", 10, []string{"the ferry", "left at", "noon"}},
		{"white space is one space", " a \n\n b\t", 10, []string{"a b"}},
		{"a line may be full", "ab cd", 5, []string{"ab cd"}},
		{"a long word is broken", "see Donaudampfschiff now", 8, []string{"see", "Donaudam", "pfschiff", "now"}},
		{"wide characters take two columns", "你好世界", 5, []string{"你好", "世界"}},
		{"combined characters stay whole", "e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"a character wider than the line has it alone", "你好", 1, []string{"你", "好"}},
		{"blank text is one empty line", " \n ", 10, []string{""}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Wrap(test.text, test.width); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestColumnsAreWhatTheEnvironmentSays(t *testing.T) {
	for columns, want := range map[string]int{"": 100, "80": 80, "7": 40, "1000": 140, "wide": 100, "-3": 100} {
		t.Setenv("COLUMNS", columns)
		if got := Columns(new(bytes.Buffer)); got != want {
			t.Errorf("COLUMNS=%s: %d columns, want %d", columns, got, want)
		}
	}
}

func TestPad(t *testing.T) {
	for _, text := range []string{"", "abc", "你好", "longer than it"} {
		want := max(8, Width(text))
		if got := Width(Pad(text, 8)); got != want {
			t.Errorf("%q padded to 8 is %d columns wide, want %d", text, got, want)
		}
	}
}

func TestProgressIsSilentWithoutTerminal(t *testing.T) {
	var out bytes.Buffer
	p := NewProgress(&out, 3, "pairs")
	for range 3 {
		p.Step()
	}
	p.Clear()
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
}

// FuzzWrap holds that no line is too wide, that nothing but white space is
// lost, and that nothing unsafe is left.
func FuzzWrap(f *testing.F) {
	f.Add("the ferry left at noon", 7)
	f.Add("你好 e\u0301 👩‍👩‍👧\x1b[31m\xff", 3)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 2 || width > 200 {
			t.Skip()
		}
		lines := Wrap(text, width)
		for _, line := range lines {
			if wide := Width(line); wide > width {
				t.Errorf("%q is %d columns wide, more than %d", line, wide, width)
			}
			if !utf8.ValidString(line) || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == 0x7f }) {
				t.Errorf("%q is not safe", line)
			}
		}
		whole := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := whole(strings.Join(lines, "")), whole(Printable(text)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
