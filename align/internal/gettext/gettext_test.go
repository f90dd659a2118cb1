package gettext

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func entriesOf(file string, maxBytes int) (shown []string, err error) {
	p := Parser{MaxBytes: maxBytes}
	show := func(e *Entry) {
		if e != nil {
			shown = append(shown, fmt.Sprintf("%q %q %q %q %t %t", e.Context, e.ID, e.Plural, e.Translations, e.Fuzzy, e.Obsolete))
		}
	}
	start := 0
	for line := range strings.Lines(file) {
		e, err := p.Line(strings.TrimSuffix(line, "\n"), start)
		show(e)
		if err != nil {
			return shown, err
		}
		start += len(line)
	}
	show(p.End())
	return shown, nil
}

func TestParser(t *testing.T) {
	for _, test := range []struct {
		name, file string
		want       []string
	}{
		{"entries", "# a\n#: b.c:1\nmsgid \"x\"\nmsgstr \"y\"\n\nmsgid \"z\"\nmsgstr \"\"\n",
			[]string{`"" "x" "" ["y"] false false`, `"" "z" "" [""] false false`}},
		{"lines and escapes", "msgid \"\"\n\"a\\n\"\n \"\\\"b\\\\\\t\\x41\\102\\q\" \nmsgstr \"c\"\nmsgid \"d\"\nmsgstr \"e\"\n",
			[]string{`"" "a\n\"b\\\tABq" "" ["c"] false false`, `"" "d" "" ["e"] false false`}},
		{"context and plural",
			"msgctxt \"menu\"\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d Datei\"\nmsgstr[1] \"%d Dateien\"\n",
			[]string{`"menu" "%d file" "%d files" ["%d Datei" "%d Dateien"] false false`}},
		{"fuzzy and obsolete", "#, c-format, fuzzy\n#| msgid \"w\"\nmsgid \"x\"\nmsgstr \"y\"\n#~ msgid \"o\"\n#~ msgstr \"p\"\n\n" +
			"#~| msgid \"q\"\n#~ msgid \"r\"\n#~ msgstr \"s\"\n",
			[]string{`"" "x" "" ["y"] true false`, `"" "o" "" ["p"] false true`, `"" "r" "" ["s"] false true`}},
		{"nothing", "\n# a\n", nil},
	} {
		got, err := entriesOf(test.file, 0)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, %v, want %v", test.name, got, err, test.want)
		}
	}
}

func TestParserRefuses(t *testing.T) {
	for _, test := range []struct{ file, want string }{
		{"<html>", `"<html>" has no text in quotes`},
		{"\"a\"", "the text belongs to no keyword such as msgid"},
		{"msgid \"a", "the line does not end with the quote of its text"},
		{"msgid \"a\\\"", "the line does not end with the quote of its text"},
		{"msgid \"a\" b", "the line does not end with the quote of its text"},
		{"msgfoo \"a\"", `"msgfoo" is no keyword such as msgid`},
		{"msgid \"a\"\nmsgctxt \"b\"\nmsgctxt \"c\"", "the entry has a second msgctxt"},
		{"msgid \"" + strings.Repeat("a", 100) + "\"", ErrTooLarge.Error()},
	} {
		if _, err := entriesOf(test.file, 100); err == nil || err.Error() != test.want {
			t.Errorf("%.20q: got %v, want %s", test.file, err, test.want)
		}
	}
	if _, err := entriesOf("msgid \"1\"\n"+strings.Repeat("\"23456789\"\n", 10), 100); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func TestHeader(t *testing.T) {
	var p Parser
	for _, line := range []string{`msgid ""`, `msgstr ""`, `"Language: id\n"`, `"Content-Type: text/plain; charset=ISO-8859-1\n"`} {
		if _, err := p.Line(line, 0); err != nil {
			t.Fatal(err)
		}
	}
	if e := p.End(); e.Header("language") != "id" || e.Header("plural-forms") != "" || e.Translated() {
		t.Errorf("%+v", e)
	}
	if got := Charset([]byte("msgstr \"\"\n\"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n")); got != "ISO-8859-1" {
		t.Errorf("got %s", got)
	}
	if got := Charset([]byte("\"Content-Type: text/plain; charset=CHARSET\\n\"")); got != "" {
		t.Errorf("got %s", got)
	}
}
