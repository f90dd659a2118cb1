package align

import (
	"os"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

func TestPartsOfPairs(t *testing.T) {
	for name, content := range map[string]string{
		"pages.jsonl": `{"url":"https://a.example/de","text":"` + strings.ReplaceAll(files["ship.de"], "\n", `\n`) + `"}` + "\nno\n" +
			`{"url":"https://a.example/en","text":"` + strings.ReplaceAll(files["ship.en"], "\n", `\n`) + `"}` + "\n",
		"web":  "https://a.example/de\thttps://a.example/en\nship.de\tnone\n",
		"lost": "ship.de\tship.en\tno/each.tsv\n",
		"each": "ship.de\tship.en\teach.tsv\nhttps://a.example/de\thttps://a.example/en\tpage.tsv\n",
	} {
		files[name] = content
		defer delete(files, name)
	}
	for _, test := range []struct {
		name, args string
		code       int
		stderr     string            // has this in it
		want       map[string]string // has each file this in it
	}{
		{"documents in a file", "-pairs web -documents pages.jsonl -format tsv -parts 1 -o out", command.Failed,
			"align: web:2: none: no such file; check the name and the folder\nalign: 1 of 2 inputs failed; the manifests in out say why\n",
			map[string]string{
				"out/part-00000-of-00001.tsv": "Nobody was hurt.",
				"out/part-00000-of-00001.manifest.jsonl": `{"input":"https://a.example/de\thttps://a.example/en","status":"done"}` + "\n" +
					`{"input":"ship.de\tnone","status":"failed","reason":"none: no such file; check the name and the folder"}` + "\n" +
					`{"output":"part-00000-of-00001.tsv","status":"done","bytes":`,
			}},
		{"a file for each pair", "-pairs each -documents pages.jsonl -shard 0/1", command.Done, "",
			map[string]string{"each.tsv": "Nobody was hurt.", "page.tsv": "https://a.example/en",
				"each.shard-00000-of-00001.manifest.jsonl": `{"input":"ship.de\tship.en","output":"each.tsv","status":"done","bytes":`}},
		{"an output that cannot be written is no failure of a pair", "-pairs lost -resume", command.Failed,
			"align: lost:1: no: no such folder; make it first\n", map[string]string{"lost.manifest.jsonl": ""}},
		{"no file of documents", "-pairs web -documents pages.txt -parts 1 -o out -format tsv", command.Misused,
			"want a name in .warc or .jsonl, or that with .gz", nil},
		{"a file of documents that is not there", "-pairs web -documents none.warc -parts 1 -o out -format tsv", command.Failed,
			"none.warc: no such file", nil},
		{"the files of a folder", "-pairs - -resume -o out/ -format tmx", command.Done, "",
			map[string]string{"out/manifest.jsonl": `"output":"ship--ship.tmx"`, "out/ship--ship.tmx": "<tmx"}},
		{"a format of one pair", "-pairs web -parts 2 -format vecalign -o out", command.Misused,
			"-format vecalign holds one pair, and a part many", nil},
		{"parts without a folder", "-pairs web -parts 2 -format tsv", command.Misused, "name it, as -o folder", nil},
		{"a format of two files", "-pairs - -shard 0/2 -format moses -o out/", command.Misused, "makes several files of a pair", nil},
		{"no list", "-shard 0/2 ship.de ship.en", command.Misused, "are for -pairs LIST", nil},
		{"learning", "-pairs web -shard 0/2 -self-train -from de -to en", command.Misused, "-self-train learns from all pairs", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, _, stderr := in(t, "ship.de\tship.en\n", strings.Fields(test.args)...)
			if code != test.code || !strings.Contains(stderr, test.stderr) || test.stderr == "" && stderr != "" {
				t.Errorf("exit code %d, complained\n%s", code, stderr)
			}
			for name, want := range test.want {
				if content, err := os.ReadFile(name); err != nil || !strings.Contains(string(content), want) {
					t.Errorf("%s: %v, holds\n%s\nwant in it\n%s", name, err, content, want)
				}
			}
		})
	}
}
