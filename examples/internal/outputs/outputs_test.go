package outputs

import (
	"errors"
	"flag"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/command"
	"golang.org/x/text/language"
)

func parsed(t *testing.T, args ...string) *Settings {
	t.Helper()
	s := &Settings{Own: []Format{"json"}}
	var flags flag.FlagSet
	s.Flags(&flags)
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFormatOf(t *testing.T) {
	for _, test := range []struct {
		flag, name string
		want       Format
		err        string
	}{
		{"", "", Text, ""},
		{"", "out", Text, ""},
		{"", "out.TXT", Text, ""},
		{"", "a.b/out", Text, ""},
		{"", "out.json", "json", ""},
		{"", "out.xlf", "xliff12", ""},
		{"", "out.po", "", "out.po: no format is known by that ending"},
		{"tmx", "out.txt", "tmx", ""},
		{"TMX", "", "tmx", ""},
		{"moses", "corpus", Moses, ""},
		{"opus", "", "", "-format opus makes a folder"},
		{"", "out.xlsx", "xlsx", ""},
		{"moses", "", "", "-format moses makes two files"},
		{"pdf", "out.tmx", "", "-format pdf: want text, moses, opus, json, tsv,"},
		{"", "out.pdf", "", "out.pdf: no format is known by that ending"},
	} {
		got, err := parsed(t, "-format", test.flag).FormatOf(test.name)
		if test.err != "" {
			if err == nil || !strings.HasPrefix(err.Error(), test.err) || command.Code(err) != command.Misused {
				t.Errorf("%q, %q: error %v, want %s", test.flag, test.name, err, test.err)
			}
		} else if got != test.want || err != nil {
			t.Errorf("%q, %q: got %q, %v, want %q", test.flag, test.name, got, err, test.want)
		}
	}
}

func TestNames(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, test := range []struct {
		name, format string
		pairs        [][2]string
		want         []string
	}{
		{"names that tell", "", [][2]string{{"in/lake/id.txt", "in/sea/en.html"}, {"in/lake/de.txt", "in/sea/en.html"}},
			[]string{"out/id--en.txt", "out/de--en.txt"}},
		{"files of one folder", "tmx", [][2]string{{"in/a.txt", "in/b.html"}}, []string{"out/a--b.tmx"}},
		{"folders that tell more than names", "", [][2]string{{"in/lake/id.txt", "in/lake/en.txt"}, {"in/sea/id.txt", "in/sea/en.txt"}},
			[]string{"out/lake-id--lake-en.txt", "out/sea-id--sea-en.txt"}},
		{"the same but for the ending", "moses", [][2]string{{"a.txt", "b.txt"}, {"A.html", "b.html"}, {"a", "b"}},
			[]string{"out/a--b", "out/A--b-2", "out/a--b-3"}},
		{"absolute and relative", "xces", [][2]string{{"/a.txt", "/b.txt"}}, []string{"out/a--b.xces"}},
		{"loaders of data sets go by the ending", "translation", [][2]string{{"a.txt", "b.txt"}}, []string{"out/a--b.jsonl"}},
		{"none", "tsv", nil, []string{}},
	} {
		got, err := parsed(t, "-format", test.format).Names("out", test.pairs)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, %v, want %q", test.name, got, err, test.want)
		}
	}
}

func TestNamesAreShortEnoughForFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	long := strings.Repeat("ü", 120)
	names, err := parsed(t, "-format", "xliff").Names("out", [][2]string{{long + "1.txt", long + "2.txt"}, {long + "1.txt", long + "3.txt"}})
	if err != nil || len(names) != 2 || names[0] == names[1] {
		t.Fatalf("got %q, %v", names, err)
	}
	for _, name := range names {
		if !utf8.ValidString(name) || !strings.HasSuffix(name, ".xliff") {
			t.Errorf("got %q", name)
		}
		if err := command.WriteFile(name, func(io.Writer) error { return nil }); err != nil {
			t.Error(err)
		}
	}
}

func TestIsFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("there", 0o700); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"there": true, "there/": true, "new/": true, "new": false, "": false} {
		if got := IsFolder(name); got != want {
			t.Errorf("%q: got %t", name, got)
		}
	}
}

func TestInputsAreNotWrittenOver(t *testing.T) {
	t.Chdir(t.TempDir())
	alignment := &align.Alignment{
		Source: align.FromSentences("a.de", language.German, "Ja."),
		Target: align.FromSentences("a.en", language.English, "Yes."),
		Beads:  []align.Bead{{Source: align.Span{Start: 0, End: 1}, Target: align.Span{Start: 0, End: 1}, Confidence: 1}},
	}
	for _, test := range []struct{ format, input, out string }{
		{"tmx", "in.tmx", "./in.tmx"}, {"text", "in.tmx", "in.tmx"}, {"moses", "a.de", "a"}, {"moses", "a.en", "a"},
	} {
		s := parsed(t, "-format", test.format)
		s.Protect(test.input)
		if _, err := s.Write(io.Discard, test.out, alignment); err == nil || !strings.Contains(err.Error(), "would overwrite") {
			t.Errorf("%s over %s: %v", test.format, test.input, err)
		}
		if _, err := os.Stat(test.input); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s over %s: it was written", test.format, test.input)
		}
		if _, err := s.Write(io.Discard, "b", alignment); err != nil {
			t.Error(err)
		}
	}
}

// What points into documents names the files that they are written as.
func TestOPUS(t *testing.T) {
	t.Chdir(t.TempDir())
	one := align.Span{Start: 0, End: 1}
	pair := func(source, target string) *align.Alignment {
		return &align.Alignment{
			Source: align.Parse(source, language.German, "Ja & nein.\n\nNa."), Target: align.FromSentences(target, language.English, "Yes."),
			Beads: []align.Bead{{Source: one, Target: one, Confidence: 1}},
		}
	}
	alignments := []*align.Alignment{pair("in/a.txt", "in/b.txt"), pair("in/c/a.txt", "in/b.txt")}
	for range 2 { // into a folder that is new, and one that is there
		s := parsed(t, "-format", "opus", "-o", "corpus")
		if removed, err := s.WriteAll(io.Discard, alignments); removed != 0 || err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"corpus/xml/de/a.xml":   "<p id=\"1\">\n<s id=\"1\">Ja &amp; nein.</s>\n</p>\n<p id=\"2\">\n<s id=\"2\">Na.</s>\n</p>\n</document>",
		"corpus/xml/de/c-a.xml": "<document id=\"in/c/a.txt\">",
		"corpus/xml/en/b.xml":   "<s id=\"1\">Yes.</s>",
		"corpus/xml/de-en.xml":  "fromDoc=\"de/c-a.xml\" toDoc=\"en/b.xml\">\n<link certainty=\"1.0000\" xtargets=\"1;1\"",
	} {
		if got, err := os.ReadFile(name); err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s holds %s, %v, want %s", name, got, err, want)
		}
	}
}
