package detect

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

func TestRun(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for name, text := range map[string]string{
		"id.txt":    "Harga beras akan turun setelah panen raya, kata pemerintah pada hari Senin.",
		"de.txt":    "Der Preis für Reis wird nach der Ernte sinken, sagte die Regierung am Montag.",
		"nl.txt":    "De prijs van rijst zal na de oogst dalen, zei de regering op maandag.",
		"empty.txt": "",
		"page.html": "<title>The price of rice will fall after the harvest</title><script>var the = 'of the and to'</script><p>Der Preis " +
			"für Reis wird nach der <b>Ernte</b> sinken, sagte die Regierung am Montag.",
		"utf8.txt":    "Der f\u00fcr Reis verlangte Preis.",
		"russian.txt": "\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0",
		"latin.txt":   "Der f\xfcr Reis verlangte Preis wird nach der Ernte sinken, sagte die Regierung.",
		"mixed.txt": "Pemerintah mengatakan bahwa harga beras akan turun setelah panen raya, karena persediaan sudah cukup.\n" +
			"Para petani di desa itu juga berharap agar mereka dapat menjual beras dengan harga yang baik.\n" +
			"The government said that the price of rice would fall after the main harvest, because the stores have enough.\n",
		"-": "The price of rice will fall after the harvest, said the government.",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"folder/b/.hidden", "none"} {
		if err := os.MkdirAll(name, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for name, from := range map[string]string{
		"folder/a.txt": "id.txt", "folder/b/c.html": "page.html", "folder/b/.hidden/d.txt": "id.txt", "folder/notes.csv": "id.txt",
	} {
		text, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name, args, stdin string
		code              int
		stdout, stderr    string // patterns
	}{
		{"files in order, named as they were given", "de.txt ./id.txt", "", command.Done,
			`^de\.txt\tde\t0\.\d{4}\n\./id\.txt\tid\t0\.\d{4}\n$`, `^$`},
		{"a foreign file is an answer", "nl.txt", "", command.Done, `^nl\.txt\tund\t0\.\d{4}\n$`, `^$`},
		{"a file in two languages", "mixed.txt", "", command.Done, `^mixed\.txt\tid\t0\.\d{4}\n$`,
			`warning: mixed\.txt: is in id and en; it is taken for id`},
		{"an empty file is an answer with a warning", "empty.txt", "", command.Done, `^empty\.txt\tund\t0\.0000\n$`, `warning: empty\.txt`},
		{"a missing file does not stop the others", "missing.txt de.txt", "", command.Failed, `^de\.txt\tde\t`,
			`^detect: missing\.txt: no such file; check the name and the folder\ndetect: 1 of 2 files could not be read\n$`},
		{"a folder stands for its files", "folder", "", command.Done, `^folder/a\.txt\tid\t.*\nfolder/b/c\.html\tde\t.*\n$`, `^$`},
		{"a folder of nothing", "none", "", command.Misused, `^$`, `none: has no file in it with a name in \.txt`},
		{"the same file twice", "id.txt ./id.txt", "", command.Done, `^id\.txt\tid\t.*\n$`,
			`^detect: warning: \./id\.txt: is the same file as id\.txt; it is read once\n$`},
		{"the text of standard input", "- de.txt", "Harga beras akan turun setelah panen raya.", command.Done, `^-\tid\t.*\nde\.txt\tde\t`, `^$`},
		{"names and text of standard input", "-list - -", "id.txt", command.Misused, `^$`, `write \./-`},
		{"names from standard input", "-list -", "id.txt\n\nde.txt", command.Done, `^id\.txt\tid\t.*\nde\.txt\tde\t.*\n$`, `^$`},
		{"a file called -", "./-", "", command.Done, `^\./-\ten\t`, `^$`},
		{"other languages", "-languages nl nl.txt de.txt", "", command.Done, `^nl\.txt\tnl\t.*\nde\.txt\tund\t.*\n$`, `^$`},
		{"one of the languages for sure", "-among -languages id,de nl.txt", "", command.Done, `^nl\.txt\tde\t`, `^$`},
		{"a web page by what is seen of it", "page.html", "", command.Done, `^page\.html\tde\t`, `^$`},
		{"another encoding", "-encoding windows-1252 latin.txt", "", command.Done, `^latin\.txt\tde\t`, `^$`},
		{"an encoding that is not said", "latin.txt", "", command.Done, `^latin\.txt\tde\t`,
			`^detect: warning: latin\.txt: is read as windows-1252, .*-encoding`},
		{"the wrong encoding", "-encoding windows-1252 utf8.txt", "", command.Failed, `^$`,
			`utf8\.txt: line 1, column 6: the text is not windows-1252; it is UTF-8; leave out -encoding`},
		{"an encoding that nothing tells", "russian.txt", "", command.Failed, `^$`,
			`russian\.txt: line 1, column 1: the text is not utf-8; .*-encoding windows-1252`},
		{"no files", "", "", command.Misused, `^$`, `no files(.|\n)*detect -h tells`},
		{"no such flag", "-x id.txt", "", command.Misused, `^$`, `detect -h tells`},
		{"no such language", "-languages id,klingon id.txt", "", command.Misused, `^$`, `"klingon" is no language tag; give -languages`},
		{"a language nobody knows", "-languages tlh id.txt", "", command.Misused, `^$`,
			`language tlh is not one of the 75 known; give -languages`},
		{"help", "-h", "", command.Done, `^usage: detect`, `^$`},
	} {
		var stdout, stderr strings.Builder
		code := Program.Run(t.Context(), strings.Fields(test.args), strings.NewReader(test.stdin), &stdout, &stderr)
		if code != test.code {
			t.Errorf("%s: exit %d, want %d", test.name, code, test.code)
		}
		for _, out := range []struct{ got, want string }{{stdout.String(), test.stdout}, {stderr.String(), test.stderr}} {
			if !regexp.MustCompile(out.want).MatchString(out.got) {
				t.Errorf("%s: %q does not match %s", test.name, out.got, out.want)
			}
		}
	}
}

func TestNamesDoNotSteerTheTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	const name = "\x1b[2J\tname.txt"
	if err := os.WriteFile(name, []byte("The ferry ran aground off the island on Monday."), 0o600); err != nil {
		t.Skip(err)
	}
	var stdout, stderr bytes.Buffer
	if code := Program.Run(t.Context(), []string{name}, strings.NewReader(""), &stdout, &stderr); code != 0 ||
		!strings.HasPrefix(stdout.String(), "␛[2J name.txt\ten\t") {
		t.Errorf("exit code %d, printed %q, %q", code, stdout.String(), stderr.String())
	}
}
