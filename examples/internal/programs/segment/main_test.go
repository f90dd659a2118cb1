package segment

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

func call(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errors bytes.Buffer
	code = Program.Run(context.Background(), args, strings.NewReader(stdin), &out, &errors)
	return code, out.String(), errors.String()
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct{ name, lang, text, want string }{
		{"one sentence on a line", "de", "Am 28. Mai. Er kam.\n", "Am 28. Mai.\nEr kam.\n"},
		{"a blank line between paragraphs", "en", "One. Two.\n\n\nThree.", "One.\nTwo.\n\nThree.\n"},
		{"a line break inside a sentence is one space", "en", "This is cut\r\noff here. And\nso is this.",
			"This is cut off here.\nAnd so is this.\n"},
		{"no other byte changes", "id", "Harga\u00a0Rp.\u00a01.000\tsaja \u200d.", "Harga\u00a0Rp.\u00a01.000\tsaja \u200d.\n"},
		{"nothing of nothing", "id", " \n\n", ""},
		{"other languages by the Unicode rules", "ja", "元気です。はい。", "元気です。\nはい。\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("page.txt", []byte(tt.text), 0o666); err != nil {
				t.Fatal(err)
			}
			if code, got, stderr := call("", "-lang", tt.lang, "page.txt"); code != command.Done || got != tt.want || stderr != "" {
				t.Errorf("exit %d, %q, %q; want %q", code, got, stderr, tt.want)
			}
			if _, got, _ := call(tt.text, "-", "-lang", tt.lang); got != tt.want {
				t.Errorf("from standard input %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWithoutLanguageTheUnicodeRules(t *testing.T) {
	if _, got, _ := call("Hello there. You.", "-"); got != "Hello there.\nYou.\n" {
		t.Errorf("got %q", got)
	}
}

func TestEncodingsAndPages(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, content := range map[string]string{
		"wide.txt":  "\xff\xfeE\x00r\x00.\x00 \x00D\x00u\x00.\x00",
		"latin.txt": "Gr\xfc\xdfe. \x84Ja.\x93",
		"page.html": "<h1>Titel</h1><p>Er kam.\n Du nicht.",
	} {
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ file, want string }{
		{"wide.txt", "Er.\nDu.\n"},
		{"latin.txt", "Grüße.\n„Ja.“\n"},
		{"page.html", "Titel\n\nEr kam.\nDu nicht.\n"},
	} {
		if code, got, stderr := call("", "-encoding", "windows-1252", "-lang", "de", tt.file); code != command.Done || got != tt.want {
			t.Errorf("%s: exit %d, %q, %q; want %q", tt.file, code, got, stderr, tt.want)
		}
	}
}

func TestWhatComesBeforeBrokenTextIsPrinted(t *testing.T) {
	const want = "-: read text at byte 6: line 2, column 4: the text is not utf-8; if it is in another encoding, name that"
	code, stdout, stderr := call("A.\nB. \xff C.", "-")
	if code != command.Failed || stdout != "A.\n\nB.\n" || !strings.Contains(stderr, want) {
		t.Errorf("exit %d, %q, %q; want %q", code, stdout, stderr, want)
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, tt := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no file", nil, command.Misused, "want one FILE"},
		{"two files", []string{"a", "b"}, command.Misused, "want one FILE, got 2"},
		{"no such flag", []string{"-x", "a"}, command.Misused, "segment -h"},
		{"no such language", []string{"-lang", "?", "a"}, command.Misused, "-lang ?: no language tag"},
		{"no such file", []string{"missing.txt"}, command.Failed, "missing.txt: no such file"},
		{"no such encoding", []string{"-encoding", "nonsense", "a"}, command.Misused, "no encoding is called nonsense; try"},
		{"a folder", []string{"."}, command.Failed, ".: is a folder"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, stdout, stderr := call("", tt.args...)
			if code != tt.code || stdout != "" || !strings.Contains(stderr, tt.want) {
				t.Errorf("exit %d, %q, %q; want exit %d and %q", code, stdout, stderr, tt.code, tt.want)
			}
		})
	}
	if code, stdout, _ := call("", "-h"); code != command.Done || !strings.Contains(stdout, "usage: segment") {
		t.Errorf("-h: exit %d, %q", code, stdout)
	}
}
