package aligners

import (
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// choose makes a folder with some lexicons and reads args there.
func choose(t *testing.T, from, to language.Tag, args ...string) (*Settings, error) {
	t.Helper()
	t.Chdir(t.TempDir())
	l, err := lexicon.ReadGlossary(t.Context(), strings.NewReader("rumah\thouse\n"), language.Indonesian, language.English)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Create("id-en.lex")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := l.WriteTo(file); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"haus.tsv":   "Haus\thouse\t0.9\n# a comment\n",
		"haus.dic":   "house @ Haus\n",
		"broken.tsv": "Haus\thouse\nBaum\n",
		"empty.tsv":  "\n",
		"text.txt":   "This is no lexicon.",
		"cut.lex":    "sejajar lexicon\x00\x01",
	} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := &Settings{Lexicons: Lexicons{Naming: "-from id -to en"}}
	flags := flag.NewFlagSet("try", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	s.Flags(flags)
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	_, err = s.New(t.Context(), from, to)
	return s, err
}

func TestChoices(t *testing.T) {
	for _, test := range []struct {
		name      string
		args      []string
		germanToo bool // whether there is one between German and English
	}{
		{"nothing said, the embedded", nil, true},
		{"none", []string{"-no-lexicon"}, true},
		{"a lexicon file", []string{"-lexicon", "id-en.lex"}, false},
		{"a table", []string{"-lexicon", "haus.tsv"}, true},
		{"a dictionary of hunalign", []string{"-lexicon", "haus.dic"}, true},
		{"several", []string{"-lexicon", "id-en.lex", "-lexicon", "haus.tsv"}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := choose(t, language.German, language.English, test.args...)
			if err != nil || s.Set() != (test.args != nil) {
				t.Fatalf("set is %t, error %v", s.Set(), err)
			}
			for _, tags := range [][2]language.Tag{{language.German, language.English}, {language.BritishEnglish, language.German}} {
				if got := s.Between(tags[0], tags[1]); got != test.germanToo {
					t.Errorf("between %v and %v: %t", tags[0], tags[1], got)
				}
			}
		})
	}
}

func TestErrorsNameTheFileAndTheRemedy(t *testing.T) {
	for _, test := range []struct {
		name string
		from language.Tag
		args []string
		code int
		want string
	}{
		{"both flags", language.German, []string{"-no-lexicon", "-lexicon", "haus.tsv"}, command.Misused, "exclude each other"},
		{"a confidence above 1", language.German, []string{"-min-confidence", "1.1"}, command.Misused, "-min-confidence is 1.1: want 0 to 1"},
		{"a limit of nothing", language.German, []string{"-max-memory", "0"}, command.Misused,
			"want -max-sentences, -max-sentence-bytes and -max-memory from 1"},
		{"rounds below 0", language.German, []string{"-self-train=-1"}, command.Misused, "-self-train is -1: want 0 rounds or more"},
		{"a glossary of no language", language.Und, []string{"-lexicon", "haus.tsv"}, command.Misused,
			"haus.tsv: a glossary does not say what languages it is of; name them, as -from id -to en"},
		{"no such file", language.German, []string{"-lexicon", "none.lex"}, command.Failed, "none.lex: no such file"},
		{"no such glossary", language.German, []string{"-lexicon", "none.tsv"}, command.Failed, "none.tsv: no such file"},
		{"no lexicon", language.German, []string{"-lexicon", "text.txt"}, command.Failed,
			"text.txt: lexicon: not a lexicon file; train makes one"},
		{"half a lexicon", language.German, []string{"-lexicon", "cut.lex"}, command.Failed, "cut.lex: lexicon: the lexicon file is damaged"},
		{"a line that is no entry", language.German, []string{"-lexicon", "broken.tsv"}, command.Failed, "broken.tsv: lexicon: line 2"},
		{"a glossary of nothing", language.German, []string{"-lexicon", "empty.tsv"}, command.Failed, "empty.tsv: lexicon: no pair has words"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := choose(t, test.from, language.English, test.args...)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got %v", err)
			}
			if code := command.Code(err); code != test.code {
				t.Errorf("exit code %d", code)
			}
		})
	}
}

func TestLimitsNameTheirFlags(t *testing.T) {
	source := align.FromSentences("a", language.German, "Eins zwei drei.", "Vier.")
	target := align.FromSentences("b", language.English, "One two three.", "Four.")
	for _, args := range [][]string{{"-max-sentences", "1"}, {"-max-sentence-bytes", "5"}} {
		s := new(Settings)
		flags := flag.NewFlagSet("try", flag.ContinueOnError)
		s.Flags(flags)
		if err := flags.Parse(args); err != nil {
			t.Fatal(err)
		}
		aligner, err := s.New(t.Context(), language.German, language.English)
		if err != nil {
			t.Fatal(err)
		}
		_, err = aligner.Align(t.Context(), source, target)
		if got := Explain(err); got == nil || !strings.HasSuffix(got.Error(), "; "+args[0]+" raises it") || !s.Set() {
			t.Errorf("%v: got %v", args, got)
		}
	}
	if err := Explain(&align.TooLargeError{Limit: align.LimitMemory}); !strings.HasSuffix(err.Error(), "; -max-memory raises it") {
		t.Errorf("got %v", err)
	}
	if err := Explain(io.EOF); err != io.EOF {
		t.Errorf("got %v of another error", err)
	}
}
