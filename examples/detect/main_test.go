package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for name, text := range map[string]string{
		"id.txt":    "Harga beras akan turun setelah panen raya, kata pemerintah pada hari Senin.",
		"de.txt":    "Der Preis für Reis wird nach der Ernte sinken, sagte die Regierung am Montag.",
		"nl.txt":    "De prijs van rijst zal na de oogst dalen, zei de regering op maandag.",
		"empty.txt": "",
		"-":         "The price of rice will fall after the harvest, said the government.",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name, args, stdin string
		code              int
		stdout, stderr    string // patterns
	}{
		{"files in order, named as they were given", "de.txt ./id.txt", "", done, `^de\.txt\tde\t0\.\d{4}\n\./id\.txt\tid\t0\.\d{4}\n$`, `^$`},
		{"a foreign file is an answer", "nl.txt", "", done, `^nl\.txt\tund\t0\.\d{4}\n$`, `^$`},
		{"an empty file is an answer with a warning", "empty.txt", "", done, `^empty\.txt\tund\t0\.0000\n$`, `warning: empty\.txt`},
		{"a missing file does not stop the others", "missing.txt de.txt", "", failed, `^de\.txt\tde\t`, `^detect: cannot read missing\.txt: no such file or directory; name a text file that you may read\n$`},
		{"a folder is no file", ".", "", failed, `^$`, `cannot read \.: is a directory`},
		{"names from standard input", "-", "id.txt\n\nde.txt", done, `^id\.txt\tid\t.*\nde\.txt\tde\t.*\n$`, `^$`},
		{"a file called -", "./-", "", done, `^\./-\ten\t`, `^$`},
		{"other languages", "-languages nl nl.txt de.txt", "", done, `^nl\.txt\tnl\t.*\nde\.txt\tund\t.*\n$`, `^$`},
		{"one of the languages for sure", "-among -languages id,de nl.txt", "", done, `^nl\.txt\tde\t`, `^$`},
		{"- among files", "- id.txt", "", misused, `^$`, `- stands alone`},
		{"no files", "", "", misused, `^$`, `no files(.|\n)*Usage:`},
		{"no such flag", "-x id.txt", "", misused, `^$`, `Usage:`},
		{"no such language", "-languages id,klingon id.txt", "", misused, `^$`, `"klingon" is no language tag; give -languages`},
		{"a language nobody knows", "-languages tlh id.txt", "", misused, `^$`, `language tlh is not one of the 75 known; give -languages`},
		{"help", "-h", "", done, `^$`, `Usage:`},
	} {
		var stdout, stderr strings.Builder
		code := run(strings.Fields(test.args), strings.NewReader(test.stdin), &stdout, &stderr)
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
