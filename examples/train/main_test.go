package main

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
)

// files writes files under a new folder, and goes there.
func files(t *testing.T, texts map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range texts {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func call(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, warnings bytes.Buffer
	code = run(ctx, args, &out, &warnings)
	return code, out.String(), warnings.String()
}

var primer = map[string]string{
	"one.id": "\ufeffRumah itu besar\r\nRumah itu kecil\r\n",
	"one.en": "The house is big\nThe house is small\n",
	"two.id": "Buku itu besar\nBuku itu kecil\nRumah dan buku",
	"two.en": "The book is big\nThe book is small\nHouse and book\n",
}

func TestTrain(t *testing.T) {
	files(t, primer)
	code, stdout, stderr := call(t.Context(), "-from", "id", "-to", "en", "one.id", "one.en", "two.id", "two.en", "-o", "id-en.lex")
	if code != 0 || stdout != "" || stderr != "" {
		t.Fatalf("exit code %d, printed %q, %q", code, stdout, stderr)
	}
	file, err := os.Open("id-en.lex")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	l, err := lexicon.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if from, to := l.Languages(); from != language.Indonesian || to != language.English {
		t.Errorf("a lexicon from %v to %v", from, to)
	}
	for source, target := range map[string]string{"rumah": "house", "buku": "book", "kecil": "small"} {
		id, _ := l.Source().Find(source)
		var found []string
		for word := range l.Translations(id) {
			found = append(found, l.Target().Word(word))
		}
		if slices.Index(found, target) != 0 {
			t.Errorf("%s translates as %q, want %q first", source, found, target)
		}
	}
}

func TestTrainRefuses(t *testing.T) {
	texts := map[string]string{
		"short.en": "The house is big\n",
		"wide.id":  "a\n" + strings.Repeat("x", maxLine+1) + "\n",
		"utf16.id": "\xff\xfeR\x00\n",
		"dots.id":  "...\n...\n",
	}
	for name, text := range primer {
		texts[name] = text
	}
	files(t, texts)
	good := []string{"-from", "id", "-to", "en", "-o", "out.lex"}
	for _, test := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no languages", []string{"-o", "out.lex", "one.id", "one.en"}, 2, "name the languages"},
		{"one language", []string{"-from", "id", "-o", "out.lex", "one.id", "one.en"}, 2, "name the languages"},
		{"no language at all", []string{"-from", "???", "one.id", "one.en"}, 2, "-from"},
		{"no output", []string{"-from", "id", "-to", "en", "one.id", "one.en"}, 2, "-o id-en.lex"},
		{"no files", good, 2, "got 0 files"},
		{"an odd number of files", append(good, "one.id", "one.en", "two.id"), 2, "got 3 files"},
		{"the output among the inputs", append(good, "one.id", "out.lex"), 2, "would overwrite"},
		{"a limit of nothing", append(good, "-max-words", "0", "one.id", "one.en"), 2, "-max-words"},
		{"a probability above 1", append(good, "-min-probability", "7", "one.id", "one.en"), 2, "-min-probability"},
		{"a file that is not there", append(good, "one.id", "none.en"), 1, "none.en: no such file"},
		{"different numbers of lines", append(good, "one.id", "short.en"), 1, "one.id has 2 lines and short.en has 1"},
		{"more lines in the target", append(good, "one.id", "two.en"), 1, "one.id has 2 lines and two.en has 3"},
		{"a line without end", append(good, "wide.id", "one.en"), 1, "wide.id:2: the line is longer"},
		{"UTF-16", append(good, "utf16.id", "short.en"), 1, "utf16.id: is UTF-16"},
		{"nothing to learn", append(good, "dots.id", "one.en"), 1, "no pair has words on both sides"},
		{"no folder for the output", append(good, "-o", "no/out.lex", "one.id", "one.en"), 1, "no such folder"},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := call(t.Context(), test.args...)
			if code != test.code || stdout != "" || !strings.Contains(stderr, test.want) {
				t.Errorf("exit code %d, %q, want %d, %q", code, stderr, test.code, test.want)
			}
			if _, err := os.Stat("out.lex"); err == nil {
				t.Error("it wrote a lexicon")
			}
		})
	}
}

func TestTrainStopsWithItsContext(t *testing.T) {
	files(t, primer)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	code, _, stderr := call(ctx, "-from", "id", "-to", "en", "-o", "out.lex", "one.id", "one.en")
	if code != 1 || !strings.Contains(stderr, "canceled") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}

func TestHelp(t *testing.T) {
	code, stdout, stderr := call(t.Context(), "-h")
	if code != 0 || !strings.Contains(stdout, "-min-probability") || stderr != "" {
		t.Errorf("exit code %d, %q, %q", code, stdout, stderr)
	}
}
